using System.Net.Http.Headers;

namespace SunshineConversations;

/// <summary>
/// A file to upload: <c>FromStream</c>, <c>FromFile</c> or <c>FromBytes</c>. Its name must have an extension: the service
/// compares it with the content. Nothing is read before the upload begins, and a piece of 80 KB at a time.
/// </summary>
/// <remarks>
/// Bytes, a file and a stream that can seek can be uploaded again, and so be retried where the service asks for it (429). A stream that
/// cannot seek is read once. What the file, the stream or the progress throws ends the call as it is.
/// </remarks>
public sealed class AttachmentUpload : IContentBody
{
    /// <summary>The service's documented limit for a file, in bytes.</summary>
    internal const long MaxLength = 50 * 1024 * 1024;

    private readonly Func<(Stream Stream, bool IsOurs)> _open;
    private readonly Func<long?> _length;
    private readonly bool _canBeReadAgain;
    private readonly string _contentType;
    private readonly IProgress<long>? _progress;

    private bool _isTaken;

    private AttachmentUpload(Func<(Stream Stream, bool IsOurs)> open, Func<long?> length, bool canBeReadAgain, string fileName, string? contentType, IProgress<long>? progress)
    {
        _open = open;
        _length = length;
        _canBeReadAgain = canBeReadAgain;
        _contentType = MediaType(contentType);
        _progress = progress;
        FileName = RequireFileName(fileName);
    }

    /// <summary>The name of the file, with its extension.</summary>
    public string FileName { get; }

    /// <summary>Creates an upload of a stream, from its current position to its end. The stream is not disposed, and must stay open until the upload ends.</summary>
    /// <param name="stream">The stream: at most 50 MB (52,428,800 bytes) to its end.</param>
    /// <param name="fileName">The name of the file, with its extension: <c>photo.jpg</c>.</param>
    /// <param name="contentType">The media type, such as <c>image/jpeg</c>; <see langword="null"/> leaves it to the service, which looks at the extension.</param>
    /// <param name="progress">Receives the number of bytes of the file that were sent so far, from zero again when the upload is retried; <see langword="null"/> for no progress.</param>
    /// <returns>The upload.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read, the name has no extension or holds a control character, or the media type is none.</exception>
    public static AttachmentUpload FromStream(Stream stream, string fileName, string? contentType = null, IProgress<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
            throw new ArgumentException("The stream cannot be read.", nameof(stream));

        if (!stream.CanSeek)
            return new(() => (stream, false), static () => null, canBeReadAgain: false, fileName, contentType, progress);

        long start = stream.Position;
        return new(Rewound, () => stream.Length - start, canBeReadAgain: true, fileName, contentType, progress);

        (Stream, bool) Rewound()
        {
            stream.Position = start;
            return (stream, false);
        }
    }

    /// <summary>Creates an upload of a file of this machine, under its own name. The file is opened for each attempt of the upload.</summary>
    /// <param name="path">The path of the file: at most 50 MB (52,428,800 bytes).</param>
    /// <param name="contentType">The media type, such as <c>image/jpeg</c>; <see langword="null"/> leaves it to the service, which looks at the extension.</param>
    /// <param name="progress">Receives the number of bytes of the file that were sent so far, from zero again when the upload is retried; <see langword="null"/> for no progress.</param>
    /// <returns>The upload. A file that does not exist is a <see cref="FileNotFoundException"/> when it is uploaded.</returns>
    /// <exception cref="ArgumentException">The name has no extension or holds a control character, or the media type is none.</exception>
    public static AttachmentUpload FromFile(string path, string? contentType = null, IProgress<long>? progress = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(Open, () => new FileInfo(path).Length, canBeReadAgain: true, Path.GetFileName(path), contentType, progress);

        (Stream, bool) Open() => (new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true), true);
    }

    /// <summary>Creates an upload of bytes in memory. They are not copied, and must not change until the upload ends.</summary>
    /// <param name="bytes">The bytes: at most 50 MB (52,428,800).</param>
    /// <param name="fileName">The name of the file, with its extension: <c>photo.jpg</c>.</param>
    /// <param name="contentType">The media type, such as <c>image/jpeg</c>; <see langword="null"/> leaves it to the service, which looks at the extension.</param>
    /// <param name="progress">Receives the number of bytes of the file that were sent so far, from zero again when the upload is retried; <see langword="null"/> for no progress.</param>
    /// <returns>The upload.</returns>
    /// <exception cref="ArgumentException">The name has no extension or holds a control character, or the media type is none.</exception>
    public static AttachmentUpload FromBytes(byte[] bytes, string fileName, string? contentType = null, IProgress<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return new(() => (new MemoryStream(bytes, writable: false), true), () => bytes.Length, canBeReadAgain: true, fileName, contentType, progress);
    }

    HttpContent IContentBody.ToContent(string paramName)
    {
        long? length = _length();
        if (length > MaxLength)
            throw new ArgumentException($"The file has {length} bytes; the service takes at most {MaxLength}.", paramName);

        if (!_canBeReadAgain && Interlocked.Exchange(ref _isTaken, true))
            throw new ArgumentException("The stream was uploaded before and cannot be read again, since it cannot seek.", paramName);

        return new UploadContent(FileName, _contentType, length, _canBeReadAgain, _open, _progress);
    }

    private static string RequireFileName(string? fileName)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        if (fileName.Any(char.IsControl) || Identifier.HoldsLoneSurrogate(fileName))
            throw new ArgumentException("The name of the file holds a control character or a lone surrogate.", nameof(fileName));

        return Path.GetExtension(fileName).Length > 1
            ? fileName
            : throw new ArgumentException("The name of the file has no extension, which the service needs: 'photo.jpg', not 'photo'.", nameof(fileName));
    }

    private static string MediaType(string? contentType) =>
        contentType is null ? "application/octet-stream"
        : MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? mediaType) ? mediaType.ToString()
        : throw new ArgumentException("It is not a media type, such as 'image/jpeg'.", nameof(contentType));
}
