using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Passes;

/// <summary>The sum of the squares of a gradient, in the way that rules sum.</summary>
internal readonly struct GradientNorm : IReducingKernel
{
    public static GradientUse GradientUse => GradientUse.None;

    public static bool LeavesWeights => true;

    public static ReadOnlySpan<ReductionKind> Reductions => new[] { ReductionKind.Sum };

    public static ReadOnlySpan<ReductionAxis> Axes => new[] { ReductionAxis.Parameter };

    public static ReadOnlySpan<int> Slots => new[] { 0 };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reduce<TLane, T, TGradient>(in Operands<T> operands, nint index, nint end, ref LaneSums sums)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
        where TGradient : struct, IGradientAccess
    {
        ref readonly T gradient = ref operands.Gradient;
        WideSum sum = default;
        for (; index < end; index += TLane.Count)
        {
            TLane g = TLane.Load(in gradient, index);
            sum.AddProduct<TLane, T>(g, g);
        }

        sums.Set(0, sum);
    }
}
