using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>A loop over rows of a model's tensors; generated. Its lane always holds sixteen elements, so that sums depend on no register's width.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IModelLoop<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    /// <summary>Computes some rows.</summary>
    /// <param name="memory">The memory of the call.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">One past the last row.</param>
    /// <param name="sums">What these rows add up to: zeros to begin with, and greatest and least numbers at their beginnings.</param>
    void Run<TLane>(ModelMemory<T> memory, nint first, nint end, ref double sums)
        where TLane : struct, ILane<TLane, T>;
}
