using System.Runtime.CompilerServices;

namespace OptGen.Codes;

/// <summary>One word, for what is left over.</summary>
internal readonly unsafe struct Words1(uint word) : IWords<Words1>
{
    private readonly uint _word = word;

    public uint Value => _word;

    public static int Count => 1;

    public static Words1 Splat(uint value) => new(value);

    public static Words1 Load(uint* source) => new(*source);

    public static Words1 LoadHalves(ref readonly ushort source, nint index) => new(Unsafe.Add(ref Unsafe.AsRef(in source), index));

    public static Words1 LoadBytes(byte* source) => new(*source);

    public static Words1 LoadSignedBytes(byte* source) => new((uint)(sbyte)*source);

    public static void Store(Words1 words, uint* destination) => *destination = words._word;

    public static void StoreUpperHalves(Words1 words, ref ushort destination, nint index) => Unsafe.Add(ref destination, index) = (ushort)(words._word >>> 16);

    public static void StoreBytes(Words1 words, byte* destination) => *destination = (byte)words._word;

    public static Words1 operator +(Words1 a, Words1 b) => new(a._word + b._word);

    public static Words1 operator &(Words1 a, Words1 b) => new(a._word & b._word);

    public static Words1 operator |(Words1 a, Words1 b) => new(a._word | b._word);

    public static Words1 operator <<(Words1 a, int count) => new(a._word << count);

    public static Words1 operator >>>(Words1 a, int count) => new(a._word >>> count);

    public static Words1 Choose(Words1 mask, Words1 ones, Words1 zeros) => new((ones._word & mask._word) | (zeros._word & ~mask._word));

    public static Words1 Min(Words1 a, Words1 b) => new(Math.Min(a._word, b._word));

    public static Words1 Max(Words1 a, Words1 b) => new(Math.Max(a._word, b._word));

    public static Words1 MinSingles(Words1 a, Words1 b) => Min(a, b);

    public static Words1 MaxSingles(Words1 a, Words1 b) => Max(a, b);

    public static Words1 MaxSigned(Words1 a, Words1 b) => new((uint)Math.Max((int)a._word, (int)b._word));

    public static Words1 Join(Words1 first, Words1 second, uint count) => count > 0 ? first : second;

    public static Words1 WhereNormal(Words1 bits, Words1 words) => (bits._word & BFloat16Codes.Infinity) != 0 ? words : default;

    public static Words1 WhereNumber(Words1 bits, Words1 words, uint nan) => float.IsNaN(Single(bits)) ? new(nan) : words;

    public static Words1 MultiplySingles(Words1 a, Words1 b) => OfSingle(Single(a) * Single(b));

    public static Words1 MultiplyExactlyAndAdd(Words1 a, Words1 b, Words1 c) => OfSingle((Single(a) * Single(b)) + Single(c));

    public static uint Greatest(Words1 words) => words._word;

    private static float Single(Words1 words) => BitConverter.UInt32BitsToSingle(words._word);

    private static Words1 OfSingle(float value) => new(BitConverter.SingleToUInt32Bits(value));
}
