namespace SunshineConversations;

/// <summary>The content of a download, which the caller reads: complete, within the call's remaining time and a size limit.</summary>
internal sealed class StreamedContent : WrappedContent
{
    /// <summary>Twice the size that the service accepts: channels let their users send more.</summary>
    public const long MaxLength = 100 * 1024 * 1024;

    private static readonly string[] Compressions = ["gzip", "x-gzip", "deflate", "br", "zstd", "compress"];

    private readonly CancellationTokenSource _limit;
    private readonly string _limitText;
    private readonly long? _length;

    /// <param name="transportContent">The transport's own content.</param>
    /// <param name="limit">Is canceled when the time is up. The content disposes it.</param>
    /// <param name="limitText">The message of the timeout.</param>
    public StreamedContent(HttpContent transportContent, CancellationTokenSource limit, string limitText)
        : base(transportContent)
    {
        _limit = limit;
        _limitText = limitText;
        _length = transportContent.Headers.ContentLength;
    }

    public static bool IsCompression(string coding) => Compressions.Contains(coding, StringComparer.OrdinalIgnoreCase);

    protected override Stream Wrap(Stream body) => new LimitedStream(body, _length, _limit, _limitText);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _limit.Dispose();
    }

    private sealed class LimitedStream(Stream stream, long? length, CancellationTokenSource limit, string limitText) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            // A canceled read cancels the download.
            using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
            try
            {
                int count = await stream.ReadAsync(buffer, limit.Token).ConfigureAwait(false);
                _read += count;
                // The library's own transport detects this itself; another may not.
                if (count == 0 && buffer.Length > 0 && length is not null && _read != length)
                    throw new HttpIOException(HttpRequestError.ResponseEnded, $"The file ended after {_read} of {length} bytes.");

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
