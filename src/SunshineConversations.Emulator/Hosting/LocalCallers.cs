using System.Net.Mime;
using Microsoft.Net.Http.Headers;

namespace SunshineConversations.Emulator;

/// <summary>
/// Keeps web pages out. A page in the browser of a developer can send requests to this machine, also by a name of its own that
/// it lets resolve to a loopback address, and it knows the keys: they are public.
/// </summary>
internal static class LocalCallers
{
    /// <exception cref="ApiException">403.</exception>
    public static void ThrowIfPage(HttpRequest request, EmulatorOptions options)
    {
        if (!IsAllowed(request.Host, options))
            throw ApiException.Forbidden($"The Host header must name this machine or one of {nameof(EmulatorOptions.AllowedHosts)}");

        if (request.Headers.Origin.Count > 0 && request.Headers.Origin != $"{request.Scheme}://{request.Host}")
            throw ApiException.Forbidden("A page of another origin may not call the emulator");
    }

    /// <summary>The paths that need no credentials do not take what a page can send without being asked for its origin either.</summary>
    /// <exception cref="ApiException">415.</exception>
    public static void ThrowIfForm(HttpContext context)
    {
        bool hasFile = context.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>()?.HasFile == true;
        if (context.Request.ContentType is { } contentType && !hasFile && !IsJson(contentType))
            throw ApiException.UnsupportedMediaType("The content type must be application/json");
    }

    private static bool IsAllowed(HostString host, EmulatorOptions options) =>
        WebhookTargets.IsLoopback(host.Host.Trim('[', ']'))
        || (options.AttachmentRedirectOrigin is { } redirected && host.Value == redirected.Authority)
        || HostString.MatchesAny(host.Host, [.. options.AllowedHosts]);

    private static bool IsJson(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? parsed)
        && parsed.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase);
}
