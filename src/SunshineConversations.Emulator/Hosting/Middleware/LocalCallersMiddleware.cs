using System.Net.Mime;
using Microsoft.Net.Http.Headers;

namespace SunshineConversations.Emulator;

/// <summary>
/// Keeps web pages out. A page in a developer's browser can send requests to this machine, also by its own host name that
/// resolves to a loopback address, and it knows the keys: they are public.
/// </summary>
internal sealed class LocalCallersMiddleware(EmulatorOptions options)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path != ControlOperations.HealthPath)
            ThrowIfPage(context.Request);

        if (EmulatorApplication.IsOwn(context.Request))
            ThrowIfForm(context);

        return next(context);
    }

    private void ThrowIfPage(HttpRequest request)
    {
        if (!IsAllowed(request.Host))
            throw EmulatorErrorException.Forbidden($"The Host header must name this machine or one of {nameof(EmulatorOptions.AllowedHosts)}");

        if (request.Headers.Origin.Count > 0 && request.Headers.Origin != $"{request.Scheme}://{request.Host}")
            throw EmulatorErrorException.Forbidden("A page of another origin may not call the emulator");
    }

    private bool IsAllowed(HostString host) =>
        WebhookTargets.IsLoopback(host.Host.Trim('[', ']'))
        || (options.AttachmentRedirectOrigin is { } redirected && host.Value == redirected.Authority)
        || HostString.MatchesAny(host.Host, [.. options.AllowedHosts]);

    /// <summary>The paths that need no credentials also reject requests that a page can send without the browser checking its origin.</summary>
    private static void ThrowIfForm(HttpContext context)
    {
        if (context.Request.ContentType is { } contentType && context.GetOperation() is not { HasFile: true } && !IsJson(contentType))
            throw EmulatorErrorException.UnsupportedMediaType("The content type must be application/json");
    }

    private static bool IsJson(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? parsed)
        && parsed.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase);
}
