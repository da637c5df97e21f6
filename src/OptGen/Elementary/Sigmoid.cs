using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The logistic function.</content>
public static partial class Functions
{
    /// <summary>1/(1 + e⁻ˣ).</summary>
    public readonly struct Sigmoid : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // In double, the power neither overflows nor vanishes for any result that float has.
            TLane one = TLane.Splat(1.0);
            return one / (one + Exponential.Single(TLane.AtMost(TLane.AtLeast(-x, -60), 105)));
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // e^−|x| = 2ⁿ·(power + powerLow) as the addend of 1; below 2⁻¹⁰⁰⁰ it does not count.
            TLane one = TLane.Splat(1.0);
            TLane power = Exponential.Power(TLane.AtLeast(-TLane.Abs(x), -746), TLane.Splat(0.0), out TLane powerLow, out TLane n);
            TLane shifted = TLane.AtLeast(n, -1000) + TLane.Splat(Binary.Shifter);
            TLane sum = DoubleDouble.FastSum(one, Binary.Scale(power, shifted), out TLane sumLow);
            sumLow = TLane.MultiplyAdd(powerLow, Binary.Power(shifted), sumLow);

            // 1/(1 + e⁻ˣ) for x ≥ 0, eˣ/(1 + eˣ) for x < 0.
            TLane isNegative = x < TLane.Splat(0.0);
            TLane quotient = DoubleDouble.Quotient(TLane.Select(isNegative, power, one), isNegative & powerLow, sum, sumLow, out TLane low);
            return Domain.OrNaN(x, Binary.ScaleFar(quotient + low, isNegative & n));
        }
    }
}
