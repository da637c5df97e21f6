using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptGen.CompilerServices;

/// <summary>How a kernel reads the gradient: as it is, or with what the step does to it on the way. Also where it finds states in eight bits: in their codes, or decoded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGradientAccess
{
    /// <summary>Whether reading leaves zeros behind.</summary>
    static abstract bool Clears { get; }

    /// <summary>What each element is multiplied by.</summary>
    static abstract TLane Scale<TLane, T>(double scale)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>Reads elements of the gradient.</summary>
    /// <param name="gradient">Its first element.</param>
    /// <param name="index">The first element to read.</param>
    /// <param name="scale">What <see cref="Scale"/> gave.</param>
    static abstract TLane Load<TLane, T>(ref readonly T gradient, nint index, TLane scale)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>Reads a state in eight bits, as <see cref="ILane{TSelf, T}.LoadBlock8"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TLane LoadBlock8<TLane, T>(ref readonly byte source, nint index, TLane scale, bool isSigned)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.LoadBlock8(in source, index, scale, isSigned);

    /// <summary>Writes a state in eight bits, as <see cref="ILane{TSelf, T}.StoreBlock8"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual void StoreBlock8<TLane, T>(TLane value, TLane inverse, TLane random, bool byUpperHalf, bool isSigned, ref byte destination, nint index)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.StoreBlock8(value, inverse, random, byUpperHalf, isSigned, ref destination, index);
}
