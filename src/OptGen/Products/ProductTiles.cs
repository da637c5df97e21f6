using System.Numerics;
using OptGen.CompilerServices;

namespace OptGen.Products;

/// <summary>The tiles of every shape; only those that are called are compiled.</summary>
internal static unsafe class ProductTiles<TLane, T, TFactor>
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TFactor : struct, IFactorAccess
{
    /// <summary>The tile of some rows and lanes.</summary>
    public static delegate*<in LeftFactor<T>, in RightFactor<T>, T*, nint, T*, nint, nint, void> Of(int rows, int lanes) => (rows, lanes) switch
    {
        (1, 1) => &ProductTile.Run<TLane, T, Tile1x1, TFactor>,
        (1, 2) => &ProductTile.Run<TLane, T, Tile1x2, TFactor>,
        (1, 3) => &ProductTile.Run<TLane, T, Tile1x3, TFactor>,
        (1, 4) => &ProductTile.Run<TLane, T, Tile1x4, TFactor>,
        (4, 1) => &ProductTile.Run<TLane, T, Tile4x1, TFactor>,
        (4, 2) => &ProductTile.Run<TLane, T, Tile4x2, TFactor>,
        (4, 3) => &ProductTile.Run<TLane, T, Tile4x3, TFactor>,
        (4, 4) => &ProductTile.Run<TLane, T, Tile4x4, TFactor>,
        (6, 1) => &ProductTile.Run<TLane, T, Tile6x1, TFactor>,
        (6, 2) => &ProductTile.Run<TLane, T, Tile6x2, TFactor>,
        (6, 3) => &ProductTile.Run<TLane, T, Tile6x3, TFactor>,
        (6, 4) => &ProductTile.Run<TLane, T, Tile6x4, TFactor>,
        (8, 1) => &ProductTile.Run<TLane, T, Tile8x1, TFactor>,
        (8, 2) => &ProductTile.Run<TLane, T, Tile8x2, TFactor>,
        _ => &ProductTile.Run<TLane, T, Tile8x3, TFactor>,
    };
}
