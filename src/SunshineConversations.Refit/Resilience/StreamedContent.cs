using System.Net;
using System.Net.Http.Headers;

namespace SunshineConversations;

/// <summary>The content of a download, which the caller reads: within the time that is left of the call, and a limit of bytes.</summary>
internal sealed class StreamedContent : HttpContent
{
    /// <summary>Twice what the service takes: channels let their users send more.</summary>
    public const long MaxLength = 100 * 1024 * 1024;

    private readonly HttpContent _transportContent;
    private readonly CancellationTokenSource _limit;
    private readonly string _limitText;

    /// <param name="transportContent">The transport's own content.</param>
    /// <param name="limit">Is cancelled when the time is over. The content disposes it.</param>
    /// <param name="limitText">What a timeout then says.</param>
    public StreamedContent(HttpContent transportContent, CancellationTokenSource limit, string limitText)
    {
        _transportContent = transportContent;
        _limit = limit;
        _limitText = limitText;
        foreach ((string name, HeaderStringValues values) in transportContent.Headers.NonValidated)
            Headers.TryAddWithoutValidation(name, values);
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new LimitedStream(await _transportContent.ReadAsStreamAsync().ConfigureAwait(false), _limit, _limitText);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using Stream content = await CreateContentReadStreamAsync().ConfigureAwait(false);
        await content.CopyToAsync(stream).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        _transportContent.Dispose();
        _limit.Dispose();
        base.Dispose(disposing);
    }

    private sealed class LimitedStream(Stream stream, CancellationTokenSource limit, string limitText) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            // Whoever gives up one read has given up the file.
            using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
            try
            {
                int count = await stream.ReadAsync(buffer, limit.Token).ConfigureAwait(false);
                _read += count;
                return _read <= MaxLength ? count : throw new InvalidDataException($"The file has more than {MaxLength} bytes.");
            }
            catch (OperationCanceledException e)
            {
                throw cancellationToken.IsCancellationRequested ? new OperationCanceledException(e.Message, e, cancellationToken) : new TimeoutException(limitText, e);
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                stream.Dispose();

            base.Dispose(disposing);
        }
    }
}
