using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The inverse hyperbolic tangent.</content>
public static partial class Functions
{
    /// <summary>artanh x.</summary>
    public readonly struct Atanh : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // ½ ln(1 + 2a/(1 − a)).
            TLane magnitude = TLane.Abs(x);
            TLane one = TLane.Splat(1.0);
            TLane part = (magnitude + magnitude) / (one - magnitude);
            TLane sum = one + part;
            Binary.Split(sum, out TLane n, out TLane m);
            TLane result = Logarithm.Single(n, TLane.Select(TLane.Equal(n, TLane.Splat(0.0)), part, m - one));
            result = Logarithm.AnySpecial(n) ? Logarithm.OrSpecial(sum, result) : result;
            return TLane.CopySign(result * TLane.Splat(0.5), x);
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // ½ ln((1 + a)/(1 − a)) = ½ n·ln 2 + ½ ln((1 + s)/(1 − s)) with s = ((1 + a) − 2ⁿ·(1 − a))/((1 + a) + 2ⁿ·(1 − a)).
            TLane magnitude = TLane.Abs(x);
            TLane one = TLane.Splat(1.0);
            TLane above = DoubleDouble.FastSum(one, magnitude, out TLane aboveLow);
            TLane below = DoubleDouble.FastSum(one, -magnitude, out TLane belowLow);
            Binary.Split(above / below, out TLane n, out _);
            TLane power = Binary.Power(TLane.AtMost(n, 60) + TLane.Splat(Binary.Shifter));
            below *= power;
            belowLow *= power;
            TLane dividend = DoubleDouble.Sum(above, -below, out TLane dividendLow);
            dividend = DoubleDouble.FastSum(dividend, dividendLow + (aboveLow - belowLow), out dividendLow);
            TLane divisor = DoubleDouble.Sum(above, below, out TLane divisorLow);
            TLane s = DoubleDouble.Quotient(dividend, dividendLow, divisor, divisorLow + (aboveLow + belowLow), out TLane sLow);
            TLane result = (Logarithm.Sum(n, s, sLow, out TLane low) + low) * TLane.Splat(0.5);

            // Half of a subnormal number may not be a number.
            result = TLane.Select(magnitude < TLane.Splat(1e-9), magnitude, result);
            TLane special = TLane.Select(TLane.Equal(magnitude, one), TLane.Splat(double.PositiveInfinity), TLane.Splat(double.NaN));
            return Domain.OrNaN(x, TLane.CopySign(TLane.Select(magnitude < one, result, special), x));
        }
    }
}
