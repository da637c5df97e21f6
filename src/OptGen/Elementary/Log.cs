using System.Runtime.CompilerServices;
using OptGen.Elementary;

namespace OptGen.CompilerServices;

/// <content>The natural logarithm.</content>
public static partial class Functions
{
    /// <summary>ln x.</summary>
    public readonly struct Log : IUnaryFunction
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Single<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            Binary.Split(x, out TLane n, out TLane m);
            TLane result = Logarithm.Single(n, m - TLane.Splat(1.0));
            return Logarithm.AnySpecial(n) ? Logarithm.OrSpecial(x, result) : result;
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLane Double<TLane>(TLane x)
            where TLane : struct, ILane<TLane, double>
        {
            TLane result = Logarithm.Of(x, out TLane low);
            return Logarithm.OrSpecial(x, result + low);
        }
    }
}
