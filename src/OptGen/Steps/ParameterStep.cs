using System.ComponentModel;
using OptGen.Passes;
using OptGen.States;

namespace OptGen.CompilerServices;

/// <summary>One parameter within a step, as the generated code of a rule sees it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
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

    /// <summary>Which of the rule's variants the parameter follows: its place in <see cref="OptimizerInfo.Plans"/>.</summary>
    public int Variant => _parameter.Variant;

    /// <summary>The length of the first axis: <c>rows</c>.</summary>
    public double Rows => _parameter.Rows;

    /// <summary>The product of the lengths of all axes but the first: <c>cols</c>.</summary>
    public double Columns => _parameter.Columns;

    /// <summary>A number that the rule is given, by its place in <see cref="OptimizerInfo.Givens"/>.</summary>
    public double Given(int index) => _parameter.GivenNumber(index);

    /// <summary>Copies a vector that the rule is given, by its place in <see cref="OptimizerInfo.Givens"/>.</summary>
    public void CopyGiven(int index, Span<double> destination) => _parameter.CopyGiven(index, destination);

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
    /// <inheritdoc cref="Quantile(int, double)"/>
    public double RowQuantile(int index, int row, double share) => _parameter.Quantile(index, row * _parameter.Columns, _parameter.Columns, share);

    /// <summary>The quantile of one column of what a pass has put aside.</summary>
    /// <inheritdoc cref="Quantile(int, double)"/>
    public double ColumnQuantile(int index, int column, double share) => _parameter.ColumnQuantile(index, column, share);

    /// <summary>The quantile of a matrix that a pass has put aside; changes its order.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="share">From 0, the least, to 1, the greatest.</param>
    public double Quantile(MatrixReference matrix, double share) => _parameter.Quantile(in _memory, matrix, null, null, share);

    /// <summary>The quantile of one row of a matrix that a pass has put aside; changes its order.</summary>
    /// <inheritdoc cref="Quantile(MatrixReference, double)"/>
    public double RowQuantile(MatrixReference matrix, int row, double share) => _parameter.Quantile(in _memory, matrix, row, null, share);

    /// <summary>The quantile of one column of a matrix that a pass has put aside.</summary>
    /// <inheritdoc cref="Quantile(MatrixReference, double)"/>
    public double ColumnQuantile(MatrixReference matrix, int column, double share) => _parameter.Quantile(in _memory, matrix, null, column, share);

    /// <summary>The quantile at one index of an axis of what a pass has put aside.</summary>
    /// <param name="axis">The number of the axis, from 0.</param>
    /// <param name="index">The place among the memory of one number for each weight.</param>
    /// <param name="place">The index along the axis.</param>
    /// <param name="share">From 0, the least, to 1, the greatest.</param>
    public double AxisQuantile(int axis, int index, int place, double share) => _parameter.AxisQuantile(axis, index, place, share);

    /// <summary>The length of an axis; 1 beyond the last.</summary>
    public double AxisLength(int axis) => _parameter.Axis(axis).Length;

    /// <summary>The sums at the indices of an axis of what a pass has put aside.</summary>
    /// <param name="axis">The number of the axis, from 0.</param>
    /// <param name="index">The place among the memory of one number for each weight.</param>
    /// <param name="result">Takes one number for each index.</param>
    public void SumAlong(int axis, int index, Span<double> result) => _parameter.Along(ReductionKind.Sum, axis, index, null, result);

    /// <summary>The sums of products at the indices of an axis of what a pass has put aside.</summary>
    /// <inheritdoc cref="SumAlong"/>
    public void DotAlong(int axis, int index, int other, Span<double> result) => _parameter.Along(ReductionKind.Sum, axis, index, other, result);

    /// <summary>The greatest at the indices of an axis of what a pass has put aside; NaN if any is.</summary>
    /// <inheritdoc cref="SumAlong"/>
    public void MaxAlong(int axis, int index, Span<double> result) => _parameter.Along(ReductionKind.Max, axis, index, null, result);

    /// <summary>The least at the indices of an axis of what a pass has put aside; NaN if any is.</summary>
    /// <inheritdoc cref="SumAlong"/>
    public void MinAlong(int axis, int index, Span<double> result) => _parameter.Along(ReductionKind.Min, axis, index, null, result);

    /// <summary>Puts the numbers of a vector to all elements of their index along an axis.</summary>
    public void Spread(int axis, ReadOnlySpan<double> vector, MatrixReference result) => _parameter.Spread(in _memory, axis, vector, result);

    /// <summary>Gives what the parameter has to a reduction over all parameters, by the place of its result.</summary>
    public void Contribute(int index, double value) => _parameter.Reductions[index] = value;

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

    /// <summary>A vector that the step computes, of one number for each of the last steps.</summary>
    /// <param name="index">Its place among those of rows.</param>
    /// <param name="count">How many values there have been before this step.</param>
    public Span<double> RowVector(int index, double count)
    {
        double[] vector = _parameter.Vectors!.Rows[index];
        return vector.AsSpan(0, (int)Math.Min(count + 1, vector.Length));
    }

    /// <summary>The oldest of the values that a state keeps; 0 where there have been fewer.</summary>
    /// <param name="index">The place of the state among those of rows.</param>
    /// <param name="count">How many values there have been.</param>
    public double Recall(int index, double count)
    {
        double[] values = _parameter.Vectors!.RowStates[index];
        return values[(int)(count % values.Length)];
    }

    /// <summary>Copies the oldest of the vectors that a state keeps; 0 where there have been fewer.</summary>
    /// <param name="index">The place of the state among those of rows.</param>
    /// <param name="count">How many vectors there have been.</param>
    /// <param name="vector">Takes it.</param>
    public void Recall(int index, double count, Span<double> vector)
    {
        double[] vectors = _parameter.Vectors!.RowStates[index];
        vectors.AsSpan((int)(count % (vectors.Length / vector.Length)) * vector.Length, vector.Length).CopyTo(vector);
    }

    /// <summary>Copies the vectors that a state keeps, with one of this step in the place of the oldest.</summary>
    /// <param name="index">The place of the state among those of rows.</param>
    /// <param name="vector">That of this step.</param>
    /// <param name="count">How many vectors there have been.</param>
    /// <param name="vectors">Takes them.</param>
    public void Remember(int index, ReadOnlySpan<double> vector, double count, Span<double> vectors)
    {
        _parameter.Vectors!.RowStates[index].CopyTo(vectors);
        vector.CopyTo(vectors.Slice((int)(count % (vectors.Length / vector.Length)) * vector.Length, vector.Length));
    }

    /// <summary>Copies the values that a state keeps, with one of this step in the place of the oldest.</summary>
    /// <param name="index">The place of the state among those of rows.</param>
    /// <param name="value">The value of this step.</param>
    /// <param name="count">How many values there have been.</param>
    /// <param name="values">Takes them.</param>
    public void Remember(int index, double value, double count, Span<double> values)
    {
        double[] kept = _parameter.Vectors!.RowStates[index];
        kept.AsSpan(0, values.Length).CopyTo(values);
        values[(int)(count % kept.Length)] = value;
    }

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
