using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The error function.</content>
public static partial class Functions
{
    /// <summary>The error function, 2/√π ∫₀ˣ e^(−s²) ds.</summary>
    public readonly struct Erf : IUnaryFunction
    {
        /// <summary>2/√π.</summary>
        private const double InnerFirst = 1.1283791670955126;

        private const double InnerFirstLow = 1.533545961316588e-17;

        private const double InnerSecond = -0.37612638903183754;

        private const double InnerSecondLow = 1.3940312547777934e-17;

        /// <summary>p from the third coefficient of erf x/x in x² on, up to 1: minimax, with an error of 2^-68.6.</summary>
        private static ReadOnlySpan<double> Inner =>
        [
            -4.2393975213197184e-12, 8.71468736666836e-11, -1.2166232224147738e-09, 1.4792691051824313e-08, -1.636467474155621e-07,
            1.6462047931302897e-06, -1.4925647699311984e-05, 0.0001205533290772189, -0.0008548327022055645, 0.0052239776254252865, -0.026866170645130045,
            0.11283791670955122,
        ];

        /// <summary>−ln((1 − erf x)·e^x²) in x − 2, from 1 to 6, with the error of 1 − erf: minimax, with an error of 2^-60.7.</summary>
        private static ReadOnlySpan<double> Outer =>
        [
            1.2049364784380769e-13, -1.7697997217237499e-12, 1.0710481103954315e-11, -3.371840382412228e-11, 3.793144427544875e-11, 2.658441648580526e-10,
            -2.5262191446701677e-09, 1.3963246123080465e-08, -5.7812915315591895e-08, 1.7319210615693188e-07, -2.036327506766161e-07,
            -1.9521857648321363e-06, 2.070642982003791e-05, -0.00013530933741613942, 0.0007323993859352432, -0.0035707563457664585, 0.016465118136889556,
            -0.0762491581762122, 0.4181608059944158, 1.3649412646166375,
        ];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // Up to 1, x times a polynomial in x²: minimax, with an error of 2⁻³⁴·⁸.
            TLane square = x * x;
            TLane inner = TLane.MultiplyAdd(square, TLane.Splat(-9.680137052014569e-06), TLane.Splat(0.00011270548762792266));
            inner = TLane.MultiplyAdd(inner, square, TLane.Splat(-0.000848471269566868));
            inner = TLane.MultiplyAdd(inner, square, TLane.Splat(0.005221075017217327));
            inner = TLane.MultiplyAdd(inner, square, TLane.Splat(-0.026865445893359985));
            inner = TLane.MultiplyAdd(inner, square, TLane.Splat(0.11283782748887525));
            inner = TLane.MultiplyAdd(inner, square, TLane.Splat(-0.3761263848395393));
            inner = TLane.MultiplyAdd(inner, square, TLane.Splat(1.1283791670631784));

            // Beyond, 1 − e^−p with −p near ln(1 − erf): minimax, with an error of 2⁻³⁵·⁵ of 1. From 4 on, all is 1.
            TLane magnitude = TLane.AtMost(TLane.Abs(x), 4);
            TLane exponent = TLane.MultiplyAdd(magnitude, TLane.Splat(2.168616241140437e-05), TLane.Splat(-0.00044132790977610865));
            exponent = TLane.MultiplyAdd(exponent, magnitude, TLane.Splat(0.0042045181468529525));
            exponent = TLane.MultiplyAdd(exponent, magnitude, TLane.Splat(-0.025208133932529835));
            exponent = TLane.MultiplyAdd(exponent, magnitude, TLane.Splat(0.10841837468293362));
            exponent = TLane.MultiplyAdd(exponent, magnitude, TLane.Splat(0.6332200896492403));
            exponent = TLane.MultiplyAdd(exponent, magnitude, TLane.Splat(1.1295783204634062));
            exponent = TLane.MultiplyAdd(exponent, magnitude, TLane.Splat(-0.00018801719588860168));
            TLane outer = TLane.Splat(1.0) - Exponential.Single(-exponent);
            return TLane.Select(magnitude < TLane.Splat(1.0), x * inner, TLane.CopySign(outer, x));
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // Up to 1, x·(c + x²·(d + x²·p(x²))). What counts is summed in two doubles.
            TLane square = DoubleDouble.Product(x, x, out TLane squareLow);
            TLane part = Polynomial.Of(square, Inner);
            TLane series = DoubleDouble.FastSum(TLane.Splat(InnerSecond), square * part, out TLane seriesLow);
            seriesLow += TLane.MultiplyAdd(squareLow, part, TLane.Splat(InnerSecondLow));
            TLane product = DoubleDouble.Product(square, series, out TLane productLow);
            productLow += TLane.MultiplyAdd(square, seriesLow, squareLow * series);
            TLane factor = DoubleDouble.FastSum(TLane.Splat(InnerFirst), product, out TLane factorLow);
            TLane inner = DoubleDouble.Product(factor, x, out TLane innerLow);
            inner += TLane.MultiplyAdd(x, factorLow + (productLow + TLane.Splat(InnerFirstLow)), innerLow);

            // Beyond, 1 − e^(−x² − q(x)). From 6 on, all is 1.
            TLane magnitude = TLane.AtMost(TLane.Abs(x), 6);
            TLane power = DoubleDouble.Product(-magnitude, magnitude, out TLane powerLow);
            TLane exponent = DoubleDouble.FastSum(power, -Polynomial.Of(magnitude - TLane.Splat(2.0), Outer), out TLane exponentLow);
            TLane complement = Exponential.Power(exponent, exponentLow + powerLow, out TLane complementLow, out TLane n);
            TLane scale = Binary.Power(n + TLane.Splat(Binary.Shifter));
            TLane outer = DoubleDouble.FastSum(TLane.Splat(1.0), complement * -scale, out TLane outerLow);
            outer += TLane.MultiplyAddNegated(complementLow, scale, outerLow);

            // Of a subnormal number, the low parts are lost: 2/√π·x is as exact as can be.
            inner = TLane.Select(TLane.Abs(x) < TLane.Splat(1e-280), x * TLane.Splat(InnerFirst), inner);
            return Domain.OrNaN(x, TLane.Select(magnitude < TLane.Splat(1.0), inner, TLane.CopySign(outer, x)));
        }
    }
}
