using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Codes;
using OptGen.Lanes;

namespace OptGen.CompilerServices;

/// <content>States in eight bits, whose memory is pinned.</content>
public readonly unsafe partial struct Lane128<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> LoadBlock8(ref readonly byte source, nint index, Lane128<T> scale, bool isSigned)
    {
        byte* codes = (byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in source)) + index;
        return Of(isSigned ? Block8Codes.Signed(Words128.LoadSignedBytes(codes), Bits(scale)) : Block8Codes.Unsigned(Words128.LoadBytes(codes), Bits(scale)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBlock8(Lane128<T> value, Lane128<T> inverse, Lane128<T> random, bool byUpperHalf, bool isSigned, ref byte destination, nint index)
    {
        Words128 code = byUpperHalf ? Code<StochasticByUpperHalf>(Bits(value), Bits(inverse), Bits(random), isSigned) : Code<StochasticByLowerHalf>(Bits(value), Bits(inverse), Bits(random), isSigned);
        Words128.StoreBytes(code, (byte*)Unsafe.AsPointer(ref destination) + index);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Addend(RoundingBlock block) => Of(Words128.Splat(block.Addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> RandomBitsOfBlock(RoundingBlock block, Lane128<T> addend, nint index) => Of(Words128.Load(block.Words + index) + Bits(addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> GreaterMagnitude(Lane128<T> a, ref readonly T source, nint index) => Of(Block8Codes.GreaterMagnitude(Bits(a), Bits(Load(in source, index))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref readonly T source, nint index) => CacheLines.Prefetch(in source, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref readonly byte source, nint index) => CacheLines.Prefetch(in source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Words128 Code<TRounding>(Words128 bits, Words128 inverse, Words128 random, bool isSigned)
        where TRounding : struct, IRounding =>
        isSigned ? Block8Codes.SignedCode<TRounding, Words128>(bits, inverse, random) : Block8Codes.UnsignedCode<TRounding, Words128>(bits, inverse, random);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Words128 Bits(Lane128<T> lane) => typeof(T) == typeof(float) ? new(lane._value.AsUInt32()) : throw Widening.OnlySingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane128<T> Of(Words128 words) => typeof(T) == typeof(float) ? new(words.Value.As<uint, T>()) : throw Widening.OnlySingle();
}
