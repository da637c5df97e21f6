using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The inverse tangent.</content>
public static partial class Functions
{
    /// <summary>arctan x.</summary>
    public readonly struct Atan : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            return TLane.CopySign(Arctangent.Single(TLane.AtMost(TLane.Abs(x), 1e30), TLane.Splat(1.0)), x);
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            // From 10³⁰ on, all is π/2.
            TLane angle = Arctangent.Double(TLane.AtMost(TLane.Abs(x), 1e30), TLane.Splat(1.0), out TLane low);
            return Domain.OrNaN(x, TLane.CopySign(angle + low, x));
        }
    }
}
