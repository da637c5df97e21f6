using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Products;

/// <summary>What stands between a tile and the result where the tile cannot write to it: at the edges, and where something becomes of the sums.</summary>
internal static unsafe class TileEdges<TLane, T>
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Copies some rows of memory into whole lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fetch(T* source, nint sourceStride, int rows, int columns, T* tile, int width)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column += TLane.Count)
            {
                TLane lane = columns - column >= TLane.Count ? TLane.Load(in *source, column) : TLane.LoadFirst(source + column, columns - column);
                TLane.Store(lane, ref *tile, column);
            }

            source += sourceStride;
            tile += width;
        }
    }

    /// <summary>Stores some rows of a tile.</summary>
    /// <param name="tile">The sums.</param>
    /// <param name="width">How far apart the rows of them are.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="epilogue">What becomes of them.</param>
    /// <param name="row">The place of the first in the result.</param>
    /// <param name="column">The place of the first in the result.</param>
    /// <param name="target">The result from there on.</param>
    /// <param name="targetStride">How far apart its rows are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store<TEpilogue>(T* tile, int width, int rows, int columns, in TEpilogue epilogue, int row, int column, T* target, nint targetStride)
        where TEpilogue : struct, IEpilogue<T>
    {
        for (int i = 0; i < rows; i++)
        {
            int j = 0;
            for (; j + TLane.Count <= columns; j += TLane.Count)
            {
                TLane.Store(epilogue.Apply(TLane.Load(in *tile, j), row + i, column + j, TLane.Count), ref *target, j);
            }

            if (j < columns)
            {
                TLane.StoreFirst(epilogue.Apply(TLane.Load(in *tile, j), row + i, column + j, columns - j), target + j, columns - j);
            }

            tile += width;
            target += targetStride;
        }
    }
}
