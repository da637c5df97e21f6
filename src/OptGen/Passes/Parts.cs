using OptGen.States;

namespace OptGen.Passes;

/// <summary>The parts that a pass goes by: the longest stretches of elements that lie in one row, where it goes by rows, and in one block of each size.</summary>
internal readonly ref struct Parts
{
    private readonly int _blocks;

    public Parts(ParameterVectors vectors, int length, bool isByRows, int blocks)
    {
        Vectors = vectors;
        Length = length;
        IsByRows = isByRows;
        _blocks = blocks;
    }

    public ParameterVectors Vectors { get; }

    public int Length { get; }

    public bool IsByRows { get; }

    /// <summary>One past the last element of the part that begins at an element.</summary>
    public int End(int start)
    {
        int end = IsByRows ? EndOf(start, Vectors.ColumnCount) : Length;
        for (int i = 0; i < Vectors.BlockSizes.Length; i++)
        {
            if ((_blocks >> i & 1) != 0)
            {
                end = Math.Min(end, EndOf(start, Vectors.BlockSizes[i]));
            }
        }

        return end;
    }

    /// <summary>Whether the row ends before an element.</summary>
    public bool EndsRow(int end) => end == Length || end % Vectors.ColumnCount == 0;

    /// <summary>Whether a block of a vector of blocks ends before an element.</summary>
    public bool EndsBlock(int vector, int end) => end == Length || end % Vectors.BlockSizeOf(vector) == 0;

    private int EndOf(int start, int size) => (int)Math.Min(Length, ((long)(start / size) + 1) * size);
}
