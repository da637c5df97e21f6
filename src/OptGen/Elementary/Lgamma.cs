using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The logarithm of the gamma function.</content>
public static partial class Functions
{
    /// <summary>ln|Γ(x)|; ∞ at 0, at negative integers and at ±∞.</summary>
    /// <remarks>Of negative numbers by reflection, Γ(−y)·Γ(y) = −π/(y·sin πy). There, the value passes through 0, and so its error is that of numbers about 1.</remarks>
    public readonly struct Lgamma : IUnaryFunction
    {
        /// <summary>Up to here, ln|Γ(x)| is −ln|x|.</summary>
        private const double Tiny = 1e-20;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double> =>
            Value(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double> =>
            Value(x);

        /// <summary>Of floats, too: a shorter way would have too few digits near the zeros. Too much code to stand in a kernel twice.</summary>
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static TLane Value<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            TLane magnitude = TLane.Abs(x);
            TLane result = LogGamma.OfPositive(magnitude, out TLane low);
            TLane isReflected = x < TLane.Splat(-Tiny);
            result = TLane.Any(isReflected) ? TLane.Select(isReflected, Reflected(magnitude, result, low), result + low) : result + low;
            TLane infinity = TLane.Splat(double.PositiveInfinity);
            TLane isInfinite = TLane.Equal(magnitude, infinity) | TLane.Equal(x, TLane.Splat(0.0));
            return Domain.OrNaN(x, TLane.Select(isInfinite, infinity, result));
        }

        /// <summary>−ln(y·sin(πy)/π) − ln Γ(y).</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static TLane Reflected<TLane>(TLane y, TLane ofPositive, TLane ofPositiveLow)
            where TLane : struct, ILane<TLane, double>
        {
            TLane r = HalfTurns.Rest(y);
            TLane sine = HalfTurns.Sine(r, out TLane sineLow);
            TLane product = DoubleDouble.Product(y, sine, out TLane productLow);
            productLow = TLane.MultiplyAdd(y, sineLow, productLow);
            TLane log = Logarithm.Of(product, out TLane logLow);
            logLow += productLow / product;
            TLane sum = DoubleDouble.Sum(log, ofPositive, out TLane sumLow);
            TLane result = -(sum + (sumLow + (logLow + ofPositiveLow)));
            return TLane.Select(TLane.Equal(r, TLane.Splat(0.0)), TLane.Splat(double.PositiveInfinity), result);
        }
    }
}
