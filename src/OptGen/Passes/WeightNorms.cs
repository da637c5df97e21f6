using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Passes;

/// <summary>The sums of the squares of what weights have changed by, and of the weights; the old ones stand in the gradient's place.</summary>
internal readonly struct WeightNorms : IReducingKernel
{
    /// <summary>How many sums there are.</summary>
    public const int Count = 2;

    public static GradientUse GradientUse => GradientUse.None;

    public static bool LeavesWeights => true;

    public static ReadOnlySpan<ReductionKind> Reductions => new[] { ReductionKind.Sum, ReductionKind.Sum };

    public static ReadOnlySpan<ReductionAxis> Axes => new[] { ReductionAxis.Parameter, ReductionAxis.Parameter };

    public static ReadOnlySpan<int> Slots => new[] { 0, 1 };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reduce<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end, ref LaneSums sums)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        ref readonly T weights = ref operands.Weights;
        ref readonly T before = ref operands.Gradient;
        WideSum updates = default;
        WideSum squares = default;
        for (; index < end; index += TLane.Count)
        {
            TLane w = TLane.Load(in weights, index);
            updates.AddSquaredDifference<TLane, T>(w, TLane.Load(in before, index));
            squares.AddProduct<TLane, T>(w, w);
        }

        sums.Set(0, updates);
        sums.Set(1, squares);
    }
}
