using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Passes;

/// <summary>The gradient times a number.</summary>
internal readonly struct ScaledGradient : IGradientAccess
{
    /// <inheritdoc/>
    public static bool Clears => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Scale<TLane, T>(double scale)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.Splat(scale);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Load<TLane, T>(ref readonly T gradient, nint index, TLane scale)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.Load(in gradient, index) * scale;
}
