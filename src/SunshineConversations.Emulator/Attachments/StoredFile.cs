using System.Buffers;

namespace SunshineConversations.Emulator;

/// <summary>The bytes of a file: in memory while the limit allows, otherwise in a temporary file.</summary>
internal sealed class StoredFile : IDisposable
{
    private readonly FileStorage _storage;
    private readonly byte[]? _bytes;
    private readonly string? _path;
    private int _isDisposed;

    private StoredFile(FileStorage storage, byte[]? bytes, string? path, byte[] start, long length) =>
        (_storage, _bytes, _path, Start, Length) = (storage, bytes, path, start, length);

    /// <summary>The first bytes, which identify the kind of file.</summary>
    public byte[] Start { get; }

    public long Length { get; }

    /// <summary>A reader can finish reading after it was disposed.</summary>
    public Stream OpenRead() => _bytes is not null
        ? new MemoryStream(_bytes, writable: false)
        : new FileStream(_path!, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
            return;

        if (_bytes is not null)
            _storage.Release(_bytes.Length);
        else
            File.Delete(_path!);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="EmulatorErrorException">413: it has more bytes than allowed.</exception>
    public static async Task<StoredFile> ReceiveAsync(FileStorage storage, Stream source, long maxBytes, CancellationToken cancellationToken)
    {
        byte[] chunk = ArrayPool<byte>.Shared.Rent(64 * 1024);
        using var memory = new MemoryStream();
        FileStream? file = null;
        byte[] start = [];
        long length = 0;
        bool isReceived = false;
        try
        {
            int read;
            while ((read = await source.ReadAtLeastAsync(chunk, chunk.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (length == 0)
                    start = chunk[..Math.Min(read, FileTypes.StartLength)];

                length += read;
                if (length > maxBytes)
                    throw EmulatorErrorException.TooLarge(maxBytes);

                if (file is null && storage.TryReserve(read))
                {
                    memory.Write(chunk, 0, read);
                    continue;
                }

                if (file is null)
                {
                    file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
                    memory.Position = 0;
                    await memory.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
                }

                await file.WriteAsync(chunk.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            isReceived = true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
            if (file is not null)
            {
                storage.Release(memory.Length);
                await file.DisposeAsync().ConfigureAwait(false);
                if (!isReceived)
                    File.Delete(file.Name);
            }
            else if (!isReceived)
            {
                storage.Release(memory.Length);
            }
        }

        return new StoredFile(storage, file is null ? memory.ToArray() : null, file?.Name, start, length);
    }
}

/// <summary>How much memory all files together may take.</summary>
internal sealed class FileStorage(EmulatorOptions options)
{
    private long _bytes;

    public long BytesInMemory => Interlocked.Read(ref _bytes);

    public bool TryReserve(long bytes)
    {
        if (Interlocked.Add(ref _bytes, bytes) <= options.MaxAttachmentBytesInMemory)
            return true;

        Release(bytes);
        return false;
    }

    public void Release(long bytes) => Interlocked.Add(ref _bytes, -bytes);
}
