namespace SunshineConversations;

/// <summary>What only the handler directly above the transport can tell: a redirect that was followed, and a connection that never came about.</summary>
internal static class TransportFaults
{
    /// <summary>
    /// A primary handler of the application may follow redirects: a POST is then sent again as a GET, and what it
    /// returns is the response to another request. It cannot be undone, but it is never taken for a success.
    /// </summary>
    /// <exception cref="InvalidOperationException">The transport sent the request to another URL, or with another method.</exception>
    public static void ThrowIfRedirected(HttpRequestMessage request, Uri uri, HttpMethod method, HttpResponseMessage response)
    {
        if (ReferenceEquals(request.RequestUri, uri) && request.Method == method)
            return;

        string target = request.RequestUri!.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        response.Dispose();
        throw new InvalidOperationException($"The primary HTTP handler of the application followed a redirect to '{target}' with {request.Method}. Set AllowAutoRedirect to false on it.");
    }

    /// <summary>
    /// SocketsHttpHandler reports its ConnectTimeout like any other cancellation. The same exception from elsewhere may
    /// come after the request was received.
    /// </summary>
    public static bool IsConnectTimeout(OperationCanceledException e, HttpMessageHandler transport, CancellationToken cancellationToken) =>
        e.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested && transport is SocketsHttpHandler or HttpClientHandler;

    public static HttpRequestException NoConnection(OperationCanceledException e) =>
        new(HttpRequestError.ConnectionError, e.InnerException!.Message, e);
}
