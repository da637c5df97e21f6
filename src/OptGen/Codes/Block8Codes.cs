using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.CompilerServices;

namespace OptGen.Codes;

/// <summary>
/// Numbers of a block as one byte each and a scale for all: small floating-point numbers times a power of two, so that neither decoding nor encoding rounds
/// but where bits are dropped. In a block without negative numbers a code has five bits of exponent and three of mantissa; otherwise a sign, four and
/// three, which a negative scale tells. The lowest numbers are equally spaced down to 0, as subnormal ones are.
/// </summary>
/// <remarks>Blocks with scales of their own are from Dettmers, Lewis, Shleifer and Zettlemoyer, "8-bit optimizers via block-wise quantization", 2022; the codes are not.</remarks>
internal static unsafe class Block8Codes
{
    /// <summary>How many numbers share a scale.</summary>
    public const int BlockLength = 256;

    private const uint Magnitude = 0x7FFF_FFFF;

    /// <summary>Bits of a number's mantissa that a code has not.</summary>
    private const int Dropped = 20;

    private const uint Sign = 0x8000_0000;

    /// <summary>Where the bits of a code with sign are, but for the sign, when they are shifted to those of a number.</summary>
    private const uint SignedBits = 0x7Fu << Dropped;

    private const int MantissaBits = 23;

    /// <summary>The exponents of a scale and of ½ over it, together.</summary>
    private const int HalfOfBoth = 253;

    private const uint Half = 0x3F00_0000;
    private const uint Two = 0x4000_0000;
    private const uint MinusFour = 0xC080_0000;

    /// <summary>The exponents of the greatest codes, as powers of two of the scale.</summary>
    private const int UnsignedSpan = 33;

    private const int SignedSpan = 17;

    /// <summary>Numbers of a block, at most <see cref="BlockLength"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Decode(byte* codes, int count, float scale, float* values)
    {
        Decoding loop = new() { Codes = codes, Values = (uint*)values, Scale = scale };
        WordLoops.Run(ref loop, count);
    }

    /// <summary>Rounds the numbers of a block, at most <see cref="BlockLength"/>.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="codes">Takes the codes.</param>
    /// <param name="key">What random bits are drawn by, from the block's first element on.</param>
    /// <param name="hasSigns">Whether codes have a sign in any case, not only where there are negative numbers.</param>
    /// <returns>The scale: a power of two, negative where there are negative numbers; 0 where all are 0; NaN, and with it all numbers, where one is not finite.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Encode<TRounding>(float* values, int count, byte* codes, RoundingKey key, bool hasSigns = false)
        where TRounding : struct, IRounding
    {
        Extent extent = Extent.Of(values, count);
        uint greatest = extent.Greatest;
        if (greatest is 0 or >= Extent.Infinity)
        {
            new Span<byte>(codes, count).Clear();
            return greatest == 0 ? 0 : float.NaN;
        }

        bool isSigned = hasSigns || extent.IsSigned;
        int unit = Unit(greatest, isSigned);
        Encoding<TRounding> loop = new() { Codes = codes, Values = (uint*)values, Key = key, Inverse = HalfInverse(unit), IsSigned = isSigned };
        WordLoops.Run(ref loop, count);
        return Scale(unit, isSigned);
    }

    /// <summary>The exponent of the scale with which a block has codes for all numbers up to one.</summary>
    /// <param name="greatest">The bits of the greatest magnitude, which is finite.</param>
    /// <param name="isSigned">Whether the codes have a sign.</param>
    private static int Unit(uint greatest, bool isSigned)
    {
        // What lies beyond the greatest mantissa of a code may be rounded up to the next power of two.
        int exponent = (int)((greatest + ((1u << Dropped) - 1)) >> MantissaBits);
        return Math.Max(exponent - (isSigned ? SignedSpan : UnsignedSpan), 1);
    }

