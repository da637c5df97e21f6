using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The inverse sine.</content>
public static partial class Functions
{
    /// <summary>arcsin x.</summary>
    public readonly struct Asin : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            TLane angle = Arcsine.Single(x, out TLane isFar);
            TLane result = TLane.Select(isFar, TLane.MultiplyAdd(angle, TLane.Splat(-2.0), TLane.Splat(Arcsine.HalfPi)), angle);
            return Arcsine.OrNaN(x, TLane.CopySign(result, x));
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            TLane angle = Arcsine.Double(x, out TLane low, out TLane isFar);
            TLane far = DoubleDouble.FastSum(TLane.Splat(Arcsine.HalfPi), angle * TLane.Splat(-2.0), out TLane farLow);
            far += TLane.MultiplyAdd(low, TLane.Splat(-2.0), farLow + TLane.Splat(Arcsine.HalfPiLow));
            return Arcsine.OrNaN(x, TLane.CopySign(TLane.Select(isFar, far, angle + low), x));
        }
    }
}
