using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The tangent.</content>
public static partial class Functions
{
    /// <summary>tan x.</summary>
    public readonly struct Tan : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            Circle.Single(x, out TLane sine, out TLane cosine, out TLane shifted);
            TLane isOdd = Circle.IsOdd(shifted);
            return TLane.Select(isOdd, -cosine, sine) / TLane.Select(isOdd, sine, cosine);
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            Circle.Double(x, out TLane sine, out TLane sineLow, out TLane cosine, out TLane cosineLow, out TLane shifted);
            TLane isOdd = Circle.IsOdd(shifted);
            TLane quotient = DoubleDouble.Quotient(
                TLane.Select(isOdd, -cosine, sine),
                TLane.Select(isOdd, -cosineLow, sineLow),
                TLane.Select(isOdd, sine, cosine),
                TLane.Select(isOdd, sineLow, cosineLow),
                out TLane low);
            return TLane.Select(TLane.Abs(x) < TLane.Splat(1e-8), x, Domain.OrNaN(x, quotient + low));
        }
    }
}
