using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>sin and cos by x = n·π/2 + r with n the nearest integer.</summary>
internal static class Circle
{
    private const double TwoOverPi = 0.6366197723675814;

    private const double HalfPi = 1.5707963267948966;

    private const double HalfPiLow = 6.123233995736766e-17;

    private const double HalfPiLowest = -1.4973849048591698e-33;

    /// <summary>Up to here r is exact to 2⁻⁵⁰ by two doubles of π/2, for floats: none is nearer to a multiple of π/2 than 2⁻³².</summary>
    private const double FarSingle = 1099511627776.0;

    /// <summary>Up to here r is exact to 2⁻⁷⁰ by three doubles of π/2: no double is nearer to a multiple of π/2 than 2⁻⁶².</summary>
    private const double FarDouble = 67108864.0;

    /// <summary>(sin r − r)/r³ in r² for |r| ≤ π/4: minimax, with an error of 2^-68.8.</summary>
    private static ReadOnlySpan<double> SineRest =>
    [
        -7.578700119355718e-13, 1.6058366723435152e-10, -2.5052104912794367e-08, 2.7557319214196957e-06, -0.00019841269841255083,
        0.008333333333333323, -0.16666666666666666,
    ];

    /// <summary>(cos r − 1 + r²/2)/r⁴ in r² for |r| ≤ π/4: minimax, with an error of 2^-64.2.</summary>
    private static ReadOnlySpan<double> CosineRest =>
    [
        -1.1359565974272659e-11, 2.087572175822094e-09, -2.7557314341694444e-07, 2.4801587289447212e-05, -0.001388888888887407, 0.0416666666666666,
    ];

    /// <summary>sin r and cos r to 2⁻³³, where n + <see cref="Binary.Shifter"/> is <paramref name="shifted"/>; of −0, sin r is −0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Single<TLane>(TLane x, out TLane sine, out TLane cosine, out TLane shifted)
        where TLane : struct, ILane<TLane, double>
    {
        shifted = TLane.MultiplyAdd(x, TLane.Splat(TwoOverPi), TLane.Splat(Binary.Shifter));
        TLane n = shifted - TLane.Splat(Binary.Shifter);
        TLane r = TLane.MultiplyAddNegated(n, TLane.Splat(HalfPiLow), TLane.MultiplyAddNegated(n, TLane.Splat(HalfPi), x));
        if (TLane.Any(TLane.Abs(x) > TLane.Splat(FarSingle)))
        {
            // −0 has nothing to add to anything.
            r = FarCircle.Reduce(x, FarSingle, r, TLane.Splat(-0.0), ref shifted, out TLane rLow) + rLow;
        }

        // (sin r/r − 1)/r² and (cos r − 1 + r²/2)/r⁴: minimax, with errors of 2⁻³⁷·⁶ and 2⁻³³·³.
        TLane square = r * r;
        TLane sineRest = TLane.MultiplyAdd(square, TLane.Splat(2.718274943925247e-06), TLane.Splat(-0.00019839331114355227));
        sineRest = TLane.MultiplyAdd(sineRest, square, TLane.Splat(0.008333329374849622));
        sineRest = TLane.MultiplyAdd(sineRest, square, TLane.Splat(-0.16666666641538894));
        TLane cosineRest = TLane.MultiplyAdd(square, TLane.Splat(2.4438101808687503e-05), TLane.Splat(-0.0013887364661982243));
        cosineRest = TLane.MultiplyAdd(cosineRest, square, TLane.Splat(0.04166664681332521));
        TLane one = TLane.Splat(1.0);
        sine = TLane.MultiplyAdd(sineRest, square, one) * r;
        cosine = TLane.MultiplyAdd(TLane.MultiplyAdd(cosineRest, square, TLane.Splat(-0.5)), square, one);
    }

    /// <summary>sin r and cos r to about 2⁻⁵⁷, each with what it lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Double<TLane>(TLane x, out TLane sine, out TLane sineLow, out TLane cosine, out TLane cosineLow, out TLane shifted)
        where TLane : struct, ILane<TLane, double>
    {
        shifted = TLane.MultiplyAdd(x, TLane.Splat(TwoOverPi), TLane.Splat(Binary.Shifter));
        TLane n = shifted - TLane.Splat(Binary.Shifter);
        TLane rough = TLane.MultiplyAddNegated(n, TLane.Splat(HalfPi), x);
        TLane part = DoubleDouble.Product(n, TLane.Splat(HalfPiLow), out TLane partLow);
        TLane r = DoubleDouble.Sum(rough, -part, out TLane rLow);
        rLow -= TLane.MultiplyAdd(n, TLane.Splat(HalfPiLowest), partLow);
        if (TLane.Any(TLane.Abs(x) > TLane.Splat(FarDouble)))
        {
            r = FarCircle.Reduce(x, FarDouble, r, rLow, ref shifted, out rLow);
        }

        r = DoubleDouble.FastSum(r, rLow, out rLow);
        TLane square = DoubleDouble.Product(r, r, out TLane squareLow);
        TLane half = square * TLane.Splat(0.5);
        TLane one = TLane.Splat(1.0);
        TLane rest = TLane.MultiplyAdd(Polynomial.Of(square, SineRest), square * r, TLane.MultiplyAddNegated(half, rLow, rLow));
        sine = DoubleDouble.FastSum(r, rest, out sineLow);
        cosine = DoubleDouble.FastSum(one, -half, out cosineLow);
        rest = TLane.MultiplyAddNegated(r, rLow, Polynomial.Of(square, CosineRest) * (square * square));
        rest = TLane.MultiplyAddNegated(squareLow, TLane.Splat(0.5), rest);
        cosine = DoubleDouble.FastSum(cosine, cosineLow + rest, out cosineLow);
    }

    /// <summary>Where the quadrant n is odd.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane IsOdd<TLane>(TLane shifted)
        where TLane : struct, ILane<TLane, double> =>
        (TLane.ShiftLeft(shifted, 62) & TLane.Splat(2.0)) > TLane.Splat(0.0);

    /// <summary>The sign of the sine of quadrant n: bit 1, moved to the place of signs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane SineSign<TLane>(TLane shifted)
        where TLane : struct, ILane<TLane, double> =>
        TLane.ShiftLeft(shifted, 62) & TLane.Splat(-0.0);
}
