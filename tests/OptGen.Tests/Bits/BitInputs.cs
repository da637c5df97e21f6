using System.Numerics;

namespace OptGen.Tests.Bits;

/// <summary>Weights and gradients that are a function of element and step only, with the values among them that arithmetic stumbles over.</summary>
internal static class BitInputs
{
    /// <summary>Four times the widest lane, unrolled twice, and one element more.</summary>
    public const int LongestLength = (4 * 16 * 2) + 1;

    public const int Steps = 5;

    private static readonly double[] Special =
    [
        0, -0.0, 1e-20, -1e-20, 1e6, -1e6, 1e-39, -3e-45, 1e-310, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e30, 1.17549435e-38, 2.2250738585072014e-308,
    ];

    public static T Weight<T>(int element)
        where T : unmanaged, IFloatingPointIeee754<T> => element % 5 == 0 ? T.Zero : T.CreateTruncating((4 * Fraction(element, -1)) - 2);

    /// <summary>Every fifth element meets a special value at some step; most of the others never do.</summary>
    public static T Gradient<T>(int element, int step)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int place = (element * 7) + (step * 3);
        return element % 5 == 2 && place % 3 == 0
            ? T.CreateTruncating(Special[place / 3 % Special.Length])
            : T.CreateTruncating((2 * Fraction(element, step)) - 1);
    }

    /// <summary>A number in [0, 1) that looks random: the finaliser of SplitMix64 over element and step.</summary>
    private static double Fraction(int element, int step)
    {
        ulong bits = ((ulong)(uint)element << 32) + (uint)step + 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return ((bits ^ (bits >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
