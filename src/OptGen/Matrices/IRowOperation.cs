using System.Numerics;
using OptGen.CompilerServices;

namespace OptGen.Matrices;

/// <summary>An operation on the elements of up to three rows, written once for every lane.</summary>
/// <typeparam name="T">The element.</typeparam>
internal interface IRowOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Does as many whole lanes as there are between <paramref name="index"/> and <paramref name="end"/>.</summary>
    /// <returns>The index of the first element not done.</returns>
    nint Run<TLane>(ref T a, ref T b, ref T c, nint index, nint end)
        where TLane : struct, ILane<TLane, T>;
}
