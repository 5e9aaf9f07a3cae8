using System.Net.Http.Headers;

namespace SunshineConversations;

/// <summary>
/// A file to upload: <c>FromStream</c>, <c>FromFile</c> or <c>FromBytes</c>. Its name must have an extension: the service
/// compares it with the content. Nothing is read before the upload begins; the file is read in chunks of 80 KB.
/// </summary>
/// <remarks>
/// Bytes, a file and a seekable stream can be uploaded again, and so be retried where the service requests it (429). A stream that
/// is not seekable is read once, and retried only if it was rejected before it was read.
/// An exception of the file, the stream or the progress ends the call unchanged.
/// </remarks>
public sealed class AttachmentUpload : IContentBody
{
    /// <summary>The service's documented limit for a file, in bytes.</summary>
    internal const long MaxLength = 50 * 1024 * 1024;

    private readonly Func<UploadSource> _open;
    private readonly Func<long?> _length;
    private readonly bool _canBeReadAgain;
    private readonly string _contentType;
    private readonly IProgress<long>? _progress;

    private bool _isTaken;

    private AttachmentUpload(Func<UploadSource> open, Func<long?> length, bool canBeReadAgain, string fileName, string? contentType, IProgress<long>? progress)
    {
        _open = open;
        _length = length;
        _canBeReadAgain = canBeReadAgain;
        _contentType = MediaType(contentType);
        _progress = progress;
        FileName = NameOf(fileName);
    }

    /// <summary>The name of the file, with its extension.</summary>
    public string FileName { get; }

    /// <summary>Creates an upload of a stream, from its current position to its end. The stream is not disposed, and must remain open until the upload ends.</summary>
    /// <param name="stream">The stream: at least one byte and at most 50 MB (52,428,800 bytes) to its end. A seekable stream may be uploaded by several calls at once.</param>
    /// <param name="fileName">The name of the file, with its extension: <c>photo.jpg</c>. Of a path, the part after the last slash or backslash is used.</param>
    /// <param name="contentType">The media type, such as <c>image/jpeg</c>; <see langword="null"/> leaves it to the service, which uses the extension.</param>
    /// <param name="progress">Receives the number of bytes of the file sent so far, starting from zero again when the upload is retried; <see langword="null"/> for no progress.</param>
    /// <returns>The upload.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read or is at its end, the name has no extension or contains a control character, or <paramref name="contentType"/> is not a valid media type.</exception>
    public static AttachmentUpload FromStream(Stream stream, string fileName, string? contentType = null, IProgress<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
            throw new ArgumentException("The stream cannot be read.", nameof(stream));

        if (!stream.CanSeek)
            return new(() => new((piece, _, token) => stream.ReadAsync(piece, token)), static () => null, canBeReadAgain: false, fileName, contentType, progress);

        long start = stream.Position;
        if (start >= stream.Length)
            throw new ArgumentException("The stream is at its end, so there is nothing to upload. Set its Position to 0 after writing to it.", nameof(stream));

        // Several calls may upload it at once, and an abandoned attempt may still be reading when the next one begins.
        var gate = new SemaphoreSlim(1);
        return new(() => new(ReadAsync), () => stream.Length - start, canBeReadAgain: true, fileName, contentType, progress);

        async ValueTask<int> ReadAsync(Memory<byte> piece, long offset, CancellationToken cancellationToken)
        {
            await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                stream.Position = start + offset;
                return await stream.ReadAsync(piece, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                gate.Release();
            }
        }
    }

    /// <summary>Creates an upload of a local file, under its own name. The file is opened for each attempt of the upload.</summary>
    /// <param name="path">The path of the file: at least one byte and at most 50 MB (52,428,800 bytes).</param>
    /// <param name="contentType">The media type, such as <c>image/jpeg</c>; <see langword="null"/> leaves it to the service, which uses the extension.</param>
    /// <param name="progress">Receives the number of bytes of the file sent so far, starting from zero again when the upload is retried; <see langword="null"/> for no progress.</param>
    /// <returns>The upload. A file that does not exist causes a <see cref="FileNotFoundException"/> when it is uploaded.</returns>
    /// <exception cref="ArgumentException">The name has no extension or contains a control character, or <paramref name="contentType"/> is not a valid media type.</exception>
    public static AttachmentUpload FromFile(string path, string? contentType = null, IProgress<long>? progress = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(Open, () => new FileInfo(path).Length, canBeReadAgain: true, path, contentType, progress);

        UploadSource Open()
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
            return new((piece, _, token) => file.ReadAsync(piece, token), file);
        }
    }

    /// <summary>Creates an upload of bytes in memory. They are not copied, and must not change until the upload ends.</summary>
    /// <param name="bytes">The bytes: at least one and at most 50 MB (52,428,800).</param>
    /// <param name="fileName">The name of the file, with its extension: <c>photo.jpg</c>. Of a path, the part after the last slash or backslash is used.</param>
    /// <param name="contentType">The media type, such as <c>image/jpeg</c>; <see langword="null"/> leaves it to the service, which uses the extension.</param>
    /// <param name="progress">Receives the number of bytes of the file sent so far, starting from zero again when the upload is retried; <see langword="null"/> for no progress.</param>
    /// <returns>The upload.</returns>
    /// <exception cref="ArgumentException">The name has no extension or contains a control character, or <paramref name="contentType"/> is not a valid media type.</exception>
    public static AttachmentUpload FromBytes(byte[] bytes, string fileName, string? contentType = null, IProgress<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return new(() => new(Read), () => bytes.Length, canBeReadAgain: true, fileName, contentType, progress);

        ValueTask<int> Read(Memory<byte> piece, long offset, CancellationToken cancellationToken)
        {
            ReadOnlySpan<byte> rest = bytes.AsSpan((int)offset);
            int count = Math.Min(rest.Length, piece.Length);
            rest[..count].CopyTo(piece.Span);
            return new(count);
        }
    }

    HttpContent IContentBody.ToContent(string paramName)
    {
        long? length = _length();
        if (length <= 0)
            throw new ArgumentException("The file is empty, or its stream is at its end: there is nothing to upload.", paramName);
        if (length > MaxLength)
            throw new ArgumentException($"The file has {length} bytes; the service accepts at most {MaxLength}.", paramName);

        if (!_canBeReadAgain && Interlocked.Exchange(ref _isTaken, true))
            throw new ArgumentException("The stream was uploaded before and cannot be read again, since it is not seekable.", paramName);

        return new UploadContent(FileName, _contentType, length, _canBeReadAgain, _open, _progress);
    }

    /// <summary>The name alone of a path from any operating system: the rest is private.</summary>
    private static string NameOf(string? fileName)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        fileName = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        if (fileName.Any(char.IsControl) || Identifier.HoldsLoneSurrogate(fileName))
            throw new ArgumentException("The name of the file contains a control character or a lone surrogate.", nameof(fileName));

        return Path.GetExtension(fileName).Length > 1
            ? fileName
            : throw new ArgumentException("The name of the file has no extension, which the service requires: 'photo.jpg', not 'photo'.", nameof(fileName));
    }

    private static string MediaType(string? contentType) =>
        contentType is null ? "application/octet-stream"
        // The parser accepts control characters in a quoted string.
        : !contentType.Any(char.IsControl) && MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? mediaType) ? mediaType.ToString()
        : throw new ArgumentException("The value must be a media type, such as 'image/jpeg'.", nameof(contentType));
}
