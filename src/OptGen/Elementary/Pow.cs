using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The power.</content>
public static partial class Functions
{
    /// <summary>xʸ.</summary>
    public readonly struct Pow : IBinaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane, double>
        {
            TLane magnitude = TLane.Abs(x);
            Binary.Split(magnitude, out TLane n, out TLane m);
            TLane power = y * Logarithm.Fine(n, m - TLane.Splat(1.0));
            TLane result = Exponential.Single(TLane.AtMost(TLane.AtLeast(power, -110), 95));
            return Powers.AnySpecial(x, y) ? Powers.OrSpecial(x, y, result) : result;
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x, TLane y)
            where TLane : struct, ILane<TLane, double>
        {
            // e^(y·ln x), the exponent in two doubles.
            TLane log = Logarithm.Of(TLane.Abs(x), out TLane logLow);
            TLane power = DoubleDouble.Product(y, log, out TLane powerLow);
            powerLow = TLane.MultiplyAdd(y, logLow, powerLow);
            TLane bounded = TLane.AtMost(TLane.AtLeast(power, -760), 720);
            TLane high = Exponential.Power(bounded, TLane.Equal(bounded, power) & powerLow, out TLane low, out TLane n);
            TLane result = Binary.ScaleFar(high + low, n);
            return Powers.AnySpecial(x, y) ? Powers.OrSpecial(x, y, result) : result;
        }
    }
}
