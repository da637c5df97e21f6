using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Lanes;

namespace OptGen.CompilerServices;

/// <summary>
/// Two lanes side by side. A kernel over it is the same kernel unrolled twice with its operations interleaved, which hides the
/// latency of √ and ÷; it needs twice the registers.
/// </summary>
/// <typeparam name="TLane">One of the two lanes.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct PairLane<TLane, T> : ILane<PairLane<TLane, T>, T>
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly TLane _first;
    private readonly TLane _second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PairLane(TLane first, TLane second)
    {
        _first = first;
        _second = second;
    }

    /// <inheritdoc/>
    public static int Count => 2 * TLane.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> Splat(double value)
    {
        TLane lane = TLane.Splat(value);
        return new(lane, lane);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> Splat(bool condition)
    {
        TLane lane = TLane.Splat(condition);
        return new(lane, lane);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> Load(ref readonly T source, nint index) =>
        new(TLane.Load(in source, index), TLane.Load(in source, index + TLane.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> Broadcast(ref readonly T source, nint index)
    {
        TLane lane = TLane.Broadcast(in source, index);
        return new(lane, lane);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(PairLane<TLane, T> value, ref T destination, nint index)
    {
        TLane.Store(value._first, ref destination, index);
        TLane.Store(value._second, ref destination, index + TLane.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> operator +(PairLane<TLane, T> a, PairLane<TLane, T> b) => new(a._first + b._first, a._second + b._second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> operator -(PairLane<TLane, T> a, PairLane<TLane, T> b) => new(a._first - b._first, a._second - b._second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> operator *(PairLane<TLane, T> a, PairLane<TLane, T> b) => new(a._first * b._first, a._second * b._second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> operator /(PairLane<TLane, T> a, PairLane<TLane, T> b) => new(a._first / b._first, a._second / b._second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> operator -(PairLane<TLane, T> a) => new(-a._first, -a._second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> operator &(PairLane<TLane, T> a, PairLane<TLane, T> b) => new(a._first & b._first, a._second & b._second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> operator |(PairLane<TLane, T> a, PairLane<TLane, T> b) => new(a._first | b._first, a._second | b._second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> operator ~(PairLane<TLane, T> a) => new(~a._first, ~a._second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> operator <(PairLane<TLane, T> a, PairLane<TLane, T> b) => new(a._first < b._first, a._second < b._second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> operator <=(PairLane<TLane, T> a, PairLane<TLane, T> b) => new(a._first <= b._first, a._second <= b._second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> operator >(PairLane<TLane, T> a, PairLane<TLane, T> b) => new(a._first > b._first, a._second > b._second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> operator >=(PairLane<TLane, T> a, PairLane<TLane, T> b) => new(a._first >= b._first, a._second >= b._second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> Equal(PairLane<TLane, T> a, PairLane<TLane, T> b) =>
        new(TLane.Equal(a._first, b._first), TLane.Equal(a._second, b._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> MultiplyAdd(PairLane<TLane, T> a, PairLane<TLane, T> b, PairLane<TLane, T> c) =>
        new(TLane.MultiplyAdd(a._first, b._first, c._first), TLane.MultiplyAdd(a._second, b._second, c._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> MultiplySubtract(PairLane<TLane, T> a, PairLane<TLane, T> b, PairLane<TLane, T> c) =>
        new(TLane.MultiplySubtract(a._first, b._first, c._first), TLane.MultiplySubtract(a._second, b._second, c._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> MultiplyAddNegated(PairLane<TLane, T> a, PairLane<TLane, T> b, PairLane<TLane, T> c) =>
        new(TLane.MultiplyAddNegated(a._first, b._first, c._first), TLane.MultiplyAddNegated(a._second, b._second, c._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> Sqrt(PairLane<TLane, T> a) => new(TLane.Sqrt(a._first), TLane.Sqrt(a._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> Abs(PairLane<TLane, T> a) => new(TLane.Abs(a._first), TLane.Abs(a._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> CopySign(PairLane<TLane, T> a, PairLane<TLane, T> sign) =>
        new(TLane.CopySign(a._first, sign._first), TLane.CopySign(a._second, sign._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> Floor(PairLane<TLane, T> a) => new(TLane.Floor(a._first), TLane.Floor(a._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> Select(PairLane<TLane, T> condition, PairLane<TLane, T> whenTrue, PairLane<TLane, T> whenFalse) =>
        new(TLane.Select(condition._first, whenTrue._first, whenFalse._first), TLane.Select(condition._second, whenTrue._second, whenFalse._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> FlushSubnormals(PairLane<TLane, T> a) =>
        new(TLane.FlushSubnormals(a._first), TLane.FlushSubnormals(a._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> LoadBFloat16(ref readonly ushort source, nint index) =>
        new(TLane.LoadBFloat16(in source, index), TLane.LoadBFloat16(in source, index + TLane.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBFloat16(PairLane<TLane, T> value, PairLane<TLane, T> random, bool byUpperHalf, ref ushort destination, nint index)
    {
        TLane.StoreBFloat16(value._first, random._first, byUpperHalf, ref destination, index);
        TLane.StoreBFloat16(value._second, random._second, byUpperHalf, ref destination, index + TLane.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> RandomBits(RoundingKey key, nint index) => new(TLane.RandomBits(key, index), TLane.RandomBits(key, index + TLane.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> Places(nint first) => new(TLane.Places(first), TLane.Places(first + TLane.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Widen(PairLane<TLane, T> a) => Widening.Eight<PairLane<TLane, T>, T>(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> WidenLow(PairLane<TLane, T> a) => TLane.Widen(a._first);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> WidenHigh(PairLane<TLane, T> a) => TLane.Widen(a._second);
}
