using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The soft ramp.</content>
public static partial class Functions
{
    /// <summary>ln(1 + eˣ).</summary>
    public readonly struct Softplus : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            TLane one = TLane.Splat(1.0);
            TLane power = Exponential.Single(TLane.AtLeast(-TLane.Abs(x), -105));
            Binary.Split(one + power, out TLane n, out TLane m);
            TLane result = Logarithm.Single(n, TLane.Select(TLane.Equal(n, TLane.Splat(0.0)), power, m - one));
            return TLane.Max(x, TLane.Splat(0.0)) + result;
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // e^−|x| as 2ⁿ·(power + powerLow) and, where it counts beside 1, as e + eLow.
            TLane power = Exponential.Power(TLane.AtLeast(-TLane.Abs(x), -746), TLane.Splat(0.0), out TLane powerLow, out TLane n);
            TLane shifted = TLane.AtLeast(n, -1000) + TLane.Splat(Binary.Shifter);
            TLane e = Binary.Scale(power, shifted);
            TLane eLow = powerLow * Binary.Power(shifted);

            // 1 + e = (1 + s)/(1 − s), or twice that where it is nearer to 2.
            TLane isNearTwo = e > TLane.Splat(0.4142135623730951);
            TLane one = TLane.Splat(1.0);
            TLane dividend = DoubleDouble.Sum(e, -(isNearTwo & one), out TLane dividendLow);
            TLane divisor = DoubleDouble.FastSum(TLane.Select(isNearTwo, TLane.Splat(3.0), TLane.Splat(2.0)), e, out TLane divisorLow);
            TLane s = DoubleDouble.Quotient(dividend, dividendLow + eLow, divisor, divisorLow + eLow, out TLane sLow);
            TLane log = Logarithm.Sum(isNearTwo & one, s, sLow, out TLane logLow);

            TLane sum = DoubleDouble.Sum(TLane.Select(x > TLane.Splat(0.0), x, TLane.Splat(0.0)), log, out TLane sumLow);
            TLane result = TLane.Select(x < TLane.Splat(-40.0), Binary.ScaleFar(power + powerLow, n), sum + (sumLow + logLow));
            return TLane.Select(x <= TLane.Splat(40.0), result, x);
        }
    }
}
