using System.Runtime.CompilerServices;

namespace OptGen.Benchmarks.Elementary;

/// <summary>Random arguments, each a function of its place: of all exponents, and of the ranges in which functions change.</summary>
internal static class Arguments
{
    private const int Kinds = 6;

    private const int Leading = 11;

    /// <summary>2⁻⁵³.</summary>
    private const double Step = 1.1102230246251565e-16;

    private static readonly double[] s_special =
    [
        0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, 2.2250738585072014e-308, -1e-310, double.MaxValue, double.MinValue,
        0.5, -0.5, 2, -2, 3, -3, 1.5, -1.5, 709.78, -745.2, 88.73, -104, 1e17, 9007199254740991, -9007199254740993, 1e-17, 1.1754943508222875e-38, 1e-45, float.MaxValue,
    ];

    /// <summary>The argument of a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="second">Whether it is the second of two.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double At(ulong place, bool second)
    {
        // The first pairs are all special ones.
        ulong special = (ulong)s_special.Length;
        if (place < special * special)
        {
            return s_special[second ? place / special : place % special];
        }

        ulong bits = Mixed((2 * place) + (second ? 1UL : 0));
        double unit = (bits >> Leading) * Step;
        double centred = (2 * unit) - 1;
        ulong kind = (second ? place / Kinds : place) % Kinds;
        return kind switch
        {
            0 => BitConverter.UInt64BitsToDouble(Mixed(bits)),
            1 => 2 * centred,
            2 => 30 * centred,
            3 => 750 * centred,
            4 => Math.ScaleB(centred, (int)(Mixed(bits) % 60) - 40),
            _ => 1 + Math.ScaleB(centred, -(int)(Mixed(bits) % 53)),
        };
    }

    /// <summary>One to one, and each bit of the result depends on all bits: SplitMix64 (Steele, Lea and Flood, 2014).</summary>
    private static ulong Mixed(ulong bits)
    {
        unchecked
        {
            bits += 0x9E3779B97F4A7C15;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
