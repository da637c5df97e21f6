using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OptGen.Codes;

/// <summary>Four words.</summary>
internal readonly unsafe struct Words128(Vector128<uint> words) : IWords<Words128>
{
    private readonly Vector128<uint> _words = words;

    public Vector128<uint> Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _words;
    }

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 Splat(uint value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 Load(uint* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 LoadHalves(ref readonly ushort source, nint index) => new(Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(in Bytes(in source, index))).AsUInt16()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 LoadBytes(byte* source) => new(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(uint*)source).AsByte())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 LoadSignedBytes(byte* source) => new(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(uint*)source).AsSByte())).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Words128 words, uint* destination) => words._words.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreUpperHalves(Words128 words, ref ushort destination, nint index) => Unsafe.WriteUnaligned(ref Bytes(in destination, index), Vector128.Narrow(words._words >>> 16, words._words >>> 16).AsUInt64().ToScalar());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(Words128 words, byte* destination)
    {
        Vector128<ushort> halves = Vector128.Narrow(words._words, words._words);
        *(uint*)destination = Vector128.Narrow(halves, halves).AsUInt32().ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator +(Words128 a, Words128 b) => new(a._words + b._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator &(Words128 a, Words128 b) => new(a._words & b._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator |(Words128 a, Words128 b) => new(a._words | b._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator <<(Words128 a, int count) => new(a._words << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator >>>(Words128 a, int count) => new(a._words >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 Choose(Words128 mask, Words128 ones, Words128 zeros) => new(Vector128.ConditionalSelect(mask._words, ones._words, zeros._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 Min(Words128 a, Words128 b) => new(Vector128.Min(a._words, b._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 Max(Words128 a, Words128 b) => new(Vector128.Max(a._words, b._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 MinSingles(Words128 a, Words128 b) => Sse.IsSupported ? new(Sse.Min(a._words.AsSingle(), b._words.AsSingle()).AsUInt32()) : Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 MaxSingles(Words128 a, Words128 b) => Sse.IsSupported ? new(Sse.Max(a._words.AsSingle(), b._words.AsSingle()).AsUInt32()) : Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 MaxSigned(Words128 a, Words128 b) => new(Vector128.Max(a._words.AsInt32(), b._words.AsInt32()).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 Join(Words128 first, Words128 second, uint count) =>
        new(Vector128.ConditionalSelect(Vector128.LessThan(Vector128.Create(0u, 1, 2, 3), Vector128.Create(count)), first._words, second._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 WhereNormal(Words128 bits, Words128 words) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(bits._words & Vector128.Create(BFloat16Codes.Infinity), Vector128<uint>.Zero), Vector128<uint>.Zero, words._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 WhereNumber(Words128 bits, Words128 words, uint nan) =>
        new(Vector128.ConditionalSelect(~Vector128.Equals(bits._words.AsSingle(), bits._words.AsSingle()).AsUInt32(), Vector128.Create(nan), words._words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 MultiplySingles(Words128 a, Words128 b) => new((a._words.AsSingle() * b._words.AsSingle()).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 MultiplyExactlyAndAdd(Words128 a, Words128 b, Words128 c) => new((Fma.IsSupported
        ? Fma.MultiplyAdd(a._words.AsSingle(), b._words.AsSingle(), c._words.AsSingle())
        : (a._words.AsSingle() * b._words.AsSingle()) + c._words.AsSingle()).AsUInt32());

    public static uint Greatest(Words128 words)
    {
        Vector128<uint> pairs = Vector128.Max(words._words, Vector128.Shuffle(words._words, Vector128.Create(2u, 3, 0, 1)));
        return Math.Max(pairs.ToScalar(), pairs.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte Bytes(ref readonly ushort halves, nint index) => ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref Unsafe.AsRef(in halves), index));
}
