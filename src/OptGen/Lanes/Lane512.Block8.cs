using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Codes;
using OptGen.Lanes;

namespace OptGen.CompilerServices;

/// <content>States in eight bits, whose memory is pinned.</content>
public readonly unsafe partial struct Lane512<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> LoadBlock8(ref readonly byte source, nint index, Lane512<T> scale, bool isSigned)
    {
        byte* codes = (byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in source)) + index;
        return Of(isSigned ? Block8Codes.Signed(Words512.LoadSignedBytes(codes), Bits(scale)) : Block8Codes.Unsigned(Words512.LoadBytes(codes), Bits(scale)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBlock8(Lane512<T> value, Lane512<T> inverse, Lane512<T> random, bool byUpperHalf, bool isSigned, ref byte destination, nint index)
    {
        Words512 code = byUpperHalf ? Code<StochasticByUpperHalf>(Bits(value), Bits(inverse), Bits(random), isSigned) : Code<StochasticByLowerHalf>(Bits(value), Bits(inverse), Bits(random), isSigned);
        Words512.StoreBytes(code, (byte*)Unsafe.AsPointer(ref destination) + index);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Addend(RoundingBlock block) => Of(Words512.Splat(block.Addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> RandomBitsOfBlock(RoundingBlock block, Lane512<T> addend, nint index) => Of(Words512.Load(block.Words + index) + Bits(addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> GreaterMagnitude(Lane512<T> a, ref readonly T source, nint index) => Of(Block8Codes.GreaterMagnitude(Bits(a), Bits(Load(in source, index))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref readonly T source, nint index) => CacheLines.Prefetch(in source, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref readonly byte source, nint index) => CacheLines.Prefetch(in source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Words512 Code<TRounding>(Words512 bits, Words512 inverse, Words512 random, bool isSigned)
        where TRounding : struct, IRounding =>
        isSigned ? Block8Codes.SignedCode<TRounding, Words512>(bits, inverse, random) : Block8Codes.UnsignedCode<TRounding, Words512>(bits, inverse, random);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Words512 Bits(Lane512<T> lane) => typeof(T) == typeof(float) ? new(lane._value.AsUInt32()) : throw Widening.OnlySingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane512<T> Of(Words512 words) => typeof(T) == typeof(float) ? new(words.Value.As<uint, T>()) : throw Widening.OnlySingle();
}
