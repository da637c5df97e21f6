using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using OptGen.CompilerServices;
using OptGen.Tests.Bits;

namespace OptGen.Tests.Elementary;

/// <summary>The bits of every function at the same arguments on every machine.</summary>
internal static class FunctionBits
{
    private const int Count = 4096;

    /// <summary>A hash over the results of each function and type.</summary>
    public static IEnumerable<string> Lines()
    {
        foreach (string name in (string[])[.. ElementFunctions<float>.Unary.Keys, .. ElementFunctions<float>.Binary.Keys])
        {
            yield return $"{name} float {Hash(Of<PairLane<Lane512<float>, float>, float>(name))}";
            yield return $"{name} double {Hash(Of<PairLane<Lane512<double>, double>, double>(name))}";
        }
    }

    /// <summary>The results of a function by a lane.</summary>
    public static ulong[] Of<TLane, T>(string name)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        [.. LaneFunctions<TLane, T>.Map(name, Arguments<T>(1), Arguments<T>(2)).Select(BitRun.Bits)];

    /// <summary>A fourth of all exponents, which includes huge and subnormal numbers; the others near 1.</summary>
    private static T[] Arguments<T>(int seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Random random = new(seed);
        (int least, int greatest) = typeof(T) == typeof(float) ? (-150, 127) : (-1075, 1023);
        T[] arguments = new T[Count];
        for (int i = 0; i < Count; i++)
        {
            double sign = (2 * random.Next(2)) - 1;
            int exponent = random.Next(4) == 0 ? random.Next(least, greatest) : random.Next(-6, 4);
            arguments[i] = T.CreateTruncating(sign * Math.ScaleB(random.NextDouble() + 1, exponent));
        }

        return arguments;
    }

    private static string Hash(ulong[] bits) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(bits.AsSpan())));
}
