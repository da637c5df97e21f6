using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The angle of a point.</content>
public static partial class Functions
{
    /// <summary>The angle of the point (y, x): the first argument is the ordinate.</summary>
    public readonly struct Atan2 : IBinaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane, double>
        {
            Points.Magnitudes(x, y, out TLane ordinate, out TLane abscissa);
            TLane angle = Arctangent.Single(ordinate, abscissa);
            angle = TLane.Select(Points.IsLeft(y), TLane.Splat(3.141592653589793) - angle, angle);
            return Points.OrNaN(x, y, TLane.CopySign(angle, x));
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane, double>
        {
            Points.Magnitudes(x, y, out TLane ordinate, out TLane abscissa);
            TLane isLeft = Points.IsLeft(y);

            // Sums must not overflow, reciprocals neither. What a factor makes of the lesser of two numbers does not count, if it vanishes.
            TLane greater = TLane.Select(ordinate > abscissa, ordinate, abscissa);
            TLane factor = TLane.Select(greater < TLane.Splat(1e-270), TLane.Splat(Points.Great), TLane.Splat(1.0));
            factor = TLane.Select(greater > TLane.Splat(1e300), TLane.Splat(1 / Points.Great), factor);
            TLane angle = Arctangent.Double(ordinate * factor, abscissa * factor, out TLane low);

            // On the left, π less that. On the right, the quotient itself where it is small: it may be subnormal.
            TLane left = DoubleDouble.FastSum(TLane.Splat(3.141592653589793), -angle, out TLane leftLow);
            left += leftLow + (TLane.Splat(1.2246467991473532e-16) - low);
            TLane right = TLane.Select(ordinate < abscissa * TLane.Splat(1e-18), ordinate / abscissa, angle + low);
            return Points.OrNaN(x, y, TLane.CopySign(TLane.Select(isLeft, left, right), x));
        }
    }
}
