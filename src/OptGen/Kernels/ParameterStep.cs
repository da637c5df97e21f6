using OptGen.Lanes;
using OptGen.States;

namespace OptGen.Kernels;

/// <summary>One parameter within a step, as the generated code of a rule sees it.</summary>
public readonly ref partial struct ParameterStep
{
    private readonly Parameter _parameter;
    private readonly StepMemory _memory;

    internal ParameterStep(Parameter parameter, long number, StepMemory memory)
    {
        _parameter = parameter;
        _memory = memory;
        Number = number;
    }

    /// <summary>The number of this step for this parameter, 1 at its first: <c>t</c>.</summary>
    public long Number { get; }

    /// <summary>How many weights there are: <c>numel</c>.</summary>
    public double Length => _parameter.Length;

    /// <summary>How many axes there are: <c>ndim</c>.</summary>
    public double Rank => _parameter.Shape.Count;

    /// <summary>Which of the rule's variants the parameter follows: its place in <see cref="OptimizerInfo.Variants"/>.</summary>
    public int Variant => _parameter.Variant;

    /// <summary>The length of the first axis: <c>rows</c>.</summary>
    public double Rows => _parameter.Rows;

    /// <summary>The product of the lengths of all axes but the first: <c>cols</c>.</summary>
    public double Columns => _parameter.Columns;

    /// <summary>What the noise of this step is drawn by.</summary>
    public NoiseKey Noise(long seed) => new(seed, _parameter.NoiseKey, Number);

    /// <summary>A scalar state, by its place among them.</summary>
    public ref double ScalarState(int index) => ref _parameter.ScalarStates[index];

    /// <summary>The result of a reduction over the parameter, by its place among them.</summary>
    public double Reduced(int index) => _parameter.Reductions[index];

    /// <summary>The quantile of what a pass has put aside; changes its order.</summary>
    /// <param name="index">Its place among the memory of one number for each weight.</param>
    /// <param name="share">From 0, the least, to 1, the greatest.</param>
    public double Quantile(int index, double share) => _parameter.Quantile(index, 0, _parameter.Length, share);

    /// <summary>The quantile of one row of what a pass has put aside; changes its order.</summary>
    /// <inheritdoc cref="Quantile"/>
    public double RowQuantile(int index, int row, double share) => _parameter.Quantile(index, row * _parameter.Columns, _parameter.Columns, share);

    /// <summary>The quantile of one column of what a pass has put aside.</summary>
    /// <inheritdoc cref="Quantile"/>
    public double ColumnQuantile(int index, int column, double share) => _parameter.ColumnQuantile(index, column, share);

    /// <summary>The quantile of one block of what a pass has put aside; changes its order.</summary>
    /// <param name="index">Its place among the memory of one number for each weight.</param>
    /// <param name="size">The place of the blocks' size among those of the rule.</param>
    /// <param name="block">Which block.</param>
    /// <param name="share">From 0, the least, to 1, the greatest.</param>
    public double BlockQuantile(int index, int size, int block, double share)
    {
        int length = _parameter.Vectors!.BlockSizes[size];
        int start = block * length;
        return _parameter.Quantile(index, start, Math.Min(length, _parameter.Length - start), share);
    }

    /// <summary>A vector that the step computes, of one number for each row, by its place among them.</summary>
    public Span<double> RowVector(int index) => _parameter.Vectors!.Rows[index];

    /// <summary>A vector that the step computes, of one number for each column, by its place among them.</summary>
    public Span<double> ColumnVector(int index) => _parameter.Vectors!.Columns[index].AsSpan(0, _parameter.Vectors.ColumnCountOf(index));

    /// <summary>A vector that the step computes, of one number for each block, by its place among them.</summary>
    public Span<double> BlockVector(int index) => _parameter.Vectors!.Blocks[index];

    /// <summary>A state of one number for each block, by its place among them.</summary>
    public Span<double> BlockState(int index) => _parameter.Vectors!.BlockStates[index];

    /// <summary>How many blocks of a size there are.</summary>
    public double BlockCount(int size) => ParameterVectors.BlockCount(_parameter.Length, _parameter.Vectors!.BlockSizes[size]);

    /// <summary>Makes a vector of blocks hold how many elements each block has.</summary>
    public void CountBlocks(int index)
    {
        Span<double> lengths = BlockVector(index);
        int size = _parameter.Vectors!.BlockSizeOf(index);
        lengths.Fill(size);
        if (lengths.Length > 0)
        {
            lengths[^1] = _parameter.Length - ((lengths.Length - 1.0) * size);
        }
    }

    /// <summary>Makes a vector of columns known to kernels.</summary>
    public void PublishColumn(int index) => _parameter.Vectors!.PublishColumn(index);

    /// <summary>A state of one number for each row, by its place among them.</summary>
    public Span<double> RowState(int index) => _parameter.Vectors!.RowStates[index];

    /// <summary>A state of one number for each column, by its place among them.</summary>
    public Span<double> ColumnState(int index) => _parameter.Vectors!.ColumnStates[index];
}
