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
        (1, 1) => &ProductTile.Run<TLane, T, OneRow, OneLane, TFactor>,
        (1, 2) => &ProductTile.Run<TLane, T, OneRow, TwoLanes, TFactor>,
        (1, 3) => &ProductTile.Run<TLane, T, OneRow, ThreeLanes, TFactor>,
        (1, 4) => &ProductTile.Run<TLane, T, OneRow, FourLanes, TFactor>,
        (4, 1) => &ProductTile.Run<TLane, T, FourRows, OneLane, TFactor>,
        (4, 2) => &ProductTile.Run<TLane, T, FourRows, TwoLanes, TFactor>,
        (4, 3) => &ProductTile.Run<TLane, T, FourRows, ThreeLanes, TFactor>,
        (4, 4) => &ProductTile.Run<TLane, T, FourRows, FourLanes, TFactor>,
        (6, 1) => &ProductTile.Run<TLane, T, SixRows, OneLane, TFactor>,
        (6, 2) => &ProductTile.Run<TLane, T, SixRows, TwoLanes, TFactor>,
        (6, 3) => &ProductTile.Run<TLane, T, SixRows, ThreeLanes, TFactor>,
        (6, 4) => &ProductTile.Run<TLane, T, SixRows, FourLanes, TFactor>,
        (8, 1) => &ProductTile.Run<TLane, T, EightRows, OneLane, TFactor>,
        (8, 2) => &ProductTile.Run<TLane, T, EightRows, TwoLanes, TFactor>,
        _ => &ProductTile.Run<TLane, T, EightRows, ThreeLanes, TFactor>,
    };
}
