using System.Net;

namespace SunshineConversations;

/// <summary>
/// The proxy of the library's own transport: that of the process (<c>HTTP_PROXY</c>, <c>HTTPS_PROXY</c>, the system's settings), but never for
/// loopback: a proxy on another machine would connect to itself, and loopback may be called over plain HTTP with credentials.
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    public ICredentials? Credentials
    {
        get => field ?? HttpClient.DefaultProxy.Credentials;
        set;
    }

    public Uri? GetProxy(Uri destination) => IsThisMachine(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => IsThisMachine(host) || HttpClient.DefaultProxy.IsBypassed(host);

    /// <summary>A transport of the application is never modified; a request for loopback that it would send to the proxy of the process is not sent.</summary>
    /// <exception cref="InvalidOperationException">The application's transport uses the proxy of the process for loopback.</exception>
    public static void ThrowIfUsed(Uri uri, HttpMessageHandler transport)
    {
        if (IsThisMachine(uri)
            && TransportFaults.InnermostOf(transport) is SocketsHttpHandler { UseProxy: true, Proxy: null } or HttpClientHandler { UseProxy: true, Proxy: null }
            && !HttpClient.DefaultProxy.IsBypassed(uri)
            && HttpClient.DefaultProxy.GetProxy(uri) is not null)
        {
            throw new InvalidOperationException($"The primary HTTP handler of the application would send requests for '{uri.Authority}' to the proxy of the environment. Set UseProxy to false or a Proxy on it, or add the host to NO_PROXY. Nothing was sent.");
        }
    }

    private static bool IsThisMachine(Uri uri) =>
        uri.IsLoopback || uri.IdnHost.AsSpan().TrimEnd('.') is var host && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase));
}