    /// <summary>The scale of an exponent that <see cref="Unit"/> gives.</summary>
    private static float Scale(int unit, bool isSigned)
    {
        float scale = BitConverter.UInt32BitsToSingle((uint)unit << MantissaBits);
        return isSigned ? -scale : scale;
    }

    /// <summary>½ over such a scale, which numbers are multiplied by to be encoded.</summary>
    private static float HalfInverse(int unit) => BitConverter.UInt32BitsToSingle((uint)(HalfOfBoth - unit) << MantissaBits);

    /// <summary>½ over the scales of eight blocks, by their greatest magnitudes, which are finite; 0 where these are 0, for all of nothing but 0 is 0 times anything.</summary>
    public static Vector256<float> HalfInverses(Vector256<float> greatest, bool isSigned)
    {
        Vector256<int> exponents = ((greatest.AsUInt32() + Vector256.Create((1u << Dropped) - 1)) >>> MantissaBits).AsInt32();
        Vector256<int> units = Vector256.Max(exponents - Vector256.Create(isSigned ? SignedSpan : UnsignedSpan), Vector256<int>.One);
        Vector256<float> inverses = ((Vector256.Create(HalfOfBoth) - units) << MantissaBits).AsSingle();
        return Vector256.ConditionalSelect(Vector256.Equals(greatest, Vector256<float>.Zero), Vector256<float>.Zero, inverses);
    }

    /// <summary>The scales that <see cref="HalfInverses"/> belong to; 0 for 0.</summary>
    public static Vector256<float> Scales(Vector256<float> inverses, bool isSigned)
    {
        Vector256<int> scales = (Vector256.Create(HalfOfBoth) - (inverses.AsInt32() >> MantissaBits)) << MantissaBits;
        scales |= Vector256.Create(isSigned ? int.MinValue : 0);
        return Vector256.ConditionalSelect(Vector256.Equals(inverses, Vector256<float>.Zero), Vector256<float>.Zero, scales.AsSingle());
    }

    /// <summary>The numbers of eight codes without sign.</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="scales">Twice the magnitudes of their scales.</param>
    public static Vector256<float> Numbers(Vector256<uint> codes, Vector256<float> scales) => Unsigned(new Words256(codes), new Words256(scales.AsUInt32())).Value.AsSingle();

    /// <summary>The numbers of codes without sign.</summary>
    /// <param name="code">The codes.</param>
    /// <param name="scale">Twice the scale.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords Unsigned<TWords>(TWords code, TWords scale)
        where TWords : struct, IWords<TWords> => TWords.MultiplySingles(Halves((code << Dropped) | TWords.Splat(Two)), scale);

    /// <summary>The numbers of codes with sign.</summary>
    /// <param name="code">The codes, their signs spread over the upper bits.</param>
    /// <param name="scale">Twice the magnitude of the scale.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords Signed<TWords>(TWords code, TWords scale)
        where TWords : struct, IWords<TWords>
    {
        TWords magnitude = Halves(TWords.Choose(TWords.Splat(SignedBits), code << Dropped, TWords.Splat(Two)));

        // −0 + 0 is 0.
        return TWords.MultiplyExactlyAndAdd(TWords.Choose(TWords.Splat(Sign), code, magnitude), scale, TWords.Splat(0));
    }

    /// <summary>The codes of numbers that are not negative, in the lowest bytes.</summary>
    /// <param name="bits">The numbers.</param>
    /// <param name="half">½ over the scale.</param>
    /// <param name="random">Random words, where rounding takes them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords UnsignedCode<TRounding, TWords>(TWords bits, TWords half, TWords random)
        where TRounding : struct, IRounding
        where TWords : struct, IWords<TWords>
    {
        // The bits of 2, which the exponents begin at here, have none in the byte of the code. What is lost below the range is far below a half.
        TWords number = TWords.MultiplySingles(bits, half);
        TWords code = TWords.MaxSingles(number, TWords.MultiplyExactlyAndAdd(number, TWords.Splat(Half), TWords.Splat(Two)));
        TWords rounded = code + TRounding.Addend(code, Dropped, random);
        return (TRounding.Constant(Dropped) == 0 ? rounded : rounded + TWords.Splat(TRounding.Constant(Dropped))) >>> Dropped;
    }

