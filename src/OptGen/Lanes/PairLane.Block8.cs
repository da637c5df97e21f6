using System.Runtime.CompilerServices;

namespace OptGen.CompilerServices;

/// <content>States in eight bits.</content>
public readonly partial struct PairLane<TLane, T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> LoadBlock8(ref readonly byte source, nint index, PairLane<TLane, T> scale, bool isSigned) =>
        new(TLane.LoadBlock8(in source, index, scale._first, isSigned), TLane.LoadBlock8(in source, index + TLane.Count, scale._second, isSigned));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBlock8(PairLane<TLane, T> value, PairLane<TLane, T> inverse, PairLane<TLane, T> random, bool byUpperHalf, bool isSigned, ref byte destination, nint index)
    {
        TLane.StoreBlock8(value._first, inverse._first, random._first, byUpperHalf, isSigned, ref destination, index);
        TLane.StoreBlock8(value._second, inverse._second, random._second, byUpperHalf, isSigned, ref destination, index + TLane.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> Addend(RoundingBlock block)
    {
        TLane lane = TLane.Addend(block);
        return new(lane, lane);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> RandomBitsOfBlock(RoundingBlock block, PairLane<TLane, T> addend, nint index) =>
        new(TLane.RandomBitsOfBlock(block, addend._first, index), TLane.RandomBitsOfBlock(block, addend._second, index + TLane.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PairLane<TLane, T> GreaterMagnitude(PairLane<TLane, T> a, ref readonly T source, nint index) =>
        new(TLane.GreaterMagnitude(a._first, in source, index), TLane.GreaterMagnitude(a._second, in source, index + TLane.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref readonly T source, nint index)
    {
        TLane.Prefetch(in source, index);
        TLane.Prefetch(in source, index + TLane.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref readonly byte source, nint index) => TLane.Prefetch(in source, index);
}
