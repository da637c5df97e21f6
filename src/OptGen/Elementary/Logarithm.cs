using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>ln(2ⁿ·m) = n·ln 2 + ln m with m from √½ to √2.</summary>
internal static class Logarithm
{
    private const double Ln2 = 0.6931471805599453;

    /// <summary>The first 32 bits of ln 2: times n it is exact.</summary>
    private const double Ln2High = 6.93147180369123816490e-01;

    private const double Ln2Low = 1.90821492927058770002e-10;

    private const double TwoThirds = 0.6666666666666666;

    private const double TwoThirdsLow = 3.700743415417188e-17;

    /// <summary>(2 artanh s − 2s − ⅔s³)/s⁵ as a polynomial in s² for |s| ≤ 0.1724: minimax, with an error of 2⁻⁷³ of the logarithm.</summary>
    private static ReadOnlySpan<double> Rest =>
    [
        0.12004655311189594, 0.11672934321624387, 0.13336410542131105, 0.1538455444232336, 0.18181818906039982, 0.22222222217244206, 0.28571428571446317,
        0.39999999999999974,
    ];

    /// <summary>n·ln 2 + ln(1 + f) to 2⁻³⁰ of itself, for 1 + f from √½ to √2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Single<TLane>(TLane n, TLane f)
        where TLane : struct, ILane<TLane, double>
    {
        // (ln(1 + f) − f)/f²: minimax, with an error of 2⁻³⁰·⁴ of the logarithm. Even and odd powers apart, so that the chain is half as long.
        TLane square = f * f;
        TLane odd = TLane.MultiplyAdd(square, TLane.Splat(0.06916699227910038), TLane.Splat(0.11872761270988769));
        TLane even = TLane.MultiplyAdd(square, TLane.Splat(-0.11790657014684981), TLane.Splat(-0.12384163359990731));
        odd = TLane.MultiplyAdd(odd, square, TLane.Splat(0.14218669469061412));
        even = TLane.MultiplyAdd(even, square, TLane.Splat(-0.16669264696393105));
        odd = TLane.MultiplyAdd(odd, square, TLane.Splat(0.2000222627271689));
        even = TLane.MultiplyAdd(even, square, TLane.Splat(-0.24999986217371425));
        odd = TLane.MultiplyAdd(odd, square, TLane.Splat(0.3333331044825828));
        even = TLane.MultiplyAdd(even, square, TLane.Splat(-0.5000000000208766));
        TLane part = TLane.MultiplyAdd(TLane.MultiplyAdd(odd, f, even), square, f);
        return TLane.MultiplyAdd(n, TLane.Splat(Ln2), part);
    }

    /// <summary>The same to 2⁻⁴³.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Fine<TLane>(TLane n, TLane f)
        where TLane : struct, ILane<TLane, double>
    {
        // (ln(1 + f) − f)/f²: minimax, with an error of 2⁻⁴³·⁷ of the logarithm.
        TLane part = TLane.MultiplyAdd(f, TLane.Splat(-0.04103887197648864), TLane.Splat(0.0810656777497839));
        part = TLane.MultiplyAdd(part, f, TLane.Splat(-0.08216870418835277));
        part = TLane.MultiplyAdd(part, f, TLane.Splat(0.0764239876181441));
        part = TLane.MultiplyAdd(part, f, TLane.Splat(-0.08178308722250911));
        part = TLane.MultiplyAdd(part, f, TLane.Splat(0.09079865607576498));
        part = TLane.MultiplyAdd(part, f, TLane.Splat(-0.10010771518911611));
        part = TLane.MultiplyAdd(part, f, TLane.Splat(0.11112307781672708));
        part = TLane.MultiplyAdd(part, f, TLane.Splat(-0.12499603402522269));
        part = TLane.MultiplyAdd(part, f, TLane.Splat(0.14285667828617057));
        part = TLane.MultiplyAdd(part, f, TLane.Splat(-0.16666674218612895));
        part = TLane.MultiplyAdd(part, f, TLane.Splat(0.20000000747124044));
        part = TLane.MultiplyAdd(part, f, TLane.Splat(-0.24999999935929995));
        part = TLane.MultiplyAdd(part, f, TLane.Splat(0.33333333329521797));
        part = TLane.MultiplyAdd(part, f, TLane.Splat(-0.5000000000015125));
        part = TLane.MultiplyAdd(part, f * f, f);
        return TLane.MultiplyAdd(n, TLane.Splat(Ln2), part);
    }

