namespace SunshineConversations;

/// <summary>
/// Authenticates a request, last of all handlers: nothing but the transport sees the credential, only the configured
/// host gets it, and it is taken off again before anybody else, an exception included, gets hold of the request.
/// </summary>
internal abstract class AuthenticationHandler(Func<SunshineConversationsOptions> options) : DelegatingHandler
{
    private HostSnapshot? _host;

    /// <summary>Makes the credential, as the header has it, from the options as they are now.</summary>
    protected abstract ValueTask<string> CreateCredentialAsync(SunshineConversationsOptions options, CancellationToken cancellationToken);

    protected sealed override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SunshineConversationsOptions current = options();
        RequireConfiguredHost(request.RequestUri!, current);
        string credential = await CreateCredentialAsync(current, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = null;
        // As text, which is sent as it is; a header value would be put together anew for every request.
        request.Headers.TryAddWithoutValidation("Authorization", credential);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            request.Headers.Authorization = null;
        }
    }

    private void RequireConfiguredHost(Uri uri, SunshineConversationsOptions current)
    {
        // The options object is replaced as a whole when the configuration changes.
        if (_host is not { } host || !ReferenceEquals(host.Options, current))
            _host = host = new(current, current.EffectiveBaseUrl);

        // The usual case, without having the URL taken apart: what begins with scheme, host, port and a slash goes there.
        if (uri.OriginalString.StartsWith(host.Start, StringComparison.Ordinal))
            return;

        Uri trusted = host.BaseUrl;
        if (!string.Equals(uri.Host, trusted.Host, StringComparison.OrdinalIgnoreCase) || uri.Port != trusted.Port || uri.Scheme != trusted.Scheme)
            throw new InvalidOperationException($"The request goes to '{uri.Scheme}://{uri.Authority}', but credentials are only sent to the configured host '{trusted.Scheme}://{trusted.Authority}'. Nothing was sent. A changed base URL takes effect when the application restarts.");
    }

    private sealed record HostSnapshot(SunshineConversationsOptions Options, Uri BaseUrl)
    {
        public string Start { get; } = BaseUrl.GetLeftPart(UriPartial.Authority) + "/";
    }
}
