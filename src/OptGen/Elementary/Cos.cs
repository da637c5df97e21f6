using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The cosine.</content>
public static partial class Functions
{
    /// <summary>cos x.</summary>
    public readonly struct Cos : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // cos x is sin(x + π/2): of the next quadrant.
            Circle.Single(x, out TLane sine, out TLane cosine, out TLane shifted);
            return TLane.Select(Circle.IsOdd(shifted), sine, cosine) ^ Circle.SineSign(shifted + TLane.Splat(1.0));
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // cos x is sin(x + π/2): of the next quadrant.
            Circle.Double(x, out TLane sine, out TLane sineLow, out TLane cosine, out TLane cosineLow, out TLane shifted);
            TLane isOdd = Circle.IsOdd(shifted);
            TLane result = TLane.Select(isOdd, sine, cosine) + TLane.Select(isOdd, sineLow, cosineLow);
            return Domain.OrNaN(x, result ^ Circle.SineSign(shifted + TLane.Splat(1.0)));
        }
    }
}
