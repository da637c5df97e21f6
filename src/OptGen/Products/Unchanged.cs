using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Products;

/// <summary>Stores the sums as they are.</summary>
internal readonly struct Unchanged<T> : IEpilogue<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Apply<TLane>(TLane sums, nint row, nint column, int count)
        where TLane : struct, ILane<TLane, T> => sums;

    /// <inheritdoc/>
    public void Prefetch(nint row, nint column, int count)
    {
    }
}
