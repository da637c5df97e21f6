using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Passes;

/// <summary>The gradient as it is.</summary>
internal readonly struct PlainGradient : IGradientAccess
{
    /// <inheritdoc/>
    public static bool Clears => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Scale<TLane, T>(double scale)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Load<TLane, T>(ref readonly T gradient, nint index, TLane scale)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.Load(in gradient, index);
}