    /// <summary>The codes of numbers with a sign, in the lowest bytes.</summary>
    /// <param name="bits">The numbers.</param>
    /// <param name="half">½ over the scale's magnitude.</param>
    /// <param name="random">Random words, where rounding takes them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords SignedCode<TRounding, TWords>(TWords bits, TWords half, TWords random)
        where TRounding : struct, IRounding
        where TWords : struct, IWords<TWords> =>
        TWords.Choose(TWords.Splat(0x80), bits >>> 24, UnsignedCode<TRounding, TWords>(bits & TWords.Splat(Magnitude), half, random));

    /// <summary>The halves of the numbers of codes without sign, in units of the scale; exact.</summary>
    /// <param name="bits">The codes where a number has its exponent and the highest bits of its mantissa, with the bits of 2.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWords Halves<TWords>(TWords bits)
        where TWords : struct, IWords<TWords> =>

        // Below 4 they would be half as far apart as they are to be; above, the line through them lies higher.
        TWords.MinSingles(bits, TWords.MultiplyExactlyAndAdd(bits, TWords.Splat(Two), TWords.Splat(MinusFour)));

    /// <summary>The greater of magnitudes and of those of numbers; NaN is the greatest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords GreaterMagnitude<TWords>(TWords magnitudes, TWords bits)
        where TWords : struct, IWords<TWords> => TWords.Max(magnitudes, bits & TWords.Splat(Magnitude));

    private struct Decoding : IWordLoop
    {
        public byte* Codes;
        public uint* Values;
        public float Scale;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TWords>(nint index, nint end)
            where TWords : struct, IWords<TWords>
        {
            byte* codes = Codes;
            uint* values = Values;
            TWords scale = TWords.Splat(BitConverter.SingleToUInt32Bits(2 * MathF.Abs(Scale)));
            if (Scale < 0)
            {
                for (; index <= end - TWords.Count; index += TWords.Count)
                {
                    TWords.Store(Signed(TWords.LoadSignedBytes(codes + index), scale), values + index);
                }

                return index;
            }

            for (; index <= end - TWords.Count; index += TWords.Count)
            {
                TWords.Store(Unsigned(TWords.LoadBytes(codes + index), scale), values + index);
            }

            return index;
        }
    }

    private struct Encoding<TRounding> : IWordLoop
        where TRounding : struct, IRounding
    {
        public byte* Codes;
        public uint* Values;
        public RoundingKey Key;
        public float Inverse;
        public bool IsSigned;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TWords>(nint index, nint end)
            where TWords : struct, IWords<TWords>
        {
            byte* codes = Codes;
            uint* values = Values;
            uint* words = RandomWords.OfBlock(Key, 0, out uint addend);
            TWords added = TWords.Splat(addend);
            TWords half = TWords.Splat(BitConverter.SingleToUInt32Bits(Inverse));
            if (IsSigned)
            {
                for (; index <= end - TWords.Count; index += TWords.Count)
                {
                    TWords word = TRounding.IsRandom ? TWords.Load(words + index) + added : default;
                    TWords.StoreBytes(SignedCode<TRounding, TWords>(TWords.Load(values + index), half, word), codes + index);
                }

                return index;
            }

            for (; index <= end - TWords.Count; index += TWords.Count)
            {
                TWords word = TRounding.IsRandom ? TWords.Load(words + index) + added : default;
                TWords.StoreBytes(UnsignedCode<TRounding, TWords>(TWords.Load(values + index), half, word), codes + index);
            }

            return index;
        }
    }
}
