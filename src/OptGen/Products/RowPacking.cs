using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
        for (int first = 0; first < rows; first += height)
        {
            T* elements = source + (Math.Min(first, rows - height) * rowStride);
            switch (rowStride == 1 ? height : 0)
            {
                case 8:
                    CopyNeighbours(elements, innerStride, depth, 8, copy);
                    break;
                case 6:
                    CopyNeighbours(elements, innerStride, depth, 6, copy);
                    break;
                case 4:
                    CopyNeighbours(elements, innerStride, depth, 4, copy);
                    break;
                default:
                    CopyOneByOne(elements, rowStride, innerStride, depth, height, copy);
                    break;
            }

            copy += (nint)height * depth;
        }
    }

    private static void CopyOneByOne<T>(T* source, nint rowStride, nint innerStride, int depth, int height, T* copy)
        where T : unmanaged
    {
        for (int k = 0; k < depth; k++)
        {
            T* element = source;
            for (int row = 0; row < height; row++)
            {
                copy[row] = *element;
                element += rowStride;
            }

            source += innerStride;
            copy += height;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyNeighbours<T>(T* source, nint innerStride, int depth, int height, T* copy)
        where T : unmanaged
    {
        int bytes = height * sizeof(T);
        for (int k = 0; k < depth; k++)
        {
            byte* from = (byte*)source;
            byte* to = (byte*)copy;
            int copied = 0;
            if (bytes - copied >= 32)
            {
                Vector256.Store(Vector256.Load(from), to);
                copied += 32;
            }

            if (bytes - copied >= 32)
            {
                Vector256.Store(Vector256.Load(from + copied), to + copied);
                copied += 32;
            }

            if (bytes - copied >= 16)
            {
                Vector128.Store(Vector128.Load(from + copied), to + copied);
                copied += 16;
            }

            if (bytes - copied >= 8)
            {
                *(ulong*)(to + copied) = *(ulong*)(from + copied);
            }

            source += innerStride;
            copy += height;
        }
    }
}
