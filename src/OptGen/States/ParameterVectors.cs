using System.Numerics;
using OptGen.Lanes;

namespace OptGen.States;

/// <summary>The vectors of one parameter: states of rows and columns, and what a step computes of them.</summary>
internal abstract class ParameterVectors
{
    private readonly IReadOnlyList<int> _sizesOfBlocks;

    protected ParameterVectors(RankVariant facts, IReadOnlyList<StateInfo> states, int rows, int columns, int length, int[] blockSizes)
    {
        BlockSizes = blockSizes;
        _sizesOfBlocks = facts.BlockVectors;
        BlockStates = [.. states.Where(state => state.Shape == StateShape.Block).Select(state => new double[BlockCount(length, blockSizes[state.BlockSize])])];
        Blocks = [.. facts.BlockVectors.Select(size => new double[BlockCount(length, blockSizes[size])])];
        RowStates = Allocate(states.Count(state => state.Shape == StateShape.Row), rows);
        ColumnStates = Allocate(states.Count(state => state.Shape == StateShape.Column), columns);
        Rows = Allocate(facts.RowVectors, rows);
        Columns = Allocate(facts.ColumnVectors, columns + LaneSums.Places);
        ColumnCount = columns;
        RowCount = rows;
    }

    public int RowCount { get; }

    public int ColumnCount { get; }

    /// <summary>The sizes of the rule's blocks.</summary>
    public int[] BlockSizes { get; }

    public double[][] BlockStates { get; }

    /// <summary>One number for each block.</summary>
    public double[][] Blocks { get; }

    public double[][] RowStates { get; }

    public double[][] ColumnStates { get; }

    /// <summary>One number for each row.</summary>
    public double[][] Rows { get; }

    /// <summary>One number for each column, and room for a lane that reaches beyond them.</summary>
    public double[][] Columns { get; }

    /// <summary>Makes a vector of columns known to kernels, which read it in the weights' type.</summary>
    public abstract void PublishColumn(int index);

    /// <summary>How many elements the blocks of a vector of blocks have.</summary>
    public int BlockSizeOf(int vector) => BlockSizes[_sizesOfBlocks[vector]];

    /// <summary>How many blocks there are; the last may be shorter than the others.</summary>
    public static int BlockCount(int length, int size) => (int)(((long)length + size - 1) / size);

    public void Clear()
    {
        foreach (double[] state in RowStates.Concat(ColumnStates).Concat(BlockStates))
        {
            Array.Clear(state);
        }
    }

    private static double[][] Allocate(int count, int length)
    {
        double[][] vectors = new double[count][];
        for (int i = 0; i < count; i++)
        {
            vectors[i] = new double[length];
        }

        return vectors;
    }
}

/// <summary>The vectors of a parameter of one type.</summary>
internal sealed class ParameterVectors<T> : ParameterVectors
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public ParameterVectors(RankVariant facts, IReadOnlyList<StateInfo> states, int rows, int columns, int length, int[] blockSizes)
        : base(facts, states, rows, columns, length, blockSizes)
    {
        RoundedColumns = new T[facts.ColumnVectors][];
        for (int i = 0; i < RoundedColumns.Length; i++)
        {
            RoundedColumns[i] = new T[columns + LaneSums.Places];
        }
    }

    /// <summary>The vectors of columns, rounded once to the weights' type.</summary>
    public T[][] RoundedColumns { get; }

    public override void PublishColumn(int index)
    {
        double[] exact = Columns[index];
        T[] rounded = RoundedColumns[index];
        for (int i = 0; i < ColumnCount; i++)
        {
            rounded[i] = Rounded.To<T>(exact[i]);
        }
    }
}
