using System.Runtime.CompilerServices;

namespace OptGen.Products;

/// <summary>The first factor as a tile reads it: element by element.</summary>
internal unsafe struct LeftFactor<T>
    where T : unmanaged
{
    /// <summary>The element at the tile's first row and the first inner index.</summary>
    public T* First;

    public nint RowStride;

    public nint InnerStride;

    /// <summary>Instead of strides: the places of the tile's rows, the first of which is 0.</summary>
    public int* RowOffsets;

    /// <summary>Instead of strides: the places of the inner indices.</summary>
    public int* InnerOffsets;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint Offset<TFactor>(int row)
        where TFactor : struct, IFactorAccess => typeof(TFactor) == typeof(Tabulated) ? RowOffsets[row] - RowOffsets[0] : row * RowStride;
}
