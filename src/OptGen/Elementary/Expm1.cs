using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The exponential function less 1.</content>
public static partial class Functions
{
    /// <summary>eˣ − 1, exact for small x.</summary>
    public readonly struct Expm1 : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // The sign of zero is the argument's.
            return TLane.CopySign(Exponential.SingleMinusOne(TLane.AtMost(TLane.AtLeast(x, -60), 90)), x);
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            TLane bounded = TLane.AtMost(TLane.AtLeast(x, -60), 710);
            TLane part = Exponential.Split(bounded, TLane.Splat(0.0), out TLane low, out TLane n);

            // 2ⁿ·(1 + part) − 1 up to 40, beyond which the 1 does not count any more.
            TLane power = Binary.Power(n + TLane.Splat(Binary.Shifter));
            TLane lessOne = DoubleDouble.Sum(power, TLane.Splat(-1.0), out TLane lessOneLow);
            TLane sum = DoubleDouble.FastSum(lessOne, power * part, out TLane sumLow);
            TLane near = sum + TLane.MultiplyAdd(power, low, sumLow + lessOneLow);
            TLane far = Binary.ScaleFar(TLane.Splat(1.0) + part, n);
            TLane result = TLane.Select(x > TLane.Splat(40.0), far, near);
            return Domain.OrNaN(x, TLane.CopySign(result, x));
        }
    }
}
