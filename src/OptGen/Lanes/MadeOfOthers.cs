using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Lanes;

/// <summary>The members of lanes that are made of others, which C# calls by a type parameter alone.</summary>
internal static class MadeOfOthers<TLane, T>
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Max(TLane a, TLane b) => TLane.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Min(TLane a, TLane b) => TLane.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Sign(TLane a) => TLane.Sign(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Ceiling(TLane a) => TLane.Ceiling(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Truncate(TLane a) => TLane.Truncate(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Round(TLane a) => TLane.Round(a);
}
