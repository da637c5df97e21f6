using System.Runtime.CompilerServices;
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
    private const uint Infinity = 0x7F80_0000;

    /// <summary>Bits of a number's mantissa that a code has not.</summary>
    private const int Dropped = 20;

    /// <summary>The bits of 4: what the codes' exponents begin at, where the first number that is not among the equally spaced is 8.</summary>
    private const uint Origin = 0x4080_0000;

    private const uint Two = 0x4000_0000;
    private const uint MinusEight = 0xC100_0000;

    /// <summary>The exponents of the greatest codes, as powers of two of the scale.</summary>
    private const int UnsignedSpan = 33;

    private const int SignedSpan = 17;

    /// <summary>Numbers of a block, at most <see cref="BlockLength"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Decode(byte* codes, int count, float scale, float* values)
    {
        Decoding loop = new() { Codes = codes, Values = (uint*)values, Scale = BitConverter.SingleToInt32Bits(scale) };
        WordLoops.Run(ref loop, count);
    }

    /// <summary>Rounds the numbers of a block, at most <see cref="BlockLength"/>.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="codes">Takes the codes.</param>
    /// <param name="key">What random bits are drawn by, from the block's first element on.</param>
    /// <returns>The scale: a power of two, negative where there are negative numbers; 0 where all are 0; NaN, and with it all numbers, where one is not finite.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Encode<TRounding>(float* values, int count, byte* codes, RoundingKey key)
        where TRounding : struct, IRounding
    {
        Measuring extent = new() { Values = (uint*)values };
        WordLoops.Run(ref extent, count);
        uint greatest = Math.Max(extent.GreatestPositive, extent.GreatestBits & Magnitude);
        if (greatest is 0 or >= Infinity)
        {
            new Span<byte>(codes, count).Clear();
            return greatest == 0 ? 0 : float.NaN;
        }

        // What lies beyond the greatest mantissa of a code may be rounded up to the next power of two.
        bool isSigned = extent.GreatestBits > Magnitude;
        int exponent = (int)((greatest + ((1u << Dropped) - 1)) >> 23);
        int unit = Math.Max(exponent - (isSigned ? SignedSpan : UnsignedSpan), 1);
        Encoding<TRounding> loop = new() { Codes = codes, Values = (uint*)values, Key = key, Inverse = (uint)(254 - unit) << 23, IsSigned = isSigned };
        WordLoops.Run(ref loop, count);
        float scale = BitConverter.UInt32BitsToSingle((uint)unit << 23);
        return isSigned ? -scale : scale;
    }

    /// <summary>The numbers of codes without sign, in units of the scale; exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWords Magnitudes<TWords>(TWords code)
        where TWords : struct, IWords<TWords>
    {
        // Below 8 the codes would be half as far apart as they are to be; above, the line through them lies higher.
        TWords number = (code << Dropped) + TWords.Splat(Origin);
        return TWords.Min(number, TWords.MultiplyExactlyAndAdd(number, TWords.Splat(Two), TWords.Splat(MinusEight)));
    }

    /// <summary>Finds the greatest number of no sign, and the greatest bits of all: where they have a sign, those of the greatest negative magnitude.</summary>
    private struct Measuring : IWordLoop
    {
        public uint* Values;
        public uint GreatestPositive;
        public uint GreatestBits;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public nint Run<TWords>(nint index, nint end)
            where TWords : struct, IWords<TWords>
        {
            uint* values = Values;
            TWords positive = TWords.Splat(0);
            TWords greatest = positive;
            for (; index <= end - TWords.Count; index += TWords.Count)
            {
                TWords bits = TWords.Load(values + index);
                positive = TWords.MaxSigned(positive, bits);
                greatest = TWords.Max(greatest, bits);
            }

            GreatestPositive = Math.Max(GreatestPositive, TWords.Greatest(positive));
            GreatestBits = Math.Max(GreatestBits, TWords.Greatest(greatest));
            return index;
        }
    }

    private struct Decoding : IWordLoop
    {
        public byte* Codes;
        public uint* Values;
        public int Scale;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TWords>(nint index, nint end)
            where TWords : struct, IWords<TWords>
        {
            byte* codes = Codes;
            uint* values = Values;
            TWords scale = TWords.Splat((uint)Scale & Magnitude);
            if (Scale < 0)
            {
                for (; index <= end - TWords.Count; index += TWords.Count)
                {
                    TWords code = TWords.LoadBytes(codes + index);
                    TWords number = Magnitudes(code & TWords.Splat(0x7F)) | ((code & TWords.Splat(0x80)) << 24);

                    // −0 + 0 is 0.
                    TWords.Store(TWords.MultiplyExactlyAndAdd(number, scale, TWords.Splat(0)), values + index);
                }

                return index;
            }

            for (; index <= end - TWords.Count; index += TWords.Count)
            {
                TWords.Store(TWords.MultiplySingles(Magnitudes(TWords.LoadBytes(codes + index)), scale), values + index);
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
        public uint Inverse;
        public bool IsSigned;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TWords>(nint index, nint end)
            where TWords : struct, IWords<TWords>
        {
            byte* codes = Codes;
            uint* values = Values;
            uint* words = RandomWords.OfBlock(Key, 0, out uint addend);
            TWords added = TWords.Splat(addend);
            TWords half = TWords.Splat(Inverse - (1u << 23));
            TWords quarter = TWords.Splat(Inverse - (2u << 23));
            if (IsSigned)
            {
                for (; index <= end - TWords.Count; index += TWords.Count)
                {
                    TWords bits = TWords.Load(values + index);
                    TWords code = Code(bits & TWords.Splat(Magnitude), half, quarter, TRounding.IsRandom ? TWords.Load(words + index) + added : default);
                    TWords.StoreBytes(code | ((bits >>> 24) & TWords.Splat(0x80)), codes + index);
                }

                return index;
            }

            for (; index <= end - TWords.Count; index += TWords.Count)
            {
                TWords word = TRounding.IsRandom ? TWords.Load(words + index) + added : default;
                TWords.StoreBytes(Code(TWords.Load(values + index), half, quarter, word), codes + index);
            }

            return index;
        }

        /// <summary>The code of a number that is not negative, in the lowest byte: the bits of 2, which the exponents begin at here, have none in that of the code.</summary>
        /// <param name="value">The number.</param>
        /// <param name="half">½ over the scale.</param>
        /// <param name="quarter">¼ over the scale.</param>
        /// <param name="random">Random words.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TWords Code<TWords>(TWords value, TWords half, TWords quarter, TWords random)
            where TWords : struct, IWords<TWords>
        {
            TWords number = TWords.MultiplySingles(value, half);
            TWords spaced = TWords.MultiplyExactlyAndAdd(value, quarter, TWords.Splat(Two));
            TWords bits = TWords.Max(number, spaced);
            TWords rounded = bits + TRounding.Addend(bits, Dropped, random);
            return (TRounding.Constant(Dropped) == 0 ? rounded : rounded + TWords.Splat(TRounding.Constant(Dropped))) >>> Dropped;
        }
    }
}
