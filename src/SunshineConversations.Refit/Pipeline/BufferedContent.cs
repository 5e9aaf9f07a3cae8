using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace SunshineConversations;

/// <summary>
/// The body of a response, read to its end, or to the limit of what is kept of it, into a rented buffer. It takes the
/// place of the transport's own content and says the same: bytes, headers and length, any number of times.
/// </summary>
internal sealed class BufferedContent : HttpContent
{
    private const int FirstBufferLength = 4096;

    private byte[] _buffer;
    private int _length;

    /// <summary>Whether somebody outside holds a view of the buffer, which then never returns to the pool.</summary>
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

    /// <summary>Why the body ended before its end; <see langword="null"/> for a whole one. The status is known all the same.</summary>
    public Exception? BreakOff { get; set; }

    /// <summary>
    /// Reads the body; <see langword="false"/>, and as little as possible was read, when that of a success is larger than the limit. Of
    /// an error as much is kept as came within the limit. What came of a body that breaks off is kept too.
    /// </summary>
    /// <param name="response">The response.</param>
    /// <param name="limit">The most bytes to keep.</param>
    /// <param name="attempt">Ends the reading with the attempt: the body then breaks off.</param>
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

    /// <summary>Takes over the headers that came with the body. Most responses are only read by us, who need none of them.</summary>
    public void ShowHeaders()
    {
        if (_showsHeaders)
            return;

        _showsHeaders = true;
        foreach ((string name, HeaderStringValues values) in _transportHeaders.NonValidated)
        {
            // The length of what is kept is computed; of a compressed or cut body it would be another one.
            if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                continue;

            if (values.Count == 1)
                Headers.TryAddWithoutValidation(name, values.ToString());
            else
                Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>Refit buffers a body before it reads it. From now on only Refit reads this one, which is in memory already.</summary>
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

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        // Refit looks for an empty body, which ResponseCheck has refused before: the length need not be kept as a header.
        return !_isReadByRefit;
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
        // A stream that is given up may still write what comes later.
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
            // Gzip and Brotli say it each in their own way.
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
