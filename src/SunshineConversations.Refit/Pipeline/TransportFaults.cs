namespace SunshineConversations;

/// <summary>Detects failures that only the handler directly above the transport can see: a redirect that was followed, and a connection that was never made.</summary>
internal static class TransportFaults
{
    private const string NeverSent = "SunshineConversations.NeverSent";

    /// <summary>The handler that connects: a primary handler of the application may itself wrap another handler.</summary>
    public static HttpMessageHandler InnermostOf(HttpMessageHandler transport)
    {
        while (transport is DelegatingHandler { InnerHandler: { } inner })
            transport = inner;

        return transport;
    }

    /// <summary>
    /// A primary handler of the application may follow redirects: a POST is then sent again as a GET, and it
    /// returns the response to a different request. This cannot be undone, but it is never treated as a success, nor as a
    /// connection that was never made.
    /// </summary>
    public static bool WasRedirected(HttpRequestMessage request, Uri uri, HttpMethod method) => !ReferenceEquals(request.RequestUri, uri) || request.Method != method;

    public static InvalidOperationException Redirected(HttpRequestMessage request, Exception? cause)
    {
        string target = request.RequestUri!.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return new($"The primary HTTP handler of the application followed a redirect to '{target}' with {request.Method}. Set AllowAutoRedirect to false on it.", cause);
    }

    /// <summary>
    /// SocketsHttpHandler reports its ConnectTimeout like any other cancellation. From elsewhere, the same exception may
    /// occur after the request was received.
    /// </summary>
    public static bool IsConnectTimeout(OperationCanceledException e, HttpMessageHandler transport, CancellationToken cancellationToken) =>
        e.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested && transport is SocketsHttpHandler or HttpClientHandler;

    public static HttpRequestException NoConnection(OperationCanceledException e)
    {
        var error = new HttpRequestException(HttpRequestError.ConnectionError, e.InnerException!.Message, e);
        MarkIfNeverSent(error);
        return error;
    }

    /// <summary>Distinguishes a failure of this request from one that a handler of the application reports about a different request.</summary>
    public static void MarkIfNeverSent(HttpRequestException e)
    {
        if (e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
            e.Data[NeverSent] = true;
    }

    public static bool WasNeverSent(HttpRequestException e) => e.Data.Contains(NeverSent);
}
