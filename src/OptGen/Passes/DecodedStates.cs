using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Passes;

/// <summary>The gradient as another one reads it; states in eight bits are decoded before the pass and encoded after it.</summary>
internal readonly struct DecodedStates<TGradient> : IGradientAccess
    where TGradient : struct, IGradientAccess
{
    /// <inheritdoc/>
    public static bool Clears => TGradient.Clears;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Scale<TLane, T>(double scale)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TGradient.Scale<TLane, T>(scale);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Load<TLane, T>(ref readonly T gradient, nint index, TLane scale)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TGradient.Load<TLane, T>(in gradient, index, scale);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane LoadBlock8<TLane, T>(ref readonly byte source, nint index, TLane scale, bool isSigned)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.Load(in Unsafe.As<byte, T>(ref Unsafe.AsRef(in source)), index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBlock8<TLane, T>(TLane value, TLane inverse, TLane random, bool byUpperHalf, bool isSigned, ref byte destination, nint index)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.Store(TLane.FlushSubnormals(value), ref Unsafe.As<byte, T>(ref destination), index);
}
