namespace OptGen.Checkpoints;

/// <summary>Bytes read from a stream, in segments: memory grows with what has been read, not with what a file says of itself.</summary>
internal sealed class SegmentedBytes
{
    private const int FirstSegment = 1 << 16;
    private const int GreatestSegment = 1 << 26;

    private readonly List<byte[]> _segments = [];
    private readonly List<long> _starts = [];

    /// <summary>Reads so many bytes.</summary>
    /// <exception cref="CheckpointException">The stream has fewer.</exception>
    public static SegmentedBytes Read(Stream stream, long length)
    {
        SegmentedBytes bytes = new();
        long count = 0;
        for (long size = FirstSegment; count < length; size = Math.Min(2 * size, GreatestSegment))
        {
            byte[] segment = new byte[(int)Math.Min(size, length - count)];
            int read = stream.ReadAtLeast(segment, segment.Length, throwOnEndOfStream: false);
            if (read < segment.Length)
            {
                throw new CheckpointException($"The file is cut off: expected {length} bytes more, found {count + read}.");
            }

            bytes._segments.Add(segment);
            bytes._starts.Add(count);
            count += read;
        }

        return bytes;
    }

    public void CopyTo(long start, Span<byte> destination)
    {
        int index = _starts.BinarySearch(start);
        index = index >= 0 ? index : ~index - 1;
        while (!destination.IsEmpty)
        {
            ReadOnlySpan<byte> source = _segments[index].AsSpan((int)(start - _starts[index]));
            int count = Math.Min(source.Length, destination.Length);
            source[..count].CopyTo(destination);
            destination = destination[count..];
            start += count;
            index++;
        }
    }

    public byte[] ToArray()
    {
        byte[] all = new byte[_segments.Sum(segment => segment.Length)];
        CopyTo(0, all);
        return all;
    }

    public void AddTo(ref Checksum checksum)
    {
        foreach (byte[] segment in _segments)
        {
            checksum.Add(segment);
        }
    }
}
