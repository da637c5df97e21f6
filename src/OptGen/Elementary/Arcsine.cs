using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>arcsin s for s up to ½; greater magnitudes a are π/2 − 2·arcsin √((1 − a)/2).</summary>
internal static class Arcsine
{
    public const double HalfPi = 1.5707963267948966;

    public const double HalfPiLow = 6.123233995736766e-17;

    public const double Pi = 3.141592653589793;

    public const double PiLow = 1.2246467991473532e-16;

    /// <summary>(arcsin s − s)/s³ in s² for s ≤ ½: minimax, with an error of 2^-63.8.</summary>
    private static ReadOnlySpan<double> Rest =>
    [
        0.03372003501527008, -0.026281181751541982, 0.024927962130641756, 0.0006360171848326445, 0.010023490513543449, 0.00948112592750542,
        0.011586103863088715, 0.013961859757238964, 0.017352946338632762, 0.022372151550245117, 0.03038194464628781, 0.0446428571396588,
        0.07500000000002559, 0.1666666666666666,
    ];

    /// <summary>arcsin s of the argument or, where <paramref name="isFar"/>, of √((1 − |x|)/2), to 2⁻³⁸ of itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Single<TLane>(TLane x, out TLane isFar)
        where TLane : struct, ILane<TLane, double>
    {
        TLane magnitude = TLane.Abs(x);
        isFar = magnitude > TLane.Splat(0.5);
        TLane square = TLane.Select(isFar, TLane.MultiplyAdd(magnitude, TLane.Splat(-0.5), TLane.Splat(0.5)), x * x);
        TLane s = TLane.Select(isFar, TLane.Sqrt(square), magnitude);

        // (arcsin s − s)/s³: minimax, with an error of 2⁻³⁹·⁹ of arcsin s.
        TLane rest = TLane.MultiplyAdd(square, TLane.Splat(0.032955233835739596), TLane.Splat(0.001936088935003643));
        rest = TLane.MultiplyAdd(rest, square, TLane.Splat(0.02066361814793009));
        rest = TLane.MultiplyAdd(rest, square, TLane.Splat(0.021862131803003094));
        rest = TLane.MultiplyAdd(rest, square, TLane.Splat(0.030426933877483565));
        rest = TLane.MultiplyAdd(rest, square, TLane.Splat(0.0446406826159203));
        rest = TLane.MultiplyAdd(rest, square, TLane.Splat(0.07500005055376266));
        rest = TLane.MultiplyAdd(rest, square, TLane.Splat(0.1666666662661303));
        return TLane.MultiplyAdd(rest * square, s, s);
    }

    /// <summary>The same as s + low, to about 2⁻⁵⁷ of itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Double<TLane>(TLane x, out TLane low, out TLane isFar)
        where TLane : struct, ILane<TLane, double>
    {
        TLane magnitude = TLane.Abs(x);
        isFar = magnitude > TLane.Splat(0.5);
        TLane square = TLane.Select(isFar, TLane.MultiplyAdd(magnitude, TLane.Splat(-0.5), TLane.Splat(0.5)), x * x);
        TLane root = TLane.Sqrt(square);

        // What the root lacks; of 0, nothing.
        TLane rootLow = TLane.MultiplyAddNegated(root, root, square) * TLane.Splat(0.5) / TLane.AtLeast(root, 1e-300);
        TLane s = TLane.Select(isFar, root, magnitude);
        low = TLane.MultiplyAdd(Polynomial.Of(square, Rest), square * s, isFar & rootLow);
        return s;
    }

    /// <summary>The result, but NaN where x is beyond ±1 or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane OrNaN<TLane>(TLane x, TLane result)
        where TLane : struct, ILane<TLane, double>
    {
        TLane magnitude = TLane.Abs(x);
        TLane one = TLane.Splat(1.0);
        return TLane.Select(magnitude <= one, result, TLane.Select(magnitude > one, TLane.Splat(double.NaN), x));
    }
}
