using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OptGen.Codes;

/// <summary>Eight words.</summary>
internal readonly unsafe struct Words256(Vector256<uint> words) : IWords<Words256>
{
    private readonly Vector256<uint> _words = words;

    public Vector256<uint> Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _words;
    }

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Splat(uint value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Load(uint* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 LoadHalves(ref readonly ushort source, nint index) => new(Avx2.IsSupported
        ? Avx2.ConvertToVector256Int32(Vector128.LoadUnsafe(in source, (nuint)index)).AsUInt32()
        : Vector256.WidenLower(Vector128.LoadUnsafe(in source, (nuint)index).ToVector256()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 LoadBytes(byte* source) => new(Avx2.IsSupported
        ? Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(*(ulong*)source).AsByte()).AsUInt32()
        : Vector256.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)source).AsByte()).ToVector256()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 LoadSignedBytes(byte* source) => new(Avx2.IsSupported
        ? Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(*(ulong*)source).AsSByte()).AsUInt32()
        : Vector256.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)source).AsSByte()).ToVector256()).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Words256 words, uint* destination) => words._words.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreUpperHalves(Words256 words, ref ushort destination, nint index) => Vector256.Narrow(words._words >>> 16, words._words >>> 16).GetLower().StoreUnsafe(ref destination, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(Words256 words, byte* destination)
    {
        Vector128<ushort> halves = Vector256.Narrow(words._words, words._words).GetLower();
        *(ulong*)destination = Vector128.Narrow(halves, halves).AsUInt64().ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator +(Words256 a, Words256 b) => new(a._words + b._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator &(Words256 a, Words256 b) => new(a._words & b._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator |(Words256 a, Words256 b) => new(a._words | b._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator <<(Words256 a, int count) => new(a._words << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator >>>(Words256 a, int count) => new(a._words >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Choose(Words256 mask, Words256 ones, Words256 zeros) => new(Vector256.ConditionalSelect(mask._words, ones._words, zeros._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Min(Words256 a, Words256 b) => new(Vector256.Min(a._words, b._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Max(Words256 a, Words256 b) => new(Vector256.Max(a._words, b._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 MinSingles(Words256 a, Words256 b) => Avx.IsSupported ? new(Avx.Min(a._words.AsSingle(), b._words.AsSingle()).AsUInt32()) : Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 MaxSingles(Words256 a, Words256 b) => Avx.IsSupported ? new(Avx.Max(a._words.AsSingle(), b._words.AsSingle()).AsUInt32()) : Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 MaxSigned(Words256 a, Words256 b) => new(Vector256.Max(a._words.AsInt32(), b._words.AsInt32()).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Join(Words256 first, Words256 second, uint count) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7), Vector256.Create(count)), first._words, second._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 WhereNormal(Words256 bits, Words256 words) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(bits._words & Vector256.Create(BFloat16Codes.Infinity), Vector256<uint>.Zero), Vector256<uint>.Zero, words._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 WhereNumber(Words256 bits, Words256 words, uint nan) =>
        new(Vector256.ConditionalSelect(~Vector256.Equals(bits._words.AsSingle(), bits._words.AsSingle()).AsUInt32(), Vector256.Create(nan), words._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 MultiplySingles(Words256 a, Words256 b) => new((a._words.AsSingle() * b._words.AsSingle()).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 MultiplyExactlyAndAdd(Words256 a, Words256 b, Words256 c) => new((Fma.IsSupported
        ? Fma.MultiplyAdd(a._words.AsSingle(), b._words.AsSingle(), c._words.AsSingle())
        : (a._words.AsSingle() * b._words.AsSingle()) + c._words.AsSingle()).AsUInt32());

    public static uint Greatest(Words256 words) => Words128.Greatest(new Words128(Vector128.Max(words._words.GetLower(), words._words.GetUpper())));
}
