using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>Mish.</content>
public static partial class Functions
{
    /// <summary>x·tanh(ln(1 + eˣ)); −0 at −∞ (Misra, "Mish: a self regularized non-monotonic activation function", 2020).</summary>
    /// <remarks>With p = eˣ·(eˣ + 2), tanh(ln(1 + eˣ)) is p/(p + 2): all terms are positive, and nothing cancels.</remarks>
    public readonly struct Mish : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // From −110 on, no float is left; from 40 on, p/(p + 2) is 1.
            TLane two = TLane.Splat(2.0);
            TLane bounded = TLane.AtLeast(x, -110);
            TLane power = Exponential.Single(TLane.AtMost(bounded, 40));
            TLane p = power * (power + two);
            return bounded * (p / (p + two));
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // eˣ = 2ⁿ·(power + powerLow), as addend e + eLow of 2; below 2⁻¹⁰⁰⁰ it does not count.
            TLane two = TLane.Splat(2.0);
            TLane power = Exponential.Power(TLane.AtMost(TLane.AtLeast(x, -760), 40), TLane.Splat(0.0), out TLane powerLow, out TLane n);
            TLane shifted = TLane.AtLeast(n, -1000) + TLane.Splat(Binary.Shifter);
            TLane scale = Binary.Power(shifted);
            TLane factor = DoubleDouble.Sum(two, power * scale, out TLane factorLow);
            factorLow = TLane.MultiplyAdd(powerLow, scale, factorLow);

            // p/2ⁿ, and p + 2.
            TLane p = DoubleDouble.Product(power, factor, out TLane pLow);
            pLow += TLane.MultiplyAdd(power, factorLow, powerLow * factor);
            TLane divisor = DoubleDouble.Sum(two, p * scale, out TLane divisorLow);
            divisorLow = TLane.MultiplyAdd(pLow, scale, divisorLow);
            TLane share = DoubleDouble.Quotient(p, pLow, divisor, divisorLow, out TLane shareLow);
            return Shares.Times(x, share, shareLow, n);
        }
    }
}
