using System.Runtime.CompilerServices;

namespace OptGen.CompilerServices;

public readonly partial struct PairLane<TLane, T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> Map<TFunction>(PairLane<TLane, T> a)
        where TFunction : struct, IUnaryFunction =>
        new(TLane.Map<TFunction>(a._first), TLane.Map<TFunction>(a._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> Map<TFunction>(PairLane<TLane, T> a, PairLane<TLane, T> b)
        where TFunction : struct, IBinaryFunction =>
        new(TLane.Map<TFunction>(a._first, b._first), TLane.Map<TFunction>(a._second, b._second));
}
