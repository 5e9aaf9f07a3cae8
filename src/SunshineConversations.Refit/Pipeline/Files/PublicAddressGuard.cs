using System.Net;
using System.Net.Sockets;

namespace SunshineConversations;

/// <summary>
/// Keeps a request with an untrusted URL out of the local network: no private,
/// link-local or loopback address.
/// </summary>
internal static class PublicAddressGuard
{
    /// <summary>For the library's own transport: checks the address it actually connects to, so that a name cannot resolve differently between check and connection.</summary>
    public static readonly Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> ConnectCallback = ConnectAsync;

    private static readonly IPNetwork[] NotPublic =
    [
        .. from network in (string[])
            [
                // This network, private, of a carrier, loopback, link-local, private, of protocols, of 6to4, private, for benchmarks, multicast and reserved.
                "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
                // Of protocols, among them Teredo, and 6to4: both lead to an IPv4 address.
                "2001::/23", "2002::/16",
                // For documentation: unassigned, unless used for a private network.
                "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20",
            ]
           select IPNetwork.Parse(network),
    ];

    /// <summary>Everything else is local, special or not assigned.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>The prefixes that an IPv6-only network translates: an IPv4 address in the last four bytes.</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>
    /// Checks the host before the request is sent, whatever connects: a transport of the application, a proxy, or nothing, where a
    /// connection to the host is already open.
    /// </summary>
    /// <exception cref="InvalidOperationException">The host is not a public one.</exception>
    /// <exception cref="HttpRequestException">This machine cannot resolve the name, so where a proxy would connect is unknown.</exception>
    public static async ValueTask CheckAsync(AnonymousRequest request, HttpMessageHandler transport, CancellationToken cancellationToken)
    {
        if (!request.MustBePublic)
            return;

        string host = request.RequestUri!.IdnHost;
        IPAddress[] addresses = IPAddress.TryParse(host, out IPAddress? address) ? [address] : await ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        ThrowIfNotPublic(host, addresses);
        // Any other transport may be a stub, which does not resolve the name.
        if (addresses.Length == 0 && transport is SocketsHttpHandler or HttpClientHandler)
            throw new HttpRequestException(HttpRequestError.NameResolutionError, $"The file is at '{host}', which this machine cannot resolve, so it cannot be checked. Nothing was sent there.");
    }

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return IsPublic(address.MapToIPv4());

        if (address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address))
            return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));

        return (address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address)) && !NotPublic.Any(network => network.Contains(address));
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        // As the transport itself does.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            DnsEndPoint endPoint = context.DnsEndPoint;
            // A host that differs from the request's is a proxy, which the application chose.
            if (context.InitialRequestMessage is AnonymousRequest { MustBePublic: true } request && endPoint.Host == request.RequestUri!.IdnHost)
            {
                IPAddress[] addresses = await Dns.GetHostAddressesAsync(endPoint.Host, cancellationToken).ConfigureAwait(false);
                ThrowIfNotPublic(endPoint.Host, addresses);
                await socket.ConnectAsync(addresses, endPoint.Port, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await socket.ConnectAsync(endPoint, cancellationToken).ConfigureAwait(false);
            }

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            return [];
        }
    }

    private static void ThrowIfNotPublic(string host, params ReadOnlySpan<IPAddress> addresses)
    {
        foreach (IPAddress address in addresses)
        {
            if (!IsPublic(address))
                throw new InvalidOperationException($"The file is at '{host}', which is neither a public host nor the configured one. Nothing was sent there.");
        }
    }
}
