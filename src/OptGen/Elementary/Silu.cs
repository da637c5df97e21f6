using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The sigmoid linear unit.</content>
public static partial class Functions
{
    /// <summary>x/(1 + e⁻ˣ), also called swish; −0 at −∞ (Elfwing, Uchibe and Doya, "Sigmoid-weighted linear units for neural network function approximation in reinforcement learning", 2018).</summary>
    public readonly struct Silu : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // From −110 on, no float is left.
            TLane bounded = TLane.AtLeast(x, -110);
            return bounded / (TLane.Splat(1.0) + Exponential.Single(TLane.AtLeast(-bounded, -60)));
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // e^−|x| = 2ⁿ·(power + powerLow) as the addend of 1; below 2⁻¹⁰⁰⁰ it does not count.
            TLane one = TLane.Splat(1.0);
            TLane power = Exponential.Power(TLane.AtLeast(-TLane.Abs(x), -760), TLane.Splat(0.0), out TLane powerLow, out TLane n);
            TLane shifted = TLane.AtLeast(n, -1000) + TLane.Splat(Binary.Shifter);
            TLane sum = DoubleDouble.FastSum(one, Binary.Scale(power, shifted), out TLane sumLow);
            sumLow = TLane.MultiplyAdd(powerLow, Binary.Power(shifted), sumLow);

            // 1/(1 + e⁻ˣ) for x ≥ 0, eˣ/(1 + eˣ) for x < 0.
            TLane isNegative = x < TLane.Splat(0.0);
            TLane share = DoubleDouble.Quotient(TLane.Select(isNegative, power, one), isNegative & powerLow, sum, sumLow, out TLane shareLow);
            return Shares.Times(x, share, shareLow, isNegative & n);
        }
    }
}
