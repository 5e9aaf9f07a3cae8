namespace SunshineConversations.Tests.Attachments;

/// <summary>An empty stream.</summary>
internal abstract class EmptyStream : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>A given number of zeros, never in memory.</summary>
internal sealed class ZeroStream(long length) : EmptyStream
{
    private long _left = length;

    public override bool CanRead => true;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = (int)Math.Min(buffer.Length, _left);
        _left -= count;
        return new(count);
    }
}

/// <summary>Can be read once.</summary>
internal sealed class OnceStream(byte[] content) : MemoryStream(content)
{
    public override bool CanSeek => false;
}

/// <summary>Counts what is written to it.</summary>
internal sealed class CountingStream : EmptyStream
{
    public long Written { get; private set; }

    public override bool CanWrite => true;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Written += buffer.Length;
        return default;
    }
}
