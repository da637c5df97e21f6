using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Codes;
using OptGen.Lanes;

namespace OptGen.CompilerServices;

/// <content>States in eight bits, whose memory is pinned.</content>
public readonly unsafe partial struct Lane256<T>
{
    /// <summary>The register.</summary>
    internal Vector256<T> Value => _value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> LoadBlock8(ref readonly byte source, nint index, Lane256<T> scale, bool isSigned)
    {
        byte* codes = (byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in source)) + index;
        return Of(isSigned ? Block8Codes.Signed(Words256.LoadSignedBytes(codes), Bits(scale)) : Block8Codes.Unsigned(Words256.LoadBytes(codes), Bits(scale)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBlock8(Lane256<T> value, Lane256<T> inverse, Lane256<T> random, bool byUpperHalf, bool isSigned, ref byte destination, nint index)
    {
        Words256 code = byUpperHalf ? Code<StochasticByUpperHalf>(Bits(value), Bits(inverse), Bits(random), isSigned) : Code<StochasticByLowerHalf>(Bits(value), Bits(inverse), Bits(random), isSigned);
        Words256.StoreBytes(code, (byte*)Unsafe.AsPointer(ref destination) + index);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Addend(RoundingBlock block) => Of(Words256.Splat(block.Addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> RandomBitsOfBlock(RoundingBlock block, Lane256<T> addend, nint index) => Of(Words256.Load(block.Words + index) + Bits(addend));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> GreaterMagnitude(Lane256<T> a, ref readonly T source, nint index) => Of(Block8Codes.GreaterMagnitude(Bits(a), Bits(Load(in source, index))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref readonly T source, nint index) => CacheLines.Prefetch(in source, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(ref readonly byte source, nint index) => CacheLines.Prefetch(in source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Words256 Code<TRounding>(Words256 bits, Words256 inverse, Words256 random, bool isSigned)
        where TRounding : struct, IRounding =>
        isSigned ? Block8Codes.SignedCode<TRounding, Words256>(bits, inverse, random) : Block8Codes.UnsignedCode<TRounding, Words256>(bits, inverse, random);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Words256 Bits(Lane256<T> lane) => typeof(T) == typeof(float) ? new(lane._value.AsUInt32()) : throw Widening.OnlySingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane256<T> Of(Words256 words) => typeof(T) == typeof(float) ? new(words.Value.As<uint, T>()) : throw Widening.OnlySingle();
}