    /// <summary>
    /// Whether <see cref="Binary.Split"/> shows that any x is 0, negative, infinite or NaN, where these are floats or sums of floats and 1: then the sign or the exponent
    /// makes n greater than that of any other.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnySpecial<TLane>(TLane n)
        where TLane : struct, ILane<TLane, double> =>
        TLane.Any(TLane.Abs(n) > TLane.Splat(200.0));

    /// <summary>The logarithm of x where that is neither positive nor finite: −∞ at 0, NaN below, ∞ and NaN as they are; the result elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane OrSpecial<TLane>(TLane x, TLane result)
        where TLane : struct, ILane<TLane, double>
    {
        TLane zero = TLane.Splat(0.0);
        TLane infinity = TLane.Splat(double.PositiveInfinity);
        TLane special = TLane.Select(x < zero, TLane.Splat(double.NaN), TLane.Select(TLane.Equal(x, zero), -infinity, x));
        return TLane.Select((x > zero) & (x < infinity), result, special);
    }

    /// <summary>n·ln 2 + ln((1 + s)/(1 − s)) to 2⁻⁶⁵ of itself, for |s| up to 0.1724.</summary>
    /// <param name="n">An integer.</param>
    /// <param name="s">s.</param>
    /// <param name="sLow">What s lacks.</param>
    /// <param name="low">What the result lacks.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Sum<TLane>(TLane n, TLane s, TLane sLow, out TLane low)
        where TLane : struct, ILane<TLane, double>
    {
        TLane twice = s + s;
        TLane square = DoubleDouble.Product(s, s, out TLane squareLow);
        squareLow = TLane.MultiplyAdd(twice, sLow, squareLow);
        TLane third = DoubleDouble.Product(square, TLane.Splat(TwoThirds), out TLane seriesLow);
        seriesLow = TLane.MultiplyAdd(square, TLane.Splat(TwoThirdsLow), TLane.MultiplyAdd(squareLow, TLane.Splat(TwoThirds), seriesLow));
        TLane fourth = DoubleDouble.Product(square, square, out TLane fourthLow);
        fourthLow = TLane.MultiplyAdd(square + square, squareLow, fourthLow);
        TLane polynomial = Polynomial.Of(square, Rest);
        TLane rest = DoubleDouble.Product(fourth, polynomial, out TLane restLow);
        TLane series = DoubleDouble.FastSum(third, rest, out TLane sumLow);
        seriesLow += TLane.MultiplyAdd(fourthLow, polynomial, restLow) + sumLow;
        TLane cubic = DoubleDouble.Product(s, series, out TLane cubicLow);
        cubicLow = TLane.MultiplyAdd(s, seriesLow, TLane.MultiplyAdd(sLow, series, cubicLow)) + (sLow + sLow);
        TLane part = DoubleDouble.FastSum(twice, cubic, out TLane partLow);
        TLane high = DoubleDouble.FastSum(n * TLane.Splat(Ln2High), part, out low);
        low += TLane.MultiplyAdd(n, TLane.Splat(Ln2Low), partLow + cubicLow);
        return DoubleDouble.FastSum(high, low, out low);
    }

    /// <summary>ln x to 2⁻⁶⁵ of itself, for positive finite x, subnormal ones included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Of<TLane>(TLane x, out TLane low)
        where TLane : struct, ILane<TLane, double>
    {
        TLane isSubnormal = x < TLane.Splat(2.2250738585072014e-308);
        Binary.Split(TLane.Select(isSubnormal, x * TLane.Splat(18014398509481984.0), x), out TLane n, out TLane m);
        n -= isSubnormal & TLane.Splat(54.0);
        TLane f = m - TLane.Splat(1.0);
        TLane sum = DoubleDouble.FastSum(TLane.Splat(2.0), f, out TLane sumLow);
        TLane s = DoubleDouble.Quotient(f, TLane.Splat(0.0), sum, sumLow, out TLane sLow);
        return Sum(n, s, sLow, out low);
    }
}
