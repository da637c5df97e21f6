using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>sin πx and cot πx, by the distance of x to the nearest integer, which is exact.</summary>
internal static class HalfTurns
{
    /// <summary>−π²/6.</summary>
    private const double First = -1.6449340668482264;

    private const double FirstLow = -3.040672350398476e-17;

    /// <summary>(sin πr/(πr) − 1)/r² in r² for |r| ≤ ½, without the first coefficient, −π²/6: minimax, with an error of 2⁻⁵⁸·⁷.</summary>
    private static ReadOnlySpan<double> SineRest =>
    [
        2.45891845508884e-07, -6.972937587284863e-06, 0.00014842817025145273, -0.002346080962139039, 0.026147847812959944, -0.1907518241219363, 0.8117424252833518,
    ];

    /// <summary>(πr·cot πr/(¼ − r²) − 4)/r² in r² for |r| ≤ ½: minimax, with an error of 2⁻⁵²·³ of itself.</summary>
    private static ReadOnlySpan<double> CotangentRest =>
    [
        18.59161191010249, -13.951148728027178, 11.479154283460108, -0.22190708575662255, 3.2985728672168233, 2.571289357568083, 2.6767055160761264,
        2.6659697704341827, 2.666833119050399, 2.6671903678280087, 2.668787047015048, 2.675351468584457, 2.7035239911684616, 2.840527465214188,
    ];

    /// <summary>x less the nearest integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Rest<TLane>(TLane x)
        where TLane : struct, ILane<TLane, double> =>
        x - TLane.Round(x);

    /// <summary>|sin πr|/π for |r| ≤ ½, to about 2⁻⁵⁴ of itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Sine<TLane>(TLane r, out TLane low)
        where TLane : struct, ILane<TLane, double>
    {
        TLane square = DoubleDouble.Product(r, r, out TLane squareLow);
        TLane rest = DoubleDouble.FastSum(TLane.Splat(First), Polynomial.Of(square, SineRest) * square, out TLane restLow);
        TLane product = DoubleDouble.Product(rest, square, out TLane productLow);
        productLow += TLane.MultiplyAdd(rest, squareLow, (restLow + TLane.Splat(FirstLow)) * square);
        TLane ratio = DoubleDouble.FastSum(TLane.Splat(1.0), product, out TLane ratioLow);
        ratioLow += productLow;
        TLane magnitude = TLane.Abs(r);
        TLane sine = DoubleDouble.Product(magnitude, ratio, out low);
        low = TLane.MultiplyAdd(magnitude, ratioLow, low);
        return sine;
    }

    /// <summary>π·cot πr for |r| ≤ ½ and not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Cotangent<TLane>(TLane r, out TLane low)
        where TLane : struct, ILane<TLane, double>
    {
        // ¼ − r² vanishes where the cotangent does.
        TLane square = DoubleDouble.Product(r, r, out TLane squareLow);
        TLane factor = DoubleDouble.FastSum(TLane.Splat(4.0), Polynomial.Of(square, CotangentRest) * square, out TLane factorLow);
        TLane gap = DoubleDouble.FastSum(TLane.Splat(0.25), -square, out TLane gapLow);
        TLane product = DoubleDouble.Product(factor, gap, out TLane productLow);
        productLow += TLane.MultiplyAdd(factor, gapLow - squareLow, factorLow * gap);
        return DoubleDouble.Quotient(product, productLow, r, TLane.Splat(0.0), out low);
    }
}
