using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>eˣ = 2ⁿ·eʳ with n the integer nearest to x/ln 2 and |r| ≤ ½ ln 2.</summary>
internal static class Exponential
{
    private const double Log2E = 1.4426950408889634;

    private const double Ln2 = 0.6931471805599453;

    /// <summary>The first 32 bits of ln 2: times n it is exact.</summary>
    private const double Ln2High = 6.93147180369123816490e-01;

    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>Twice (eʳ − 1 − r − r²/2)/r³ for |r| ≤ ½ ln 2: minimax, with an error of 2⁻⁶¹·⁷ of eʳ − 1.</summary>
    private static ReadOnlySpan<double> TwiceCubic =>
    [
        2 * 2.0923527055181245e-09, 2 * 2.5109050857801826e-08, 2 * 2.7557246383826114e-07, 2 * 2.755724418935306e-06, 2 * 2.4801587355114078e-05,
        2 * 0.0001984126988612072, 2 * 0.0013888888888870662, 2 * 0.008333333333321646, 2 * 0.04166666666666669, 2 * 0.16666666666666677,
    ];

    /// <summary>eˣ to 2⁻³⁴, for |x| ≤ 700.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Single<TLane>(TLane x)
        where TLane : struct, ILane<TLane, double>
    {
        // (eʳ − 1 − r)/r²: minimax, with an error of 2⁻³⁴·² of eʳ.
        TLane r = Reduce(x, out TLane shifted);
        TLane square = r * r;
        TLane first = r + TLane.Splat(1.0);
        TLane second = TLane.MultiplyAdd(r, TLane.Splat(0.16666665857702476), TLane.Splat(0.5000000067691578));
        TLane third = TLane.MultiplyAdd(r, TLane.Splat(0.008333498989215484), TLane.Splat(0.041666294587920295));
        TLane fourth = TLane.MultiplyAdd(r, TLane.Splat(0.0001978957397667266), TLane.Splat(0.0013944695560862911));
        TLane power = TLane.MultiplyAdd(TLane.MultiplyAdd(fourth, square, third), square, second);
        power = TLane.MultiplyAdd(power, square, first);
        return Binary.Scale(power, shifted);
    }

    /// <summary>eˣ − 1 to 2⁻³² of itself, for |x| ≤ 700.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane SingleMinusOne<TLane>(TLane x)
        where TLane : struct, ILane<TLane, double>
    {
        // (eʳ − 1 − r)/r²: minimax, with an error of 2⁻³²·⁰ of eʳ − 1.
        TLane r = Reduce(x, out TLane shifted);
        TLane square = r * r;
        TLane second = TLane.MultiplyAdd(r, TLane.Splat(0.16666666821251552), TLane.Splat(0.500000004644406));
        TLane third = TLane.MultiplyAdd(r, TLane.Splat(0.008333272287846687), TLane.Splat(0.041666354146570786));
        TLane fourth = TLane.MultiplyAdd(r, TLane.Splat(0.00019914518249300917), TLane.Splat(0.0013941058549316674));
        TLane part = TLane.MultiplyAdd(TLane.MultiplyAdd(fourth, square, third), square, second);
        part = TLane.MultiplyAdd(part, square, r);
        TLane power = Binary.Power(shifted);
        return TLane.MultiplyAdd(part, power, power - TLane.Splat(1.0));
    }

    /// <summary>e^(x + xLow) = 2ⁿ·(1 + high + low), to 2⁻⁶⁰ of high, for |x| ≤ 800.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Split<TLane>(TLane x, TLane xLow, out TLane low, out TLane n)
        where TLane : struct, ILane<TLane, double>
    {
        n = TLane.MultiplyAdd(x, TLane.Splat(Log2E), TLane.Splat(Binary.Shifter)) - TLane.Splat(Binary.Shifter);
        TLane rough = TLane.MultiplyAddNegated(n, TLane.Splat(Ln2High), x);
        TLane r = TLane.MultiplyAddNegated(n, TLane.Splat(Ln2Low), rough);
        r = DoubleDouble.FastSum(r, TLane.MultiplyAddNegated(n, TLane.Splat(Ln2Low), rough - r) + xLow, out TLane rLow);
        TLane halfSquare = DoubleDouble.Product(r * TLane.Splat(0.5), r, out TLane tail);
        tail = TLane.MultiplyAdd(Polynomial.Of(r, TwiceCubic), r * halfSquare, tail);
        tail += TLane.MultiplyAdd(rLow, r, rLow);
        TLane high = DoubleDouble.FastSum(r, halfSquare, out low);
        return DoubleDouble.FastSum(high, low + tail, out low);
    }

    /// <summary>e^(x + xLow) = 2ⁿ·(high + low).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Power<TLane>(TLane x, TLane xLow, out TLane low, out TLane n)
        where TLane : struct, ILane<TLane, double>
    {
        TLane part = Split(x, xLow, out TLane partLow, out n);
        TLane high = DoubleDouble.FastSum(TLane.Splat(1.0), part, out low);
        low += partLow;
        return high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Reduce<TLane>(TLane x, out TLane shifted)
        where TLane : struct, ILane<TLane, double>
    {
        shifted = TLane.MultiplyAdd(x, TLane.Splat(Log2E), TLane.Splat(Binary.Shifter));
        return TLane.MultiplyAddNegated(shifted - TLane.Splat(Binary.Shifter), TLane.Splat(Ln2), x);
    }
}
