using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Codes;

/// <summary>Numbers as the upper halves of their bits: sign, eight bits of exponent and seven of mantissa.</summary>
internal static unsafe class BFloat16Codes
{
    /// <summary>The bits of ∞, which are those of the exponent.</summary>
    public const uint Infinity = 0x7F80_0000;

    private const int Dropped = 16;
    private const uint NaN = 0x7FC0_0000;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Decode(ushort* codes, int count, float* values)
    {
        Decoding loop = new() { Codes = codes, Values = (uint*)values };
        WordLoops.Run(ref loop, count);
    }

    /// <summary>Rounds numbers; NaN stays NaN, ±∞ stay, and subnormal numbers become 0.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="codes">Takes the codes.</param>
    /// <param name="key">What random bits are drawn by, from the first number on.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Encode<TRounding>(float* values, int count, ushort* codes, RoundingKey key)
        where TRounding : struct, IRounding
    {
        Encoding<TRounding> loop = new() { Codes = codes, Values = (uint*)values, Key = key };
        WordLoops.Run(ref loop, count);
    }

    /// <summary>The bits of the numbers of codes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords Number<TWords>(TWords code)
        where TWords : struct, IWords<TWords> => code << Dropped;

    /// <summary>Words whose upper halves are the codes of numbers; subnormal ones become 0.</summary>
    /// <param name="bits">The bits of the numbers.</param>
    /// <param name="random">Random words, where rounding takes them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TWords Rounded<TRounding, TWords>(TWords bits, TWords random)
        where TRounding : struct, IRounding
        where TWords : struct, IWords<TWords>
    {
        TWords rounded = bits + TRounding.Addend(bits, Dropped, random);
        rounded = TRounding.Constant(Dropped) == 0 ? rounded : rounded + TWords.Splat(TRounding.Constant(Dropped));
        return TWords.WhereNumber(bits, TWords.WhereNormal(bits, rounded), NaN);
    }

    private struct Decoding : IWordLoop
    {
        public ushort* Codes;
        public uint* Values;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TWords>(nint index, nint end)
            where TWords : struct, IWords<TWords>
        {
            ushort* codes = Codes;
            uint* values = Values;
            for (; index <= end - TWords.Count; index += TWords.Count)
            {
                TWords.Store(Number(TWords.LoadHalves(in *codes, index)), values + index);
            }

            return index;
        }
    }

    private struct Encoding<TRounding> : IWordLoop
        where TRounding : struct, IRounding
    {
        public ushort* Codes;
        public uint* Values;
        public RoundingKey Key;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly nint Run<TWords>(nint index, nint end)
            where TWords : struct, IWords<TWords>
        {
            ushort* codes = Codes;
            uint* values = Values;
            RoundingKey key = Key;
            for (; index <= end - TWords.Count; index += TWords.Count)
            {
                TWords word = TRounding.IsRandom ? RandomWords.At<TWords>(key, index) : default;
                TWords.StoreUpperHalves(Rounded<TRounding, TWords>(TWords.Load(values + index), word), ref *codes, index);
            }

            return index;
        }
    }
}
