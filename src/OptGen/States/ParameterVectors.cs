using System.Numerics;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;
using OptGen.Lanes;
using OptGen.Memory;

namespace OptGen.States;

/// <summary>The vectors of one parameter: states of rows and columns, and what a step computes of them.</summary>
internal abstract class ParameterVectors
{
    private readonly IReadOnlyList<int> _sizesOfBlocks;
    private readonly int[] _columnCounts;

    protected ParameterVectors(string name, RankPlan facts, IReadOnlyList<StateInfo> states, int rows, int columns, int length, int[] blockSizes, int[] sizes, bool carriesErrors)
    {
        int[] Lengths(int count, IReadOnlyList<MatrixSide> sides, int own) => sides.Count > 0 ? [.. sides.Select(side => side.Length(rows, columns, sizes))] : [.. Enumerable.Repeat(own, count)];
        ColumnCount = columns;
        _columnCounts = Lengths(facts.Layout.ColumnVectors, facts.Layout.ColumnVectorSides, columns);
        long room = _columnCounts.DefaultIfEmpty(0).Max() + (long)LaneSums.Places;
        if ((carriesErrors ? 2 * room : room) > Array.MaxLength)
        {
            throw new ArgumentException($"The rule needs sums of {room - LaneSums.Places} columns for parameter '{name}' of {rows}×{columns}; that is more than an array holds. Split the parameter.");
        }

        BlockSizes = blockSizes;
        _sizesOfBlocks = facts.Layout.BlockVectors;
        BlockStates = [.. states.Where(state => state.Shape == StateShape.Block).Select(state => new double[BlockCount(length, blockSizes[state.BlockSize])])];
        Blocks = [.. facts.Layout.BlockVectors.Select(size => new double[BlockCount(length, blockSizes[size])])];
        RowStates = Allocate(states.Where(state => state.Shape == StateShape.Row).Select(state => state.Height?.Length(rows, columns, sizes) ?? rows));
        ColumnStates = Allocate(states.Where(state => state.Shape == StateShape.Column).Select(state => state.Width?.Length(rows, columns, sizes) ?? columns));
        Rows = Allocate(Lengths(facts.Layout.RowVectors, facts.Layout.RowVectorSides, rows));
        ColumnRoom = (int)room;
        Columns = Allocate(_columnCounts.Select(_ => carriesErrors ? 2 * ColumnRoom : ColumnRoom));
    }

    /// <summary>The parameter's columns.</summary>
    public int ColumnCount { get; }

    /// <summary>The sizes of the rule's blocks.</summary>
    public int[] BlockSizes { get; }

    public double[][] BlockStates { get; }

    /// <summary>One number for each block.</summary>
    public double[][] Blocks { get; }

    public double[][] RowStates { get; }

    public double[][] ColumnStates { get; }

    /// <summary>One number for each row of the parameter, or of another matrix.</summary>
    public double[][] Rows { get; }

    /// <summary>As many columns as any vector has, and room for a lane that reaches beyond them.</summary>
    public int ColumnRoom { get; }

    /// <summary>One number for each column of the parameter, or of another matrix, with room for a lane that reaches beyond them; sums of doubles have the errors that they carry along behind it.</summary>
    public double[][] Columns { get; }

    /// <summary>Makes a vector of columns known to kernels, which read it in the weights' type.</summary>
    public abstract void PublishColumn(int index);

    /// <summary>How many columns a vector of columns has.</summary>
    public int ColumnCountOf(int vector) => _columnCounts[vector];

    /// <summary>How many elements the blocks of a vector of blocks have.</summary>
    public int BlockSizeOf(int vector) => BlockSizes[_sizesOfBlocks[vector]];

    /// <summary>How many blocks there are; the last may be shorter than the others.</summary>
    public static int BlockCount(int length, int size) => (int)(((long)length + size - 1) / size);

    /// <summary>Adds to sums of columns the errors that they carry along.</summary>
    public void CorrectColumns(int index)
    {
        double[] sums = Columns[index];
        for (int i = 0; i < _columnCounts[index]; i++)
        {
            sums[i] += sums[ColumnRoom + i];
        }
    }

    /// <summary>Whether a state shares memory with these bytes.</summary>
    public bool Overlap(ReadOnlySpan<byte> bytes) => Overlap(RowStates, bytes) || Overlap(ColumnStates, bytes) || Overlap(BlockStates, bytes);

    /// <summary>Notes the memory of the states.</summary>
    public void NoteIn(MemoryMap map)
    {
        foreach (double[] state in RowStates.Concat(ColumnStates).Concat(BlockStates))
        {
            map.Add(MemoryMarshal.AsBytes(state.AsSpan()));
        }
    }

    private static bool Overlap(double[][] states, ReadOnlySpan<byte> bytes)
    {
        foreach (double[] state in states)
        {
            if (MemoryMarshal.AsBytes(state.AsSpan()).Overlaps(bytes))
            {
                return true;
            }
        }

        return false;
    }

    public void Clear()
    {
        foreach (double[] state in RowStates.Concat(ColumnStates).Concat(BlockStates))
        {
            Array.Clear(state);
        }
    }

    private static double[][] Allocate(IEnumerable<int> lengths) => [.. lengths.Select(length => new double[length])];
}

/// <summary>The vectors of a parameter of one type.</summary>
internal sealed class ParameterVectors<T> : ParameterVectors
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public ParameterVectors(string name, RankPlan facts, IReadOnlyList<StateInfo> states, int rows, int columns, int length, int[] blockSizes, int[] sizes)
        : base(name, facts, states, rows, columns, length, blockSizes, sizes, carriesErrors: typeof(T) == typeof(double))
    {
        RoundedColumns = new T[facts.Layout.ColumnVectors][];
        for (int i = 0; i < RoundedColumns.Length; i++)
        {
            RoundedColumns[i] = new T[ColumnCountOf(i) + LaneSums.Places];
        }
    }

    /// <summary>The vectors of columns, rounded once to the weights' type.</summary>
    public T[][] RoundedColumns { get; }

    public override void PublishColumn(int index)
    {
        double[] exact = Columns[index];
        T[] rounded = RoundedColumns[index];
        for (int i = 0; i < ColumnCountOf(index); i++)
        {
            rounded[i] = Rounded.To<T>(exact[i]);
        }
    }
}
