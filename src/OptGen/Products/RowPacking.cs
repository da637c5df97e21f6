using System.Runtime.CompilerServices;

namespace OptGen.Products;

/// <summary>Copies rows of the first factor, tile after tile, in the order in which tiles read them.</summary>
internal static unsafe class RowPacking
{
    /// <param name="source">The first element.</param>
    /// <param name="rowStride">How far apart the rows are.</param>
    /// <param name="innerStride">How far apart the inner indices are.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="depth">How many inner indices there are.</param>
    /// <param name="height">Rows of a tile. Where they do not fill the last one, it begins further up.</param>
    /// <param name="copy">For each tile and each inner index the elements of its rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack<T>(T* source, nint rowStride, nint innerStride, int rows, int depth, int height, T* copy)
        where T : unmanaged
    {
        for (int k = 0; k < depth; k++)
        {
            T* target = copy + (k * height);
            for (int first = 0; first < rows; first += height)
            {
                T* element = source + (Math.Min(first, rows - height) * rowStride);
                for (int row = 0; row < height; row++)
                {
                    target[row] = *element;
                    element += rowStride;
                }

                target += height * depth;
            }

            source += innerStride;
        }
    }
}
