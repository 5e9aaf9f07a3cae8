using System.Buffers;
using System.Net;
using System.Text;

namespace SunshineConversations;

/// <summary>The source of the bytes of a file.</summary>
/// <param name="ReadAsync">Reads a chunk from an offset; 0 at the end.</param>
/// <param name="Owned">The object to dispose after the last chunk, if any.</param>
internal readonly record struct UploadSource(Func<Memory<byte>, long, CancellationToken, ValueTask<int>> ReadAsync, IAsyncDisposable? Owned = null);

/// <summary>
/// The form with which a file is uploaded: one part with the bytes of a stream, which are never buffered in memory. The framework's own
/// form reports neither how much was sent nor whether it can be sent again.
/// </summary>
internal sealed class UploadContent : HttpContent
{
    /// <summary>The name of the part.</summary>
    public const string Field = "source";

    private const int PieceLength = 80 * 1024;
    private const int LargeLength = 1024 * 1024;

    private readonly byte[] _head;
    private readonly byte[] _end;
    private readonly long? _length;
    private readonly bool _canBeReadAgain;
    private readonly Func<UploadSource> _open;
    private readonly IProgress<long>? _progress;

    private volatile bool _isRead;

    public UploadContent(string fileName, string contentType, long? length, bool canBeReadAgain, Func<UploadSource> open, IProgress<long>? progress)
    {
        string boundary = $"{Guid.NewGuid():N}";
        // As browsers write it: RFC 7578 defines no other encoding of a name.
        _head = Encoding.UTF8.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; name=\"{Field}\"; filename=\"{fileName.Replace("\"", "%22", StringComparison.Ordinal)}\"\r\nContent-Type: {contentType}\r\n\r\n");
        _end = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        _length = length;
        _open = open;
        _progress = progress;
        _canBeReadAgain = canBeReadAgain;
        Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
    }

    /// <summary>Whether the bytes of the file can be read again, or were not read yet.</summary>
    public bool CanBeSentAgain => _canBeReadAgain || !_isRead;

    /// <summary>Whether to ask the server before the file is sent. A smaller file is mostly sent before an early rejection could stop it.</summary>
    public bool IsLarge => _length is null or >= LargeLength;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _isRead = true;
        // Whether the running code is the caller's: the file, the stream, the progress.
        bool isCallers = true;
        UploadSource file = default;
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            file = _open();
            isCallers = false;
            await stream.WriteAsync(_head, cancellationToken).ConfigureAwait(false);
            isCallers = true;
            long sent = 0;
            while (await file.ReadAsync(piece.AsMemory(0, PieceLength), sent, cancellationToken).ConfigureAwait(false) is > 0 and int count)
            {
                sent += count;
                // The length of a stream that is not seekable is only known now.
                if (sent > AttachmentUpload.MaxLength)
                    throw new InvalidDataException($"The file has more than {AttachmentUpload.MaxLength} bytes, the maximum that the service accepts.");

                isCallers = false;
                await stream.WriteAsync(piece.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                isCallers = true;
                _progress?.Report(sent);
            }

            if (sent == 0)
                throw new InvalidDataException("The stream is at its end: there is nothing to upload.");

            isCallers = false;
            await stream.WriteAsync(_end, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (isCallers && !cancellationToken.IsCancellationRequested)
        {
            throw new CallerException(e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
            if (file.Owned is { } owned)
                await owned.DisposeAsync().ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _head.Length + (_length ?? 0) + _end.Length;
        return _length is not null;
    }
}
