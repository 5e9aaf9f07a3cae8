using System.Net.Mime;
using Microsoft.Net.Http.Headers;

namespace SunshineConversations.Emulator;

/// <summary>
/// Keeps web pages out of the paths below <c>/emulator</c>, which need no credentials. A page in the browser of a developer
/// can send requests to this machine, also by a name of its own that it lets resolve to a loopback address.
/// </summary>
internal static class LocalCallers
{
    /// <exception cref="ApiException">403 or 415.</exception>
    public static void ThrowIfRefused(HttpContext context, EmulatorOptions options)
    {
        HttpRequest request = context.Request;
        string host = request.Host.Host.Trim('[', ']');
        if (!WebhookTargets.IsLoopback(host) && !options.EmulatorHosts.Contains(host, StringComparer.OrdinalIgnoreCase))
            throw ApiException.Forbidden();

        if (request.Headers.Origin.Count > 0 && request.Headers.Origin != $"{request.Scheme}://{request.Host}")
            throw ApiException.Forbidden();

        bool hasFile = context.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>()?.HasFile == true;
        if (request.ContentType is not null && !hasFile && !IsJson(request.ContentType))
            throw ApiException.UnsupportedMediaType("The content type must be application/json");
    }

    private static bool IsJson(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? parsed)
        && parsed.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase);
}
