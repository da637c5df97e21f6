using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Products;

/// <summary>The sums + factor·other, rounded once.</summary>
/// <param name="factor">The factor.</param>
/// <param name="other">A matrix like the result, which does not move and does not overlap it.</param>
/// <param name="stride">How far apart its rows are.</param>
internal readonly unsafe struct PlusScaled<T>(double factor, T* other, nint stride) : IEpilogue<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Apply<TLane>(TLane sums, nint row, nint column, int count)
        where TLane : struct, ILane<TLane, T> => TLane.MultiplyAdd(TLane.Splat(factor), Operand.Load<TLane, T>(other + (row * stride) + column, count), sums);

    /// <inheritdoc/>
    public void Prefetch(nint row, nint column, int count) => Operand.Prefetch(other + (row * stride) + column, count);
}

/// <summary>factor·(the sums) + otherFactor·other, the second product rounded by itself.</summary>
/// <param name="factor">The sums' factor.</param>
/// <param name="otherFactor">The other matrix' factor.</param>
/// <param name="other">A matrix like the result, which does not move and does not overlap it.</param>
/// <param name="stride">How far apart its rows are.</param>
internal readonly unsafe struct ScaledPlusScaled<T>(double factor, double otherFactor, T* other, nint stride) : IEpilogue<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Apply<TLane>(TLane sums, nint row, nint column, int count)
        where TLane : struct, ILane<TLane, T> =>
        TLane.MultiplyAdd(TLane.Splat(factor), sums, TLane.Splat(otherFactor) * Operand.Load<TLane, T>(other + (row * stride) + column, count));

    /// <inheritdoc/>
    public void Prefetch(nint row, nint column, int count) => Operand.Prefetch(other + (row * stride) + column, count);
}
