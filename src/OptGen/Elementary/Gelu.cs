using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The Gaussian error linear unit.</content>
public static partial class Functions
{
    /// <summary>x·Φ(x), Φ the standard normal distribution; −0 at −∞ (Hendrycks and Gimpel, "Gaussian error linear units", 2016).</summary>
    /// <remarks>
    /// Φ(−a) is e^(−a²/2)·M(a). (a + k)·M(a) is a polynomial in t = (a − k)/(a + k) (Shepherd and Laframboise, "Chebyshev approximation of (1+2x)exp(x²)erfc x in
    /// 0 ≤ x &lt; ∞", 1981). So small values lose no digits, as they do in ½(1 + erf(x/√2)).
    /// </remarks>
    public readonly struct Gelu : IUnaryFunction
    {
        /// <summary>How many of the coefficients have a second double.</summary>
        private const int Fine = 4;

        /// <summary>(a + 5)·M(a) in t, for a up to 39: by Chebyshev's points, with an error of 2⁻⁶⁰ of itself.</summary>
        private static ReadOnlySpan<double> Tail =>
        [
            -3.6980913658907135e-10, -1.1294989075335395e-09, 2.2073284415797807e-09, 1.0699874880109527e-08, -8.582027022933335e-09, -7.001281071682337e-08,
            4.024655189703452e-08, 4.361966789150378e-07, -3.3463966950548454e-07, -2.7706769656930434e-06, 3.979840007032781e-06, 1.6681627178088423e-05,
            -4.976246756684349e-05, -5.937580512854442e-05, 0.0005448989950414768, -0.0007978693895398635, -0.0029933767621418096, 0.02079506679927562,
            -0.06911863870686022, 0.16502036617040666, -0.313533156671288, 0.4953056159699761, -0.6653825028900568, 0.769193049750063,
        ];

        /// <summary>What the last coefficients lack.</summary>
        private static ReadOnlySpan<double> TailLow => [2.006608470860458e-17, 3.918123464558109e-18, 1.2991353858545848e-18, -1.4255608294956968e-17];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // (a + 4)·M(a) in t, for a up to 14.6, from where on no float is left: by Chebyshev's points, with an error of 2⁻³¹·³ of itself.
            TLane one = TLane.Splat(1.0);
            TLane bounded = TLane.AtLeast(x, -14.6);
            TLane magnitude = TLane.AtMost(TLane.Abs(x), 14.6);
            TLane reciprocal = one / (magnitude + TLane.Splat(4.0));
            TLane t = TLane.MultiplyAddNegated(reciprocal, TLane.Splat(8.0), one);
            TLane square = t * t;
            TLane odd = TLane.MultiplyAdd(square, TLane.Splat(1.4170803866051827e-05), TLane.Splat(-0.00021942799722605343));
            TLane even = TLane.MultiplyAdd(square, TLane.Splat(-1.7688183611707653e-05), TLane.Splat(0.00014709024800696696));
            odd = TLane.MultiplyAdd(odd, square, TLane.Splat(0.0016291218050525531));
            even = TLane.MultiplyAdd(even, square, TLane.Splat(-0.0034839382781468795));
            odd = TLane.MultiplyAdd(odd, square, TLane.Splat(-0.007540297533014767));
            even = TLane.MultiplyAdd(even, square, TLane.Splat(0.06039712740011155));
            odd = TLane.MultiplyAdd(odd, square, TLane.Splat(-0.18652182760075695));
            even = TLane.MultiplyAdd(even, square, TLane.Splat(0.3871373745804193));
            odd = TLane.MultiplyAdd(odd, square, TLane.Splat(-0.6078966428717653));
            even = TLane.MultiplyAdd(even, square, TLane.Splat(0.7552851306209852));
            TLane power = Exponential.Single(magnitude * (magnitude * TLane.Splat(-0.5)));
            TLane tail = TLane.MultiplyAdd(odd, t, even) * reciprocal * power;
            return bounded * TLane.Select(x < TLane.Splat(0.0), tail, one - tail);
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // M(a) with what the quotient lacks.
            TLane one = TLane.Splat(1.0);
            TLane five = TLane.Splat(5.0);
            TLane magnitude = TLane.AtMost(TLane.Abs(x), 39);
            TLane divisor = DoubleDouble.Sum(magnitude, five, out TLane divisorLow);
            TLane dividend = DoubleDouble.Sum(magnitude, -five, out TLane dividendLow);
            TLane t = DoubleDouble.Quotient(dividend, dividendLow, divisor, divisorLow, out TLane tLow);
            TLane scaled = OfTail(t, tLow, out TLane scaledLow);
            TLane ratio = DoubleDouble.Quotient(scaled, scaledLow, divisor, divisorLow, out TLane ratioLow);

            // Φ(−a) = 2ⁿ·(tail + tailLow); below 2⁻¹⁰⁰⁰ it does not count beside 1.
            TLane square = DoubleDouble.Product(magnitude, magnitude, out TLane squareLow);
            TLane half = TLane.Splat(-0.5);
            TLane power = Exponential.Power(square * half, squareLow * half, out TLane powerLow, out TLane n);
            TLane tail = DoubleDouble.Product(power, ratio, out TLane tailLow);
            tailLow += TLane.MultiplyAdd(power, ratioLow, powerLow * ratio);
            TLane scale = Binary.Power(TLane.AtLeast(n, -1000) + TLane.Splat(Binary.Shifter));
            TLane body = DoubleDouble.FastSum(one, -(tail * scale), out TLane bodyLow);
            bodyLow = TLane.MultiplyAddNegated(tailLow, scale, bodyLow);

            TLane isNegative = x < TLane.Splat(0.0);
            return Shares.Times(x, TLane.Select(isNegative, tail, body), TLane.Select(isNegative, tailLow, bodyLow), isNegative & n);
        }

        /// <summary>Near t = −1 all terms have one sign, and the last ones make up most of the sum.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLane OfTail<TLane>(TLane t, TLane tLow, out TLane low)
            where TLane : struct, ILane<TLane, double>
        {
            TLane sum = Polynomial.Of(t, Tail[..^Fine]);
            low = TLane.Splat(0.0);
            for (int i = 0; i < Fine; i++)
            {
                TLane product = DoubleDouble.Product(sum, t, out TLane productLow);
                productLow += TLane.MultiplyAdd(sum, tLow, low * t);
                sum = DoubleDouble.Sum(TLane.Splat(Tail[^(Fine - i)]), product, out TLane sumLow);
                low = sumLow + (productLow + TLane.Splat(TailLow[i]));
            }

            return sum;
        }
    }
}
