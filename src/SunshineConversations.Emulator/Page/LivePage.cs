using System.Security.Cryptography;
using System.Text;

namespace SunshineConversations.Emulator;

/// <summary>
/// The page at <c>/emulator</c>: the conversations as a user sees them, next to the calls of the bot and the deliveries to
/// webhooks. It is one document, with the style and the script in it.
/// </summary>
internal static class LivePage
{
    public const string IconPath = EmulatorApplication.OwnPath + "/icon.svg";

    private static readonly string Style = Read("page.css");
    private static readonly string Script = Read("page.js");
    private static readonly byte[] Icon = Encoding.UTF8.GetBytes(Read("icon.svg"));

    private static readonly byte[] Content = Encoding.UTF8.GetBytes(Read("page.html")
        .Replace("/* page.css */", Style, StringComparison.Ordinal)
        .Replace("/* page.js */", Script, StringComparison.Ordinal));

    // Only its own script runs, which cannot write HTML, and no other page can embed it in a frame.
    private static readonly string Policy =
        $"default-src 'none'; script-src '{HashOf(Script)}'; style-src '{HashOf(Style)}'; connect-src 'self'; img-src 'self'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    public static Task ServeAsync(HttpContext context) => ServeAsync(context, "text/html; charset=utf-8", Policy, Content);

    /// <summary>Without an icon, browsers ask for one outside of the page.</summary>
    public static Task ServeIconAsync(HttpContext context) => ServeAsync(context, "image/svg+xml", "default-src 'none'", Icon);

    private static async Task ServeAsync(HttpContext context, string contentType, string policy, byte[] content)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        context.Response.Headers.ContentSecurityPolicy = policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
    }

    private static string Read(string name)
    {
        using Stream resource = typeof(LivePage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource);
        // As browsers read it, which hash it.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
