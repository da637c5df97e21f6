using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The inverse cosine.</content>
public static partial class Functions
{
    /// <summary>arccos x.</summary>
    public readonly struct Acos : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            TLane angle = Arcsine.Single(x, out TLane isFar);
            TLane twice = angle + angle;
            TLane far = TLane.Select(x < TLane.Splat(0.0), TLane.Splat(Arcsine.Pi) - twice, twice);
            return Arcsine.OrNaN(x, TLane.Select(isFar, far, TLane.Splat(Arcsine.HalfPi) - TLane.CopySign(angle, x)));
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // π/2 − x near 0; 2s near 1; π − 2s near −1.
            TLane angle = Arcsine.Double(x, out TLane low, out TLane isFar);
            TLane isNegative = x < TLane.Splat(0.0);
            TLane twice = angle + angle;
            TLane origin = TLane.Select(isFar, isNegative & TLane.Splat(Arcsine.Pi), TLane.Splat(Arcsine.HalfPi));
            TLane originLow = TLane.Select(isFar, isNegative & TLane.Splat(Arcsine.PiLow), TLane.Splat(Arcsine.HalfPiLow));
            TLane sign = TLane.Splat(-0.0) & (isNegative ^ ~isFar);
            TLane sum = DoubleDouble.FastSum(origin, TLane.Select(isFar, twice, angle) ^ sign, out TLane sumLow);
            return Arcsine.OrNaN(x, sum + (sumLow + (originLow + (TLane.Select(isFar, low + low, low) ^ sign))));
        }
    }
}
