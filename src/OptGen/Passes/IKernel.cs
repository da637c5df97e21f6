using System.ComponentModel;
using System.Numerics;

namespace OptGen.CompilerServices;

/// <summary>The loop of one pass of a rule, written once for every lane; generated. Its fields hold the scalars of the step.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IKernel : IPass
{
    /// <summary>An estimate of the registers that the body needs, from which the runtime decides whether to unroll.</summary>
    static abstract int Registers { get; }

    /// <summary>Runs the pass over as many whole lanes as fit between two elements.</summary>
    /// <param name="operands">Where weights, gradient and states are.</param>
    /// <param name="index">The first element to update.</param>
    /// <param name="end">One past the last element that may be updated.</param>
    /// <returns>The first element that was not updated.</returns>
    nint Run<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess;

    /// <summary>Whether the pass makes states in eight bits in registers, because their greatest magnitude can be told beforehand.</summary>
    static virtual bool IsBounded => false;

    /// <summary>Tells between which numbers the states in eight bits of some blocks will lie; only of a kernel that is bounded.</summary>
    /// <param name="operands">Where weights, gradient and states are.</param>
    /// <param name="blocks">The blocks.</param>
    /// <param name="bounds">Takes the intervals, by the places of states among the narrow ones of the parameter.</param>
    void Bound<T>(in Operands<T> operands, BlockPlace blocks, Span<Interval> bounds)
        where T : unmanaged, IFloatingPointIeee754<T> => throw new NotSupportedException();
}
