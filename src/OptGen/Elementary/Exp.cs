using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The exponential function.</content>
public static partial class Functions
{
    /// <summary>eˣ.</summary>
    public readonly struct Exp : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // Beyond these every result is 0 or ∞ in float.
            return Exponential.Single(TLane.AtMost(TLane.AtLeast(x, -105), 90));
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // Beyond these every result is 0 or ∞.
            TLane power = Exponential.Power(TLane.AtMost(TLane.AtLeast(x, -746), 710), TLane.Splat(0.0), out TLane low, out TLane n);
            return Domain.OrNaN(x, Binary.ScaleFar(power + low, n));
        }
    }
}
