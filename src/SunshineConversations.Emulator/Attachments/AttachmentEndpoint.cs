using System.Security.Cryptography;
using System.Text;

namespace SunshineConversations.Emulator;

/// <summary>
/// Serves attachments at their URLs: to everyone, or to callers with credentials if attachments are private. With
/// <see cref="EmulatorOptions.AttachmentRedirectOrigin"/> it redirects to another origin, like a content delivery network:
/// there, a token in the URL grants access, and credentials are rejected.
/// </summary>
internal sealed class AttachmentEndpoint(EmulatorAccount account, Authentication authentication)
{
    public const string Template = "/attachments/v2/{attachmentId}/{fileName}";
    public const string Route = "GET " + Template;

    private const string Token = "token";

    /// <summary>The beginning of the URLs of attachments: the host and the prefix of the request that uploads one.</summary>
    public static string RootOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{PrefixOf(request)}";

    /// <summary>The URL of a new attachment.</summary>
    public static string UrlOf(string root, string id, string fileName) =>
        root + Template.Replace("{attachmentId}", id, StringComparison.Ordinal).Replace("{fileName}", Uri.EscapeDataString(fileName), StringComparison.Ordinal);

    /// <summary>Whether a URL may be that of an attachment.</summary>
    public static bool IsServed(string url, HttpRequest request) =>
        url.StartsWith($"{request.Scheme}://{request.Host}/", StringComparison.OrdinalIgnoreCase);

    public async Task ServeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        string id = (string)request.RouteValues["attachmentId"]!;
        Uri? redirectOrigin = account.Options.AttachmentRedirectOrigin;
        Caller? caller = CallerOf(request);
        if (redirectOrigin is not null && request.Host.Value == redirectOrigin.Authority)
        {
            if (request.Headers.Authorization.Count > 0)
                throw EmulatorErrorException.BadRequest("Only one way of authorization is allowed");

            if (request.Query[Token] != TokenOf(id))
                throw EmulatorErrorException.Forbidden();
        }
        else if (account.Options.HasPrivateAttachments && caller is null)
        {
            throw EmulatorErrorException.Unauthorized();
        }
        else if (redirectOrigin is not null)
        {
            Find(id, caller);
            context.Response.Redirect(new Uri(redirectOrigin, $"{request.Path.ToUriComponent()}?{Token}={TokenOf(id)}").AbsoluteUri);
            return;
        }

        (Attachment attachment, Stream content) = Find(id, caller);
        await using (content.ConfigureAwait(false))
        {
            context.Response.ContentType = attachment.MediaType;
            context.Response.ContentLength = content.Length;
            // An uploaded file is not trusted by the pages of the emulator.
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.ContentSecurityPolicy = "sandbox";
            if (!HttpMethods.IsHead(request.Method))
                await content.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private Caller? CallerOf(HttpRequest request)
    {
        lock (account.Lock)
            return authentication.CallerOf(request.Headers.Authorization);
    }

    private (Attachment Attachment, Stream Content) Find(string id, Caller? caller)
    {
        lock (account.Lock)
        {
            foreach (AppState app in account.Apps.All)
            {
                if (app.Attachments.Find(id) is not { } attachment)
                    continue;

                if (account.Options.HasPrivateAttachments && caller?.AppId is { } appId && appId != app.Id)
                    throw EmulatorErrorException.Forbidden();

                return (attachment, attachment.File.OpenRead());
            }
        }

        throw EmulatorErrorException.NotFound(title: "Attachment not found");
    }

    private string TokenOf(string id) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(account.Options.KeySecret), Encoding.UTF8.GetBytes(id)));

    private static string PrefixOf(HttpRequest request)
    {
        string path = request.Path.Value!;
        return path[..Math.Max(0, path.IndexOf("/v2/", StringComparison.Ordinal))];
    }
}
