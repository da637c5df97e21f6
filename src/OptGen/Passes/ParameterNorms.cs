using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;
using OptGen.Lanes;
using OptGen.Reductions;
using OptGen.Threads;

namespace OptGen.Passes;

/// <summary>
/// What passes have measured of a parameter: sums for each chunk, which are put together in the tree of the rules' own reductions, so that they are the same bits however the
/// work was divided.
/// </summary>
internal sealed class ParameterNorms
{
    /// <summary>2⁶⁰⁰: what gradients are divided by whose squares overflow; the squares of the greatest doubles then do not.</summary>
    public const double HugeUnit = 4.149515568880993e180;

    private readonly double[] _gradients;

    /// <summary>The sums of the squares over <see cref="HugeUnit"/>, of those chunks where they are needed.</summary>
    private readonly double[] _hugeGradients;

    private readonly double[] _weights;

    public ParameterNorms(int length)
    {
        ChunkCount = ReductionRunner.ChunkCount(length);
        _gradients = new double[ChunkCount];
        _hugeGradients = new double[ChunkCount];
        _weights = new double[ChunkCount * WeightNorms.Count];
    }

    /// <summary>What has been measured in this step.</summary>
    public StepMeasures Measured { get; private set; }

    /// <summary>The sum of the squares of the gradient; infinite where they overflow.</summary>
    public double GradientSquares => Total(_gradients, 1, 0);

    /// <summary>The same in units of <see cref="HugeUnit"/>.</summary>
    public double HugeGradientSquares
    {
        get
        {
            Span<double> open = stackalloc double[ReductionTree.LargestDepth];
            for (int i = 0; i < ChunkCount; i++)
            {
                ReductionTree.Push(open, i, double.IsFinite(_gradients[i]) ? _gradients[i] / HugeUnit / HugeUnit : _hugeGradients[i], ReductionKind.Sum);
            }

            return ReductionTree.Close(open, ChunkCount, ReductionKind.Sum);
        }
    }

    /// <summary>The sum of the squares of what the weights have changed by; 0 where nothing has written them.</summary>
    public double UpdateSquares => Total(_weights, WeightNorms.Count, 0);

    /// <summary>The sum of the squares of the weights.</summary>
    public double WeightSquares => Total(_weights, WeightNorms.Count, 1);

    private int ChunkCount { get; }

    /// <summary>Forgets what the last step has measured.</summary>
    public void Clear() => Measured = StepMeasures.None;

    /// <summary>Prepares for a pass that measures something.</summary>
    public void Begin(StepMeasures measures) => Measured |= measures;

    /// <summary>Measures the gradient of one chunk.</summary>
    public void MeasureGradient<T>(in Operands<T> operands, nint start, nint end)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GradientNorm kernel = default;
        int chunk = (int)(start / Chunks.Unit);
        ReductionRunner.FoldChunks<GradientNorm, T, PlainGradient>(in kernel, in operands, 0, start, end, _gradients.AsSpan(chunk, 1));
        if (!double.IsFinite(_gradients[chunk]))
        {
            _hugeGradients[chunk] = HugeSquares(in operands, start, end);
        }
    }

    /// <summary>Measures the weights of one chunk.</summary>
    /// <param name="operands">The parameter's memory.</param>
    /// <param name="before">What the first weight of the chunk was.</param>
    /// <param name="start">The first element.</param>
    /// <param name="end">One past the last element.</param>
    public void MeasureWeights<T>(in Operands<T> operands, ref T before, nint start, nint end)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        WeightNorms kernel = default;
        ref T none = ref Unsafe.NullRef<T>();
        Operands<T> both = new(ref Unsafe.Add(ref operands.Weights, start), ref before, ref none, ref none, 0);
        ReductionRunner.FoldChunks<WeightNorms, T, PlainGradient>(in kernel, in both, 0, 0, end - start, _weights.AsSpan((int)(start / Chunks.Unit) * WeightNorms.Count, WeightNorms.Count));
    }

    private static double HugeSquares<T>(in Operands<T> operands, nint start, nint end)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double sum = 0;
        for (nint i = start; i < end; i++)
        {
            double quotient = Rounded.From(Unsafe.Add(ref Unsafe.AsRef(in operands.Gradient), i)) / HugeUnit;
            sum += quotient * quotient;
        }

        return sum;
    }

    private double Total(double[] sums, int stride, int offset)
    {
        Span<double> open = stackalloc double[ReductionTree.LargestDepth];
        for (int i = 0; i < ChunkCount; i++)
        {
            ReductionTree.Push(open, i, sums[(i * stride) + offset], ReductionKind.Sum);
        }

        return ReductionTree.Close(open, ChunkCount, ReductionKind.Sum);
    }
}
