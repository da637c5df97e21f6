using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>arctan(y/x) for y, x ≥ 0: q from −0.42 to 0.42 with arctan(y/x) = arctan q + 0, π/4 or π/2.</summary>
internal static class Arctangent
{
    private const double TanOfEighth = 0.41421356237309503;

    private const double HalfPi = 1.5707963267948966;

    private const double HalfPiLow = 6.123233995736766e-17;

    private const double QuarterPi = 0.7853981633974483;

    private const double QuarterPiLow = 3.061616997868383e-17;

    /// <summary>(arctan q − q)/q³ in q² for |q| ≤ 0.4147: minimax, with an error of 2^-69.0.</summary>
    private static ReadOnlySpan<double> Rest =>
    [
        -0.012964383413839813, 0.029595324156769836, -0.04054376022495769, 0.04705414678278837, -0.052555332910422525, 0.05881623003452292,
        -0.0666661717827505, 0.07692305350307604, -0.09090909015806088, 0.11111111109560168, -0.14285714285695367, 0.19999999999999885,
        -0.3333333333333333,
    ];

    /// <summary>To 2⁻³⁹ of itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Single<TLane>(TLane y, TLane x)
        where TLane : struct, ILane<TLane, double>
    {
        TLane isFar = TLane.MultiplyAdd(y, TLane.Splat(-TanOfEighth), x) < TLane.Splat(0.0);
        TLane isMiddle = TLane.MultiplyAdd(x, TLane.Splat(-TanOfEighth), y) > TLane.Splat(0.0);
        TLane dividend = TLane.Select(isFar, -x, TLane.Select(isMiddle, y - x, y));
        TLane divisor = TLane.Select(isFar, y, TLane.Select(isMiddle, y + x, x));
        TLane origin = TLane.Select(isFar, TLane.Splat(HalfPi), isMiddle & TLane.Splat(QuarterPi));

        // (arctan q − q)/q³: minimax, with an error of 2⁻⁴⁰·² of arctan q.
        TLane q = dividend / divisor;
        TLane square = q * q;
        TLane rest = TLane.MultiplyAdd(square, TLane.Splat(-0.03791866174032324), TLane.Splat(0.06991052481403345));
        rest = TLane.MultiplyAdd(rest, square, TLane.Splat(-0.0899684142419608));
        rest = TLane.MultiplyAdd(rest, square, TLane.Splat(0.11104008538355642));
        rest = TLane.MultiplyAdd(rest, square, TLane.Splat(-0.14285424152305404));
        rest = TLane.MultiplyAdd(rest, square, TLane.Splat(0.1999999434730516));
        rest = TLane.MultiplyAdd(rest, square, TLane.Splat(-0.3333333329596899));
        return origin + TLane.MultiplyAdd(rest * square, q, q);
    }

    /// <summary>To about 2⁻⁵⁷ of itself, with what it lacks; for numbers of which neither the sum nor the reciprocal overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Double<TLane>(TLane y, TLane x, out TLane low)
        where TLane : struct, ILane<TLane, double>
    {
        TLane isFar = TLane.MultiplyAdd(y, TLane.Splat(-TanOfEighth), x) < TLane.Splat(0.0);
        TLane isMiddle = TLane.MultiplyAdd(x, TLane.Splat(-TanOfEighth), y) > TLane.Splat(0.0);
        TLane difference = DoubleDouble.Sum(y, -x, out TLane differenceLow);
        TLane sum = DoubleDouble.Sum(y, x, out TLane sumLow);
        TLane dividend = TLane.Select(isFar, -x, TLane.Select(isMiddle, difference, y));
        TLane divisor = TLane.Select(isFar, y, TLane.Select(isMiddle, sum, x));
        TLane isBetween = isMiddle & ~isFar;
        TLane q = DoubleDouble.Quotient(dividend, isBetween & differenceLow, divisor, isBetween & sumLow, out TLane qLow);
        TLane origin = TLane.Select(isFar, TLane.Splat(HalfPi), isMiddle & TLane.Splat(QuarterPi));
        TLane originLow = TLane.Select(isFar, TLane.Splat(HalfPiLow), isMiddle & TLane.Splat(QuarterPiLow));
        TLane square = q * q;
        TLane rest = TLane.MultiplyAdd(Polynomial.Of(square, Rest), square * q, TLane.MultiplyAddNegated(square, qLow, qLow));
        TLane high = DoubleDouble.FastSum(origin, q, out low);
        return DoubleDouble.FastSum(high, low + (rest + originLow), out low);
    }
}
