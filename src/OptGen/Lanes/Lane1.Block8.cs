using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Codes;
using OptGen.Lanes;

namespace OptGen.CompilerServices;

/// <content>States in eight bits, whose memory is pinned.</content>
public readonly unsafe partial struct Lane1<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> LoadBlock8(ref readonly byte source, nint index, Lane1<T> scale, bool isSigned)
    {
        byte* codes = (byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in source)) + index;
        return Of(isSigned ? Block8Codes.Signed(Words1.LoadSignedBytes(codes), Bits(scale)) : Block8Codes.Unsigned(Words1.LoadBytes(codes), Bits(scale)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBlock8(Lane1<T> value, Lane1<T> inverse, Lane1<T> random, bool byUpperHalf, bool isSigned, ref byte destination, nint index)
    {
        Words1 code = byUpperHalf ? Code<StochasticByUpperHalf>(Bits(value), Bits(inverse), Bits(random), isSigned) : Code<StochasticByLowerHalf>(Bits(value), Bits(inverse), Bits(random), isSigned);
        Words1.StoreBytes(code, (byte*)Unsafe.AsPointer(ref destination) + index);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> Addend(RoundingBlock block) => Of(Words1.Splat(block.Addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> RandomBitsOfBlock(RoundingBlock block, Lane1<T> addend, nint index) => Of(Words1.Load(block.Words + index) + Bits(addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> GreaterMagnitude(Lane1<T> a, ref readonly T source, nint index) => Of(Block8Codes.GreaterMagnitude(Bits(a), Bits(Load(in source, index))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref readonly T source, nint index) => CacheLines.Prefetch(in source, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref readonly byte source, nint index) => CacheLines.Prefetch(in source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Words1 Code<TRounding>(Words1 bits, Words1 inverse, Words1 random, bool isSigned)
        where TRounding : struct, IRounding =>
        isSigned ? Block8Codes.SignedCode<TRounding, Words1>(bits, inverse, random) : Block8Codes.UnsignedCode<TRounding, Words1>(bits, inverse, random);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Words1 Bits(Lane1<T> lane) => typeof(T) == typeof(float) ? new(lane._value.AsUInt32().ToScalar()) : throw Widening.OnlySingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane1<T> Of(Words1 words) => typeof(T) == typeof(float) ? new(Vector128.CreateScalar(words.Value).As<uint, T>()) : throw Widening.OnlySingle();
}
