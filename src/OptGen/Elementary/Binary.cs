using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>The exponents of numbers, by their bits.</summary>
internal static class Binary
{
    /// <summary>1.5·2⁵². A number up to 2⁵¹ that is added to it is rounded to an integer, which stands in the lowest bits of the sum.</summary>
    public const double Shifter = 6755399441055744.0;

    /// <summary>2⁵², whose lowest bit is 1.</summary>
    private const double Integers = 4503599627370496.0;

    public const int MantissaBits = 52;

    public const int Bias = 1023;

    public const ulong MantissaMask = 0x000F_FFFF_FFFF_FFFF;

    /// <summary>√½.</summary>
    private const ulong RootHalf = 0x3FE6_A09E_667F_3BCD;

    /// <summary>The bits of √½ less those of 1.</summary>
    private const ulong RootHalfLessOne = 0xFFF6_A09E_667F_3BCD;

    /// <summary>A number of these bits in every element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Splat<TLane>(ulong bits)
        where TLane : struct, ILane<TLane, double> =>
        TLane.Splat(BitConverter.UInt64BitsToDouble(bits));

    /// <summary>a·2ⁿ where both are normal numbers.</summary>
    /// <param name="a">The numbers.</param>
    /// <param name="shifted">n + <see cref="Shifter"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Scale<TLane>(TLane a, TLane shifted)
        where TLane : struct, ILane<TLane, double> =>
        TLane.AddBits(a, TLane.ShiftLeft(shifted, MantissaBits));

    /// <summary>2ⁿ, a normal number.</summary>
    /// <param name="shifted">n + <see cref="Shifter"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Power<TLane>(TLane shifted)
        where TLane : struct, ILane<TLane, double> =>
        Scale(TLane.Splat(1.0), shifted);

    /// <summary>a·2ⁿ, rounded once, for a near 1 and |n| up to 2,000: two factors, as 2ⁿ itself may be out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane ScaleFar<TLane>(TLane a, TLane n)
        where TLane : struct, ILane<TLane, double>
    {
        TLane shifter = TLane.Splat(Shifter);
        TLane half = TLane.MultiplyAdd(n, TLane.Splat(0.5), shifter);
        return Scale(a, half) * Power((n - (half - shifter)) + shifter);
    }

    /// <summary>x = 2ⁿ·m with m from √½ to √2, for positive normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split<TLane>(TLane x, out TLane n, out TLane m)
        where TLane : struct, ILane<TLane, double>
    {
        TLane bits = TLane.SubtractBits(x, Splat<TLane>(RootHalfLessOne));
        n = (TLane.ShiftRight(bits, MantissaBits) | TLane.Splat(Integers)) - TLane.Splat(Integers + Bias);
        m = TLane.AddBits(bits & Splat<TLane>(MantissaMask), Splat<TLane>(RootHalf));
    }
}
