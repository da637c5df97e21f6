using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OptGen.Codes;

/// <summary>Sixteen words.</summary>
internal readonly unsafe struct Words512(Vector512<uint> words) : IWords<Words512>
{
    private readonly Vector512<uint> _words = words;

    public Vector512<uint> Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _words;
    }

    public static int Count => 16;

    private static Vector512<ushort> OddHalves
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create((ushort)1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Splat(uint value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Load(uint* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 LoadHalves(ref readonly ushort source, nint index) => new(Avx512F.IsSupported
        ? Avx512F.ConvertToVector512UInt32(Vector256.LoadUnsafe(in source, (nuint)index))
        : Vector512.WidenLower(Vector256.LoadUnsafe(in source, (nuint)index).ToVector512()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 LoadBytes(byte* source) => new(Avx512F.IsSupported
        ? Avx512F.ConvertToVector512UInt32(Vector128.Load(source))
        : Vector512.WidenLower(Vector256.WidenLower(Vector128.Load(source).ToVector256()).ToVector512()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 LoadSignedBytes(byte* source) => new(Avx512F.IsSupported
        ? Avx512F.ConvertToVector512Int32(Vector128.Load((sbyte*)source)).AsUInt32()
        : Vector512.WidenLower(Vector256.WidenLower(Vector128.Load((sbyte*)source).ToVector256()).ToVector512()).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Words512 words, uint* destination) => words._words.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreUpperHalves(Words512 words, ref ushort destination, nint index) => (Avx512BW.IsSupported
        ? Avx512BW.PermuteVar32x16(words._words.AsUInt16(), OddHalves).GetLower()
        : Vector512.Narrow(words._words >>> 16, words._words >>> 16).GetLower()).StoreUnsafe(ref destination, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(Words512 words, byte* destination)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.ConvertToVector128Byte(words._words).Store(destination);
            return;
        }

        Vector256<ushort> halves = Vector512.Narrow(words._words, words._words).GetLower();
        Vector256.Narrow(halves, halves).GetLower().Store(destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator +(Words512 a, Words512 b) => new(a._words + b._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator &(Words512 a, Words512 b) => new(a._words & b._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator |(Words512 a, Words512 b) => new(a._words | b._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator <<(Words512 a, int count) => new(a._words << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator >>>(Words512 a, int count) => new(a._words >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Choose(Words512 mask, Words512 ones, Words512 zeros) => new(Vector512.ConditionalSelect(mask._words, ones._words, zeros._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Min(Words512 a, Words512 b) => new(Vector512.Min(a._words, b._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Max(Words512 a, Words512 b) => new(Vector512.Max(a._words, b._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 MinSingles(Words512 a, Words512 b) => Avx512F.IsSupported ? new(Avx512F.Min(a._words.AsSingle(), b._words.AsSingle()).AsUInt32()) : Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 MaxSingles(Words512 a, Words512 b) => Avx512F.IsSupported ? new(Avx512F.Max(a._words.AsSingle(), b._words.AsSingle()).AsUInt32()) : Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 MaxSigned(Words512 a, Words512 b) => new(Vector512.Max(a._words.AsInt32(), b._words.AsInt32()).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Join(Words512 first, Words512 second, uint count) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Create(0u, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), Vector512.Create(count)), first._words, second._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 WhereNormal(Words512 bits, Words512 words) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(bits._words & Vector512.Create(BFloat16Codes.Infinity), Vector512<uint>.Zero), Vector512<uint>.Zero, words._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 WhereNumber(Words512 bits, Words512 words, uint nan) =>
        new(Vector512.ConditionalSelect(~Vector512.Equals(bits._words.AsSingle(), bits._words.AsSingle()).AsUInt32(), Vector512.Create(nan), words._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 MultiplySingles(Words512 a, Words512 b) => new((a._words.AsSingle() * b._words.AsSingle()).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 MultiplyExactlyAndAdd(Words512 a, Words512 b, Words512 c) => new((Avx512F.IsSupported
        ? Avx512F.FusedMultiplyAdd(a._words.AsSingle(), b._words.AsSingle(), c._words.AsSingle())
        : (a._words.AsSingle() * b._words.AsSingle()) + c._words.AsSingle()).AsUInt32());

    public static uint Greatest(Words512 words) => Words256.Greatest(new Words256(Vector256.Max(words._words.GetLower(), words._words.GetUpper())));
}
