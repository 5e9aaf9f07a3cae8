using System.Net;

namespace SunshineConversations;

/// <summary>
/// Wraps authentication and handles files. It decides where a download goes: to the configured host
/// with credentials, or anywhere else without them, over HTTPS and to the internet only, also after one redirect. A large
/// upload waits for the server before it sends the file.
/// </summary>
internal sealed class FileHandler : DelegatingHandler
{
    /// <summary>Authentication is directly above the transport.</summary>
    private HttpMessageHandler Transport => TransportFaults.InnermostOf(((DelegatingHandler)InnerHandler!).InnerHandler!);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Call.Of(request) is { Operation.StreamsResponse: true } call ? DownloadAsync(request, call.Options, cancellationToken)
        : request.Content is UploadContent { IsLarge: true } upload ? UploadAsync(request, upload, cancellationToken)
        : base.SendAsync(request, cancellationToken);

    /// <summary>A file that the server rejects by the headers alone is not sent, and the status is reported; otherwise the connection would break while the file is sent.</summary>
    private async Task<HttpResponseMessage> UploadAsync(HttpRequestMessage request, UploadContent upload, CancellationToken cancellationToken)
    {
        request.Headers.ExpectContinue = true;
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.ExpectationFailed || !upload.CanBeSentAgain)
            return response;

        // Some proxies do not support it, and nothing was processed.
        response.Dispose();
        request.Headers.ExpectContinue = null;
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> DownloadAsync(HttpRequestMessage request, OptionsSnapshot options, CancellationToken cancellationToken)
    {
        // It would have been followed before anybody could check where it leads.
        if (Transport is SocketsHttpHandler { AllowAutoRedirect: true } or HttpClientHandler { AllowAutoRedirect: true })
            throw new InvalidOperationException("The primary HTTP handler of the application follows redirects, which may lead a download to any URL. Set AllowAutoRedirect to false on it. Nothing was sent.");

        Uri address = request.RequestUri!;
        HttpResponseMessage response = options.Service.IsHostOf(address)
            ? await base.SendAsync(request, cancellationToken).ConfigureAwait(false)
            : await SendAnonymouslyAsync(address, request, options, cancellationToken).ConfigureAwait(false);
        if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
            return response;

        response.Dispose();
        return await SendAnonymouslyAsync(new(address, location), request, options, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAnonymouslyAsync(Uri address, HttpRequestMessage request, OptionsSnapshot options, CancellationToken cancellationToken)
    {
        // With an emulator on this machine, the files are on this machine.
        bool isOurs = options.Service.IsHostOf(address) || (address.IsLoopback && options.Service.BaseUrl.IsLoopback);
        if (!isOurs && address.Scheme != Uri.UriSchemeHttps)
            throw new InvalidOperationException($"The file is at '{address.Scheme}://{address.Authority}', but hosts other than the configured one are called over HTTPS only.");

        var anonymous = new AnonymousRequest(address, request, mustBePublic: !isOurs);
        await PublicAddressGuard.CheckAsync(anonymous, Transport, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(anonymous, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsRedirect(HttpStatusCode status) =>
        status is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
