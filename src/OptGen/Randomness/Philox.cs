using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OptGen.Randomness;

/// <summary>
/// The counter-based generator Philox 4×32 with ten rounds: random bits as a function of a counter and a key, without a state, so that they
/// are the same in whatever order, and by however many threads, they are asked for.
/// </summary>
/// <remarks>Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011.</remarks>
internal static class Philox
{
    private const int Rounds = 10;
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierB = 0xCD9E8D57;

    /// <summary>What the two words of the key grow by from round to round: fractions of the golden ratio and of √3.</summary>
    private const uint IncrementA = 0x9E3779B9;
    private const uint IncrementB = 0xBB67AE85;

    /// <summary>The four words that belong to a counter of four words under a key of two.</summary>
    public static (uint First, uint Second, uint Third, uint Fourth) Block((uint First, uint Second, uint Third, uint Fourth) counter, (uint First, uint Second) key)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong a = (ulong)MultiplierA * counter.First;
            ulong b = (ulong)MultiplierB * counter.Third;
            counter = ((uint)(b >> 32) ^ counter.Second ^ key.First, (uint)b, (uint)(a >> 32) ^ counter.Fourth ^ key.Second, (uint)a);
            key = (unchecked(key.First + IncrementA), unchecked(key.Second + IncrementB));
        }

        return counter;
    }

    /// <summary>The first two words of eight blocks, as numbers of 64 bits whose lower half is the first word.</summary>
    /// <param name="first">The first word of each counter; the upper halves are 0.</param>
    /// <param name="rest">The other words, the same for all.</param>
    /// <param name="key">The key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<ulong> EightBlocks(Vector512<ulong> first, (uint Second, uint Third, uint Fourth) rest, (uint First, uint Second) key)
    {
        Vector512<ulong> lowerHalf = Vector512.Create((ulong)uint.MaxValue);
        Vector512<ulong> second = Vector512.Create((ulong)rest.Second);
        Vector512<ulong> third = Vector512.Create((ulong)rest.Third);
        Vector512<ulong> fourth = Vector512.Create((ulong)rest.Fourth);
        for (int round = 0; round < Rounds; round++)
        {
            Vector512<ulong> a = Multiply(first, MultiplierA);
            Vector512<ulong> b = Multiply(third, MultiplierB);
            first = Vector512.ShiftRightLogical(b, 32) ^ second ^ Vector512.Create((ulong)key.First);
            third = Vector512.ShiftRightLogical(a, 32) ^ fourth ^ Vector512.Create((ulong)key.Second);
            second = b & lowerHalf;
            fourth = a & lowerHalf;
            key = (unchecked(key.First + IncrementA), unchecked(key.Second + IncrementB));
        }

        return first | Vector512.ShiftLeft(second, 32);
    }

    /// <summary>The products of numbers of 32 bits, whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Multiply(Vector512<ulong> a, uint b) =>
        Avx512F.IsSupported
            ? Avx512F.Multiply(a.AsUInt32(), Vector512.Create((ulong)b).AsUInt32())
            : Vector512.Create(Multiply(a.GetLower(), b), Multiply(a.GetUpper(), b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Multiply(Vector256<ulong> a, uint b) =>
        Avx2.IsSupported
            ? Avx2.Multiply(a.AsUInt32(), Vector256.Create((ulong)b).AsUInt32())
            : Vector256.Create(Multiply(a.GetLower(), b), Multiply(a.GetUpper(), b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Multiply(Vector128<ulong> a, uint b) =>
        Sse2.IsSupported ? Sse2.Multiply(a.AsUInt32(), Vector128.Create((ulong)b).AsUInt32()) : a * Vector128.Create((ulong)b);
}
