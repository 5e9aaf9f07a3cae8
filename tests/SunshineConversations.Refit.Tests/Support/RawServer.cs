using System.Collections.Concurrent;
using System.Net.Sockets;

namespace SunshineConversations.Tests.Support;

/// <summary>
/// A server that is nothing but a socket: it hands out each request as it came, byte for byte, and responds with the
/// given bytes, or breaks the connection where requested.
/// </summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    // Never disposed: it has no timer, and a second DisposeAsync asks it.
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, Socket, CancellationToken, Task> _serve;
    private readonly Task _accepting;
    private int _connections;

    /// <summary>Serves each connection with <paramref name="serve"/>, which gets the connection's number, from 1.</summary>
    public RawServer(Func<RawServer, int, Socket, CancellationToken, Task> serve)
    {
        _serve = (number, socket, token) => serve(this, number, socket, token);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri BaseUrl => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>How many connections were opened.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The requests that were read, as strings.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>A server that gives the n-th request the n-th of these responses, and the last one from then on.</summary>
    public static RawServer Responding(params string[] responses) => new(async (server, _, socket, token) =>
    {
        while (await server.ReadRequestAsync(socket, token) is not null)
        {
            int request = server.Requests.Count;
            await SendAsync(socket, responses[Math.Min(request, responses.Length) - 1], token);
        }
    });

    /// <summary>A server that reads one request on each connection, and then does this.</summary>
    public static RawServer Reading(Func<Socket, CancellationToken, Task> thenAsync) => new(async (server, _, socket, token) =>
    {
        await server.ReadRequestAsync(socket, token);
        await thenAsync(socket, token);
    });

    /// <summary>A server that reads one request on each connection, does this, and responds with nothing until the client is gone.</summary>
    public static RawServer Silent(Func<Socket, CancellationToken, Task> thenAsync) => Reading(async (socket, token) =>
    {
        await thenAsync(socket, token);
        await socket.ReceiveAsync(new byte[1], token);
    });

    /// <summary>A server that reads one request on each connection, and resets it.</summary>
    public static RawServer Cutting() => Reading((socket, _) =>
    {
        Reset(socket);
        return Task.CompletedTask;
    });

    /// <summary>An address that a server had a moment ago, and that nothing listens on.</summary>
    public static async Task<Uri> GoneAsync()
    {
        await using RawServer server = Responding("");
        return server.BaseUrl;
    }

    public static string Response(int status, string body, params string[] headers) =>
        $"HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n{body}";

    public static async Task SendAsync(Socket socket, string text, CancellationToken cancellationToken) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), cancellationToken);

    /// <summary>Ends the connection with a reset, not with a graceful end.</summary>
    public static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Reads one request to the end of its body, and asks for the body where the client waits for that; null when the client closed the connection.</summary>
    public async Task<string?> ReadRequestAsync(Socket socket, CancellationToken cancellationToken)
    {
        var received = new List<byte>();
        byte[] buffer = new byte[4096];
        bool isAskedFor = false;
        while (true)
        {
            string text = Encoding.UTF8.GetString([.. received]);
            int headEnd = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (headEnd >= 0 && !isAskedFor && text.Contains("\r\nExpect: 100-continue\r\n", StringComparison.Ordinal))
            {
                isAskedFor = true;
                await SendAsync(socket, "HTTP/1.1 100 Continue\r\n\r\n", cancellationToken);
            }

            if (headEnd >= 0 && received.Count >= headEnd + 4 + ContentLength(text[..headEnd]))
            {
                Requests.Enqueue(text);
                return text;
            }

            int count = await socket.ReceiveAsync(buffer, cancellationToken);
            if (count == 0)
                return null;

            received.AddRange(buffer.AsSpan(0, count));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;

        await _stop.CancelAsync();
        // In this order: a listener that is stopped between two connections throws at the next one.
        await _accepting;
        _listener.Stop();
    }

    private static int ContentLength(string head) => head.Split("\r\n")
        .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
        .Select(line => int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture))
        .SingleOrDefault();

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_stop.Token);
                serving.Add(ServeAsync(Interlocked.Increment(ref _connections), socket));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(int number, Socket socket)
    {
        using (socket)
        {
            try
            {
                await _serve(number, socket, _stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
