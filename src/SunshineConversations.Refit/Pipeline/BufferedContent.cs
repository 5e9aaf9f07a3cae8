using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace SunshineConversations;

/// <summary>
/// The body of a response, read to its end or to the size limit into a rented buffer. It replaces
/// the transport's content and returns the same bytes, headers and length any number of times.
/// </summary>
internal sealed class BufferedContent : HttpContent
{
    private const int FirstBufferLength = 4096;

    private byte[] _buffer;
    private int _length;

    /// <summary>Whether code outside has a view of the buffer, which then never returns to the pool.</summary>
    private bool _isShared;

    private bool _isReadByRefit;

    private readonly HttpContentHeaders _transportHeaders;
    private bool _showsHeaders;

    private BufferedContent(HttpContent transportContent, int bufferLength)
    {
        _transportHeaders = transportContent.Headers;
        _buffer = ArrayPool<byte>.Shared.Rent(bufferLength);
    }

    /// <summary>The body; empty once the response is disposed.</summary>
    public ReadOnlySpan<byte> Body => _buffer.AsSpan(0, _length);

    /// <summary>Why the body is incomplete; <see langword="null"/> for a complete one. The status is known either way.</summary>
    public Exception? BreakOff { get; set; }

    /// <summary>
    /// Reads the body. Returns <see langword="false"/>, having read as little as possible, when the body of a success exceeds the limit. Of
    /// an error's body, whatever arrives within the limit is kept; of a body that breaks off, whatever arrived.
    /// </summary>
    /// <param name="response">The response.</param>
    /// <param name="limit">The most bytes to keep.</param>
    /// <param name="attempt">Ends reading when the attempt ends: the body is then incomplete.</param>
    /// <param name="cancellationToken">The caller's, which ends the call.</param>
    public static ValueTask<bool> TryReadAsync(HttpResponseMessage response, int limit, CancellationToken attempt, CancellationToken cancellationToken)
    {
        HttpContent transportContent = response.Content;
        long? announced = transportContent.Headers.ContentLength;
        // One byte more than announced, so that the end shows without another, larger buffer.
        var content = new BufferedContent(transportContent, announced < limit ? (int)announced + 1 : FirstBufferLength);
        response.Content = content;
        if (announced > limit && response.IsSuccessStatusCode)
        {
            transportContent.Dispose();
            return new(false);
        }

        return content.FillAsync(transportContent, limit, keepsPart: !response.IsSuccessStatusCode, attempt, cancellationToken);
    }

    /// <summary>Copies the headers that came with the body. Most responses are read only by this library, which does not need them.</summary>
    public void ShowHeaders()
    {
        if (_showsHeaders)
            return;

        _showsHeaders = true;
        // The length of what is kept: the transport's header differs for a compressed or truncated body.
        Headers.ContentLength = _length;
        foreach ((string name, HeaderStringValues values) in _transportHeaders.NonValidated)
        {
            if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                continue;

            if (values.Count == 1)
                Headers.TryAddWithoutValidation(name, values.ToString());
            else
                Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>Refit buffers a body before it reads it. From now on only Refit reads this body, which is already in memory.</summary>
    public void HandOverToRefit() => _isReadByRefit = true;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _isReadByRefit ? Task.CompletedTask : stream.WriteAsync(_buffer.AsMemory(0, _length), cancellationToken).AsTask();

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) => stream.Write(Body);

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(CreateContentReadStream(CancellationToken.None));

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken)
    {
        _isShared = true;
        return new MemoryStream(_buffer, 0, _length, writable: false);
    }

    /// <summary>The length is a header, which <see cref="ShowHeaders"/> sets where it is needed. Refit asks every response for it, and each would then allocate 144 bytes for the header.</summary>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        byte[] buffer = _buffer;
        (_buffer, _length) = ([], 0);
        if (buffer.Length > 0 && !_isShared)
            ArrayPool<byte>.Shared.Return(buffer);

        base.Dispose(disposing);
    }

    private async ValueTask<bool> FillAsync(HttpContent transportContent, int limit, bool keepsPart, CancellationToken attempt, CancellationToken cancellationToken)
    {
        // An abandoned stream may still write bytes that arrive later.
        _isShared = true;
        try
        {
            Stream stream = await transportContent.ReadAsStreamAsync(attempt).ConfigureAwait(false);
            while (true)
            {
                if (_length == _buffer.Length)
                    Grow();

                int count = await stream.ReadAsync(_buffer.AsMemory(_length), attempt).ConfigureAwait(false);
                _length += count;
                if (count > 0 && _length <= limit)
                    continue;

                _isShared = false;
                bool isWhole = _length <= limit;
                _length = Math.Min(_length, limit);
                return isWhole || keepsPart;
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Gzip and Brotli report it with different exceptions.
            BreakOff = e is InvalidDataException or InvalidOperationException and not ObjectDisposedException ? new IOException($"The body cannot be decompressed or read: {e.Message}", e) : e;
            return true;
        }
        finally
        {
            transportContent.Dispose();
        }
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Body.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
