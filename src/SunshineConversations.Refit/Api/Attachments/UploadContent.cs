using System.Buffers;
using System.Net;
using System.Text;

namespace SunshineConversations;

/// <summary>
/// The form that a file is uploaded in: one part with the bytes of a stream, which are never in memory as a whole. The framework's own
/// form tells neither how much was sent nor whether it can be sent again.
/// </summary>
internal sealed class UploadContent : HttpContent
{
    /// <summary>The name of the part.</summary>
    public const string Field = "source";

    private const int PieceLength = 80 * 1024;

    private readonly byte[] _head;
    private readonly byte[] _end;
    private readonly long? _length;
    private readonly Func<(Stream Stream, bool IsOurs)> _open;
    private readonly IProgress<long>? _progress;

    public UploadContent(string fileName, string contentType, long? length, bool canBeSentAgain, Func<(Stream Stream, bool IsOurs)> open, IProgress<long>? progress)
    {
        string boundary = $"{Guid.NewGuid():N}";
        // As browsers write it: RFC 7578 has no other encoding of a name.
        _head = Encoding.UTF8.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; name=\"{Field}\"; filename=\"{fileName.Replace("\"", "%22", StringComparison.Ordinal)}\"\r\nContent-Type: {contentType}\r\n\r\n");
        _end = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        _length = length;
        _open = open;
        _progress = progress;
        CanBeSentAgain = canBeSentAgain;
        Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
    }

    /// <summary>Whether the bytes of the file can be read again.</summary>
    public bool CanBeSentAgain { get; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // Whether what runs is the caller's: the file, the stream, the progress.
        bool isCallers = true;
        Stream? file = null;
        bool isOurs = false;
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            (file, isOurs) = _open();
            isCallers = false;
            await stream.WriteAsync(_head, cancellationToken).ConfigureAwait(false);
            isCallers = true;
            long sent = 0;
            while (await file.ReadAsync(piece.AsMemory(0, PieceLength), cancellationToken).ConfigureAwait(false) is > 0 and int count)
            {
                sent += count;
                // Of a stream that cannot seek, the length shows only now.
                if (sent > AttachmentUpload.MaxLength)
                    throw new InvalidDataException($"The file has more than {AttachmentUpload.MaxLength} bytes, which is the most that the service takes.");

                isCallers = false;
                await stream.WriteAsync(piece.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                isCallers = true;
                _progress?.Report(sent);
            }

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
            if (isOurs)
                await file!.DisposeAsync().ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _head.Length + (_length ?? 0) + _end.Length;
        return _length is not null;
    }
}
