using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Elementary;

/// <summary>Arguments at which a function is NaN.</summary>
internal static class Domain
{
    /// <summary>The result, but NaN where the argument is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane OrNaN<TLane>(TLane x, TLane result)
        where TLane : struct, ILane<TLane, double> =>
        TLane.Select(TLane.Equal(x, x), result, x);
}
