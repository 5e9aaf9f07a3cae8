using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace SunshineConversations;

/// <summary>
/// The body of an answer, read to its end, or to the limit of what is kept of it, into a rented buffer. It takes the
/// place of the transport's own content, which would be copied twice before it could be read as JSON.
/// </summary>
internal sealed class AnswerContent : HttpContent
{
    private const int FirstBufferLength = 4096;

    private byte[] _buffer;
    private int _length;

    private AnswerContent(HttpContent transportContent, int bufferLength)
    {
        TransportHeaders = transportContent.Headers;
        _buffer = ArrayPool<byte>.Shared.Rent(bufferLength);
    }

    /// <summary>The headers that came with the body.</summary>
    public HttpContentHeaders TransportHeaders { get; }

    /// <summary>The body; empty once the answer is disposed.</summary>
    public ReadOnlySpan<byte> Body => _buffer.AsSpan(0, _length);

    /// <summary>The content of an answer that came through the pipeline.</summary>
    public static AnswerContent Of(HttpResponseMessage response) => (AnswerContent)response.Content;

    /// <summary>
    /// Reads the body; false, and as little as possible was read, when that of a success is larger than the limit. Of
    /// an error as much is kept as came within the limit, also of a body that breaks off.
    /// </summary>
    public static ValueTask<bool> TryReadAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        HttpContent transportContent = response.Content;
        long? announced = transportContent.Headers.ContentLength;
        // One byte more than announced, so that the end shows without another, larger buffer.
        var answer = new AnswerContent(transportContent, announced < limit ? (int)announced + 1 : FirstBufferLength);
        response.Content = answer;
        if (announced > limit && response.IsSuccessStatusCode)
        {
            transportContent.Dispose();
            return new(false);
        }

        return answer.FillAsync(transportContent, limit, keepsPart: !response.IsSuccessStatusCode, cancellationToken);
    }

    /// <summary>Refit and HttpClient buffer a body before they read it. This one is in memory already, and is read from there.</summary>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        byte[] buffer = _buffer;
        (_buffer, _length) = ([], 0);
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);

        base.Dispose(disposing);
    }

    private async ValueTask<bool> FillAsync(HttpContent transportContent, int limit, bool keepsPart, CancellationToken cancellationToken)
    {
        try
        {
            Stream stream = await transportContent.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (true)
            {
                if (_length == _buffer.Length)
                    Grow();

                int count = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false);
                if (count == 0)
                    return true;

                _length += count;
                if (_length > limit)
                {
                    _length = limit;
                    return keepsPart;
                }
            }
        }
        catch (Exception e) when (keepsPart && e is HttpRequestException or IOException && !cancellationToken.IsCancellationRequested)
        {
            // The status came and is the error; that its explanation broke off must not replace it.
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
