namespace OptGen.Checkpoints;

/// <summary>The bytes of a tensor between a file and the optimizer, in pieces that are allocated when they are read.</summary>
/// <param name="length">How many there are.</param>
internal sealed class StagedTensor(long length)
{
    private readonly byte[][] _pieces = new byte[(length + CheckpointTensor.PieceLength - 1) / CheckpointTensor.PieceLength][];

    /// <summary>Memory for the bytes of a piece.</summary>
    public Span<byte> Allocate(long start, int count) => _pieces[start / CheckpointTensor.PieceLength] = GC.AllocateUninitializedArray<byte>(count);

    public void CopyTo(long start, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            ReadOnlySpan<byte> source = _pieces[start / CheckpointTensor.PieceLength].AsSpan((int)(start % CheckpointTensor.PieceLength));
            int count = Math.Min(source.Length, destination.Length);
            source[..count].CopyTo(destination);
            destination = destination[count..];
            start += count;
        }
    }
}
