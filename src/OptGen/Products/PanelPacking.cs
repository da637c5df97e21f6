using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.CompilerServices;

namespace OptGen.Products;

/// <summary>Copies a panel of the second factor, row after row, each as wide as a tile; what is beyond the factor is 0.</summary>
internal static unsafe class PanelPacking<TLane, T>
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <param name="source">The first element.</param>
    /// <param name="rowStride">How far apart the rows are.</param>
    /// <param name="columnStride">How far apart the columns are.</param>
    /// <param name="depth">How many rows there are.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="lanes">How many lanes the panel is wide.</param>
    /// <param name="panel">Takes the copy.</param>
    public static void Pack(T* source, nint rowStride, nint columnStride, int depth, int columns, int lanes, T* panel)
    {
        if (columnStride == 1)
        {
            CopyRows(source, rowStride, depth, columns, lanes, panel);
            return;
        }

        int width = lanes * TLane.Count;
        if (columns < width)
        {
            new Span<T>(panel, depth * width).Clear();
        }

        if (rowStride == 1)
        {
            Transposition.Transpose(source, columnStride, columns, depth, panel, width);
        }
        else
        {
            Gather(source, rowStride, columnStride, depth, columns, width, panel);
        }
    }

    /// <summary>Turns the sign of each element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Negate(int depth, int lanes, T* panel)
    {
        for (int i = 0; i < depth * lanes; i++)
        {
            TLane.Store(-TLane.Load(in *panel, 0), ref *panel, 0);
            panel += TLane.Count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRows(T* source, nint rowStride, int depth, int columns, int lanes, T* panel)
    {
        int whole = columns / TLane.Count;
        int rest = columns - (whole * TLane.Count);
        for (int k = 0; k < depth; k++)
        {
            for (int lane = 0; lane < whole; lane++)
            {
                TLane.Store(TLane.Load(in *source, lane * TLane.Count), ref *panel, lane * TLane.Count);
            }

            if (rest > 0)
            {
                TLane.Store(TLane.LoadFirst(source + (whole * TLane.Count), rest), ref *panel, whole * TLane.Count);
            }

            source += rowStride;
            panel += lanes * TLane.Count;
        }
    }

    private static void Gather(T* source, nint rowStride, nint columnStride, int depth, int columns, int width, T* panel)
    {
        for (int k = 0; k < depth; k++)
        {
            for (int column = 0; column < columns; column++)
            {
                panel[column] = source[column * columnStride];
            }

            source += rowStride;
            panel += width;
        }
    }
}
