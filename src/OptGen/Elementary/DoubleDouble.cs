using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>Sums of two doubles, the second of them what the first lacks (T. J. Dekker, "A floating-point technique for extending the available precision", 1971).</summary>
internal static class DoubleDouble
{
    /// <summary>a + b exactly, where |a| ≥ |b| or a is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane FastSum<TLane>(TLane a, TLane b, out TLane low)
        where TLane : struct, ILane<TLane, double>
    {
        TLane high = a + b;
        low = (a - high) + b;
        return high;
    }

    /// <summary>a + b exactly (D. E. Knuth).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Sum<TLane>(TLane a, TLane b, out TLane low)
        where TLane : struct, ILane<TLane, double>
    {
        TLane high = a + b;
        TLane part = high - a;
        low = (a - (high - part)) + (b - part);
        return high;
    }

    /// <summary>a·b exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Product<TLane>(TLane a, TLane b, out TLane low)
        where TLane : struct, ILane<TLane, double>
    {
        TLane high = a * b;
        low = TLane.MultiplySubtract(a, b, high);
        return high;
    }

    /// <summary>(a + aLow) / (b + bLow) to about 2⁻¹⁰⁰.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Quotient<TLane>(TLane a, TLane aLow, TLane b, TLane bLow, out TLane low)
        where TLane : struct, ILane<TLane, double>
    {
        TLane reciprocal = TLane.Splat(1.0) / b;
        TLane high = a * reciprocal;
        low = (TLane.MultiplyAddNegated(high, b, a) + TLane.MultiplyAddNegated(high, bLow, aLow)) * reciprocal;
        return high;
    }
}
