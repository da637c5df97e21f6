using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The sine.</content>
public static partial class Functions
{
    /// <summary>sin x.</summary>
    public readonly struct Sin : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            Circle.Single(x, out TLane sine, out TLane cosine, out TLane shifted);
            return TLane.Select(Circle.IsOdd(shifted), cosine, sine) ^ Circle.SineSign(shifted);
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            Circle.Double(x, out TLane sine, out TLane sineLow, out TLane cosine, out TLane cosineLow, out TLane shifted);
            TLane isOdd = Circle.IsOdd(shifted);
            TLane result = (TLane.Select(isOdd, cosine, sine) + TLane.Select(isOdd, cosineLow, sineLow)) ^ Circle.SineSign(shifted);

            // The sum of −0 and 0 would be 0.
            return TLane.Select(TLane.Abs(x) < TLane.Splat(1e-8), x, Domain.OrNaN(x, result));
        }
    }
}
