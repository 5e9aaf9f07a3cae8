using System.Net.Sockets;

namespace SunshineConversations.AspNetCore.Tests.Support;

/// <summary>A request that is written byte by byte on its own socket.</summary>
internal sealed class RawRequest : IDisposable
{
    private readonly Socket _socket;

    private RawRequest(Socket socket) => _socket = socket;

    public static async Task<RawRequest> ConnectAsync(Uri url)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(url.Host, url.Port);
        return new RawRequest(socket);
    }

    /// <summary>The head of a POST with the secret and these headers.</summary>
    public static string Head(params string[] headers) =>
        $"POST {Receiver.Path} HTTP/1.1\r\nHost: localhost\r\n{WebhookSecret.HeaderName}: {Receiver.Secret}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";

    public static string Chunk(string text) => $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n";

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Ends what is sent, but not what is received.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Ends the connection at once.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    /// <summary>Reads until the server has sent the status; 0 when it closed the connection without one.</summary>
    public async Task<int> StatusAsync()
    {
        var received = new StringBuilder();
        byte[] buffer = new byte[1024];
        while (true)
        {
            string[] lines = received.ToString().Split("\r\n");
            if (lines.Length > 1)
                return int.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

            int count;
            try
            {
                count = await _socket.ReceiveAsync(buffer);
            }
            catch (SocketException)
            {
                return 0;
            }

            if (count == 0)
                return 0;

            received.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
    }

    public void Dispose() => _socket.Dispose();
}
