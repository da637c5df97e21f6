using System.Numerics;
using OptGen.Lanes;

namespace OptGen.Kernels;

/// <summary>The loop of a pass that makes single numbers of many elements; generated. Its lane always holds sixteen elements.</summary>
public interface IReducingKernel
{
    /// <summary>How the parts of each result are put together.</summary>
    static abstract ReadOnlySpan<ReductionKind> Reductions { get; }

    /// <summary>Runs the pass between two elements, a multiple of sixteen apart.</summary>
    /// <param name="operands">Where weights, gradient and states are.</param>
    /// <param name="index">The first element.</param>
    /// <param name="end">One past the last element.</param>
    /// <param name="sums">Takes, for each result, what the sixteen places of the lane have come to.</param>
    void Reduce<TLane, T>(in Operands<T> operands, nint index, nint end, ref LaneSums sums)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>;
}
