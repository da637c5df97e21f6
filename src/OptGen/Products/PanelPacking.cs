using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Products;

/// <summary>Copies a panel of the second factor, row after row, each as wide as a tile.</summary>
internal static unsafe class PanelPacking<TLane, T>
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <param name="source">The first element.</param>
    /// <param name="rowStride">How far apart the rows are.</param>
    /// <param name="columnStride">How far apart the columns are.</param>
    /// <param name="depth">How many rows there are.</param>
    /// <param name="columns">How many columns there are: more than all lanes but the last hold.</param>
    /// <param name="lanes">How many lanes the panel is wide. The last of several holds the last columns, even if it holds some of them once more.</param>
    /// <param name="panel">Takes the copy.</param>
    public static void Pack(T* source, nint rowStride, nint columnStride, int depth, int columns, int lanes, T* panel)
    {
        int width = lanes * TLane.Count;
        int last = width - TLane.Count;
        if (columnStride == 1)
        {
            if (lanes == 1 && columns < TLane.Count)
            {
                CopyNarrowRows(source, rowStride, depth, columns, panel);
            }
            else
            {
                CopyRows(source, rowStride, depth, columns - TLane.Count, last, panel);
            }
        }
        else if (lanes == 1)
        {
            new Span<T>(panel, depth * width).Clear();
            Transpose(source, rowStride, columnStride, depth, columns, panel, width);
        }
        else
        {
            Transpose(source, rowStride, columnStride, depth, last, panel, width);
            Transpose(source + ((columns - TLane.Count) * columnStride), rowStride, columnStride, depth, TLane.Count, panel + last, width);
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
    private static void CopyRows(T* source, nint rowStride, int depth, nint sourceLast, nint last, T* panel)
    {
        for (int k = 0; k < depth; k++)
        {
            for (nint place = 0; place < last; place += TLane.Count)
            {
                TLane.Store(TLane.Load(in *source, place), ref *panel, place);
            }

            TLane.Store(TLane.Load(in *source, sourceLast), ref *panel, last);
            source += rowStride;
            panel += last + TLane.Count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyNarrowRows(T* source, nint rowStride, int depth, int columns, T* panel)
    {
        for (int k = 0; k < depth; k++)
        {
            TLane.Store(TLane.LoadFirst(source, columns), ref *panel, 0);
            source += rowStride;
            panel += TLane.Count;
        }
    }

    /// <summary>Makes rows of columns.</summary>
    private static void Transpose(T* source, nint rowStride, nint columnStride, int depth, int columns, T* panel, int width)
    {
        if (rowStride == 1)
        {
            Transposition.Transpose(source, columnStride, columns, depth, panel, width);
            return;
        }

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
