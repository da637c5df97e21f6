using System.ComponentModel;
using System.Numerics;

namespace OptGen.CompilerServices;

/// <summary>The loop of a pass that makes single numbers of many elements; generated. Its lane always holds sixteen elements.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IReducingKernel : IPass
{
    /// <summary>How the parts of each result are put together.</summary>
    static abstract ReadOnlySpan<ReductionKind> Reductions { get; }

    /// <summary>What the results are for.</summary>
    static abstract ReadOnlySpan<ReductionAxis> Axes { get; }

    /// <summary>The place of each result: of a number among those of the parameter, or of a vector among those of its kind.</summary>
    static abstract ReadOnlySpan<int> Slots { get; }

    /// <summary>Runs the pass between two elements, a multiple of sixteen apart and, in a pass by rows, of one row.</summary>
    /// <param name="operands">Where weights, gradient and states are.</param>
    /// <param name="index">The first element.</param>
    /// <param name="end">One past the last element.</param>
    /// <param name="sums">Takes, for each result, what the sixteen places of the lane have come to.</param>
    void Reduce<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end, ref LaneSums sums)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess;
}
