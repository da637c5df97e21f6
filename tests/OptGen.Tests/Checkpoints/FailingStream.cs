namespace OptGen.Tests.Checkpoints;

/// <summary>A disk that is full after some bytes.</summary>
internal sealed class FailingStream(Stream inner, long capacity) : Stream
{
    private long _left = capacity;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        int fitting = (int)Math.Min(buffer.Length, _left);
        inner.Write(buffer[..fitting]);
        _left -= fitting;
        if (fitting < buffer.Length)
        {
            throw new IOException("No space left on device.");
        }
    }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
