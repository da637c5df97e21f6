using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Passes;

/// <summary>The gradient times a number; zeros take its place.</summary>
internal readonly struct ClearedGradient : IGradientAccess
{
    /// <inheritdoc/>
    public static bool Clears => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Scale<TLane, T>(double scale)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.Splat(scale);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Load<TLane, T>(ref readonly T gradient, nint index, TLane scale)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TLane elements = TLane.Load(in gradient, index) * scale;
        TLane.Store(TLane.Splat(0.0), ref Unsafe.AsRef(in gradient), index);
        return elements;
    }
}
