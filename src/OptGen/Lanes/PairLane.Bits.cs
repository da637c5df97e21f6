using System.Runtime.CompilerServices;

namespace OptGen.CompilerServices;

public readonly partial struct PairLane<TLane, T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> AddBits(PairLane<TLane, T> a, PairLane<TLane, T> b) => new(TLane.AddBits(a._first, b._first), TLane.AddBits(a._second, b._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> SubtractBits(PairLane<TLane, T> a, PairLane<TLane, T> b) => new(TLane.SubtractBits(a._first, b._first), TLane.SubtractBits(a._second, b._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> operator ^(PairLane<TLane, T> a, PairLane<TLane, T> b) => new(a._first ^ b._first, a._second ^ b._second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> ShiftLeft(PairLane<TLane, T> a, int count) => new(TLane.ShiftLeft(a._first, count), TLane.ShiftLeft(a._second, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> ShiftRight(PairLane<TLane, T> a, int count) => new(TLane.ShiftRight(a._first, count), TLane.ShiftRight(a._second, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> AtLeast(PairLane<TLane, T> a, double least) => new(TLane.AtLeast(a._first, least), TLane.AtLeast(a._second, least));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> AtMost(PairLane<TLane, T> a, double most) => new(TLane.AtMost(a._first, most), TLane.AtMost(a._second, most));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(PairLane<TLane, T> condition) => TLane.Any(condition._first | condition._second);
}
