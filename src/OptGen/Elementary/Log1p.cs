using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The natural logarithm near 1.</content>
public static partial class Functions
{
    /// <summary>ln(1 + x), exact for small x.</summary>
    public readonly struct Log1p : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            TLane one = TLane.Splat(1.0);
            TLane sum = one + x;
            Binary.Split(sum, out TLane n, out TLane m);

            // Where n is 0, x itself is exact and the sum is not.
            TLane result = Logarithm.Single(n, TLane.Select(TLane.Equal(n, TLane.Splat(0.0)), x, m - one));
            result = TLane.CopySign(result, x);
            return Logarithm.AnySpecial(n) ? Logarithm.OrSpecial(sum, result) : result;
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            TLane one = TLane.Splat(1.0);
            TLane sum = DoubleDouble.Sum(one, x, out TLane sumLow);
            Binary.Split(sum, out TLane n, out TLane m);

            // 1 + f is 2⁻ⁿ·(sum + sumLow). From 2¹⁰⁰⁰ on the latter does not count, and 2⁻ⁿ may be subnormal.
            TLane scale = Binary.Power(TLane.Splat(Binary.Shifter) - TLane.AtMost(n, 1000));
            TLane f = DoubleDouble.FastSum(m - one, sumLow * scale, out TLane fLow);
            TLane divisor = DoubleDouble.FastSum(TLane.Splat(2.0), f, out TLane divisorLow);
            TLane s = DoubleDouble.Quotient(f, fLow, divisor, divisorLow + fLow, out TLane sLow);
            TLane result = Logarithm.Sum(n, s, sLow, out TLane low) + low;

            // Half of a subnormal number may not be a number.
            result = TLane.Select(TLane.Abs(x) < TLane.Splat(1e-17), x, result);
            return Logarithm.OrSpecial(sum, result);
        }
    }
}
