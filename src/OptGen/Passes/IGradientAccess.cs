using System.ComponentModel;
using System.Numerics;

namespace OptGen.CompilerServices;

/// <summary>How a kernel reads the gradient: as it is, or with what the step does to it on the way.</summary>
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
}
