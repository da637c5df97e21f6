using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The hyperbolic tangent.</content>
public static partial class Functions
{
    /// <summary>tanh x.</summary>
    public readonly struct Tanh : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // With p = e^2|x| − 1: p/(p + 2). By magnitudes, so that the function is odd bit by bit.
            TLane magnitude = TLane.Abs(x);
            TLane part = Exponential.SingleMinusOne(TLane.AtMost(magnitude + magnitude, 40));
            return TLane.CopySign(part / (part + TLane.Splat(2.0)), x);
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // With p = e^(−2|x|) − 1: −p/(2 + p).
            TLane magnitude = TLane.AtMost(TLane.Abs(x), 22);
            TLane part = Exponential.Split(magnitude * TLane.Splat(-2.0), TLane.Splat(0.0), out TLane partLow, out TLane n);
            TLane power = Binary.Power(n + TLane.Splat(Binary.Shifter));
            TLane lessOne = DoubleDouble.FastSum(TLane.Splat(-1.0), power, out TLane lessOneLow);
            TLane p = DoubleDouble.FastSum(lessOne, power * part, out TLane pLow);
            pLow = TLane.MultiplyAdd(power, partLow, pLow + lessOneLow);
            TLane sum = DoubleDouble.FastSum(TLane.Splat(2.0), p, out TLane sumLow);
            TLane quotient = DoubleDouble.Quotient(-p, -pLow, sum, sumLow + pLow, out TLane low);
            return TLane.CopySign(quotient + low, x);
        }
    }
}
