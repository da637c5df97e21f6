using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Matrices;

/// <summary>The innermost part of a product: a tile of the result that stays in registers while the inner index runs.</summary>
internal static class ProductTile
{
    /// <summary>Rows of a tile: with two lanes in each, as many sums as 16 registers hold beside the factors, and enough to hide the latency of addition.</summary>
    public const int Rows = 6;

    /// <summary>Lanes in each row of a tile.</summary>
    public const int Lanes = 2;

    /// <summary>Computes a tile, or adds to it.</summary>
    /// <param name="a">For each inner index the elements of the first factor's rows.</param>
    /// <param name="b">For each inner index the elements of the second factor's columns.</param>
    /// <param name="inner">How many there are.</param>
    /// <param name="tile">The first element of the tile.</param>
    /// <param name="stride">How far apart its rows are.</param>
    /// <param name="accumulate">Whether the sums go on from what the tile holds, and do not begin at 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TLane, T>(ref T a, ref T b, int inner, ref T tile, nint stride, bool accumulate)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TLane low0 = default;
        TLane high0 = default;
        TLane low1 = default;
        TLane high1 = default;
        TLane low2 = default;
        TLane high2 = default;
        TLane low3 = default;
        TLane high3 = default;
        TLane low4 = default;
        TLane high4 = default;
        TLane low5 = default;
        TLane high5 = default;
        if (accumulate)
        {
            low0 = TLane.Load(ref tile, 0);
            high0 = TLane.Load(ref tile, TLane.Count);
            low1 = TLane.Load(ref tile, stride);
            high1 = TLane.Load(ref tile, stride + TLane.Count);
            low2 = TLane.Load(ref tile, 2 * stride);
            high2 = TLane.Load(ref tile, (2 * stride) + TLane.Count);
            low3 = TLane.Load(ref tile, 3 * stride);
            high3 = TLane.Load(ref tile, (3 * stride) + TLane.Count);
            low4 = TLane.Load(ref tile, 4 * stride);
            high4 = TLane.Load(ref tile, (4 * stride) + TLane.Count);
            low5 = TLane.Load(ref tile, 5 * stride);
            high5 = TLane.Load(ref tile, (5 * stride) + TLane.Count);
        }

        for (; inner > 0; inner--)
        {
            TLane low = TLane.Load(ref b, 0);
            TLane high = TLane.Load(ref b, TLane.Count);
            TLane row0 = TLane.Broadcast(ref a, 0);
            low0 = TLane.MultiplyAdd(row0, low, low0);
            high0 = TLane.MultiplyAdd(row0, high, high0);
            TLane row1 = TLane.Broadcast(ref a, 1);
            low1 = TLane.MultiplyAdd(row1, low, low1);
            high1 = TLane.MultiplyAdd(row1, high, high1);
            TLane row2 = TLane.Broadcast(ref a, 2);
            low2 = TLane.MultiplyAdd(row2, low, low2);
            high2 = TLane.MultiplyAdd(row2, high, high2);
            TLane row3 = TLane.Broadcast(ref a, 3);
            low3 = TLane.MultiplyAdd(row3, low, low3);
            high3 = TLane.MultiplyAdd(row3, high, high3);
            TLane row4 = TLane.Broadcast(ref a, 4);
            low4 = TLane.MultiplyAdd(row4, low, low4);
            high4 = TLane.MultiplyAdd(row4, high, high4);
            TLane row5 = TLane.Broadcast(ref a, 5);
            low5 = TLane.MultiplyAdd(row5, low, low5);
            high5 = TLane.MultiplyAdd(row5, high, high5);
            a = ref Unsafe.Add(ref a, Rows);
            b = ref Unsafe.Add(ref b, Lanes * TLane.Count);
        }

        TLane.Store(low0, ref tile, 0);
        TLane.Store(high0, ref tile, TLane.Count);
        TLane.Store(low1, ref tile, stride);
        TLane.Store(high1, ref tile, stride + TLane.Count);
        TLane.Store(low2, ref tile, 2 * stride);
        TLane.Store(high2, ref tile, (2 * stride) + TLane.Count);
        TLane.Store(low3, ref tile, 3 * stride);
        TLane.Store(high3, ref tile, (3 * stride) + TLane.Count);
        TLane.Store(low4, ref tile, 4 * stride);
        TLane.Store(high4, ref tile, (4 * stride) + TLane.Count);
        TLane.Store(low5, ref tile, 5 * stride);
        TLane.Store(high5, ref tile, (5 * stride) + TLane.Count);
    }
}
