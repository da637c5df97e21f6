using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>
/// ln Γ(x) of positive numbers: near 2 by a polynomial, up to 5.5 from there by Γ(x + 1) = x·Γ(x), beyond by Stirling's series, whose rest is a polynomial as well
/// (M. Abramowitz, I. Stegun, "Handbook of mathematical functions", 1964, 6.1.15 and 6.1.41; W. J. Cody, K. E. Hillstrom, "Chebyshev approximations for the natural
/// logarithm of the gamma function", 1967, has the same cuts).
/// </summary>
internal static class LogGamma
{
    /// <summary>From here on Stirling's series.</summary>
    private const double Far = 5.5;

    /// <summary>From here on, ½·ln x does not count beside x.</summary>
    private const double Farther = 1e18;

    /// <summary>1 − γ, with Euler's number γ.</summary>
    private const double First = 0.42278433509846713;

    private const double FirstLow = 4.942915152430645e-18;

    /// <summary>½·(π²/6 − 1).</summary>
    private const double Second = 0.3224670334241132;

    private const double SecondLow = 1.520336175199238e-17;

    /// <summary>½·ln 2π.</summary>
    private const double HalfLogOfTurn = 0.9189385332046728;

    private const double HalfLogOfTurnLow = -3.8782941580672414e-17;

    /// <summary>ln Γ(2 + u)/u from the third coefficient on, for |u| ≤ ½: minimax, with an error of 2⁻⁵³ of itself, below 2⁻⁵⁶ of ln Γ(2 + u).</summary>
    private static ReadOnlySpan<double> Near =>
    [
        -1.2979708031394618e-07, 2.708769027039495e-07, -4.350432729507664e-07, 9.281619474763376e-07, -2.0428191939232297e-06, 4.381279748031377e-06,
        -9.438962672902203e-06, 2.050635279842252e-05, -4.492628133244135e-05, 9.94575778912455e-05, -0.0002231547563479917, 0.0005096695221360778,
        -0.0011927539117525315, 0.002890510330788307, -0.007385551028673548, 0.020580808427784304, -0.0673523010531981,
    ];

    /// <summary>x·(ln Γ(x) − (x − ½)·ln x + x − ½·ln 2π) in 1/x² for x ≥ 5.5: minimax, with an error of 2⁻⁵⁴·⁶ of itself.</summary>
    private static ReadOnlySpan<double> Rest =>
    [
        -0.014996966866822444, 0.005758603251310747, -0.001900904055453292, 0.0008415073448317211, -0.000595236125011473, 0.0007936507857532499,
        -0.0027777777777656656, 0.08333333333333333,
    ];

    /// <summary>ln Γ(x), with what the result lacks.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLane OfPositive<TLane>(TLane x, out TLane low)
        where TLane : struct, ILane<TLane, double>
    {
        // Near k, u = x − k is exact. Γ(x) is Γ(2 + u) times or over a product.
        TLane isNear = x < TLane.Splat(Far);
        TLane k = TLane.Floor(TLane.AtMost(x, Far) + TLane.Splat(0.5));
        TLane u = x - k;
        TLane product = Product(x, k, out TLane productLow);

        TLane log = Logarithm.Of(TLane.Select(isNear, product, x), out TLane logLow);
        TLane near = OfNear(u, k, log, logLow + (productLow / product), out TLane nearLow);
        TLane far = OfFar(x, log, logLow, out TLane farLow);
        low = TLane.Select(isNear, nearLow, farLow);
        return TLane.Select(isNear, near, far);
    }

    /// <summary>x·(x + 1) for k = 0, x for 1, 1 for 2, and x − 1 to x − k + 2 for greater ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Product<TLane>(TLane x, TLane k, out TLane low)
        where TLane : struct, ILane<TLane, double>
    {
        TLane one = TLane.Splat(1.0);
        TLane two = TLane.Splat(2.0);
        TLane three = TLane.Splat(3.0);
        TLane next = DoubleDouble.Sum(one, x, out TLane nextLow);
        TLane isFirst = k < one;
        TLane first = TLane.Select(k < two, x, TLane.Select(k < three, one, x - one));
        TLane second = TLane.Select(isFirst, next, TLane.Select(k > three, x - two, one));
        TLane third = TLane.Select(k > TLane.Splat(4.0), x - three, one);
        TLane product = DoubleDouble.Product(first, second, out TLane productLow);
        productLow = TLane.MultiplyAdd(first, isFirst & nextLow, productLow);
        product = DoubleDouble.Product(product, third, out low);
        low = TLane.MultiplyAdd(productLow, third, low);
        return product;
    }

    /// <summary>u·(ln Γ(2 + u)/u) − ln of the product for k = 0 and 1, + ln of it for greater ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane OfNear<TLane>(TLane u, TLane k, TLane log, TLane logLow, out TLane low)
        where TLane : struct, ILane<TLane, double>
    {
        TLane slope = DoubleDouble.FastSum(TLane.Splat(Second), Polynomial.Of(u, Near) * u, out TLane slopeLow);
        TLane rise = DoubleDouble.Product(slope, u, out TLane riseLow);
        TLane ratio = DoubleDouble.FastSum(TLane.Splat(First), rise, out TLane ratioLow);
        ratioLow += TLane.MultiplyAdd(slopeLow + TLane.Splat(SecondLow), u, riseLow);
        TLane part = DoubleDouble.Product(u, ratio, out TLane partLow);
        partLow = TLane.MultiplyAdd(u, ratioLow + TLane.Splat(FirstLow), partLow);
        TLane isBelow = k < TLane.Splat(2.0);
        TLane sum = DoubleDouble.Sum(part, TLane.Select(isBelow, -log, log), out low);
        low += partLow + TLane.Select(isBelow, -logLow, logLow);
        return DoubleDouble.FastSum(sum, low, out low);
    }

    /// <summary>(x − ½)·ln x − x + ½·ln 2π and the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane OfFar<TLane>(TLane x, TLane log, TLane logLow, out TLane low)
        where TLane : struct, ILane<TLane, double>
    {
        TLane half = TLane.Splat(0.5);
        TLane reciprocal = TLane.Splat(1.0) / x;
        TLane rest = Polynomial.Of(reciprocal * reciprocal, Rest) * reciprocal;
        TLane product = DoubleDouble.Product(x, log, out TLane productLow);
        TLane sum = DoubleDouble.Sum(product, -x, out TLane sumLow);
        sum = DoubleDouble.Sum(sum, TLane.Splat(HalfLogOfTurn) - (log * half), out TLane lastLow);
        low = TLane.MultiplyAdd(x - half, logLow, productLow) + (sumLow + lastLow) + (rest + TLane.Splat(HalfLogOfTurnLow));
        sum = DoubleDouble.FastSum(sum, low, out low);

        // x·ln x may be infinite where its low part is none.
        TLane isFarther = x > TLane.Splat(Farther);
        TLane factor = DoubleDouble.FastSum(log, TLane.Splat(-1.0), out TLane factorLow);
        low = TLane.Select(isFarther, TLane.Splat(0.0), low);
        return TLane.Select(isFarther, TLane.MultiplyAdd(x, factor, x * (factorLow + logLow)), sum);
    }
}
