using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptGen.Matrices;

/// <summary>
/// Copies parts of the factors into panels as wide as a tile, in which the elements lie in the order of their use. What a panel has beyond the
/// matrix is 0 and counts for nothing.
/// </summary>
internal static class ProductPacking
{
    /// <summary>Packs a part of a factor.</summary>
    /// <param name="matrix">The factor.</param>
    /// <param name="stride">How far apart its stored rows are.</param>
    /// <param name="innerFirst">Whether the inner index is that of its stored rows, and not that of its stored columns.</param>
    /// <param name="outer">Where the part begins along the other index.</param>
    /// <param name="outerCount">How long it is along the other index.</param>
    /// <param name="inner">Where it begins along the inner index.</param>
    /// <param name="innerCount">How long it is along the inner index.</param>
    /// <param name="width">How wide a panel is.</param>
    /// <param name="panels">Takes one panel after the other, each <paramref name="width"/> elements for each inner index.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack<T>(ReadOnlySpan<T> matrix, int stride, bool innerFirst, int outer, int outerCount, int inner, int innerCount, int width, Span<T> panels)
        where T : unmanaged
    {
        for (int first = 0; first < outerCount; first += width)
        {
            int count = Math.Min(width, outerCount - first);
            Span<T> panel = panels.Slice(first * innerCount, width * innerCount);
            if (count < width)
            {
                panel.Clear();
            }

            if (innerFirst)
            {
                CopyRows(matrix[((inner * stride) + outer + first)..], stride, count, innerCount, width, panel);
            }
            else
            {
                CopyColumns(matrix[(((outer + first) * stride) + inner)..], stride, count, innerCount, width, panel);
            }
        }
    }

    private static void CopyRows<T>(ReadOnlySpan<T> source, int stride, int count, int innerCount, int width, Span<T> panel)
        where T : unmanaged
    {
        for (int k = 0; k < innerCount; k++)
        {
            source.Slice(k * stride, count).CopyTo(panel.Slice(k * width, count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyColumns<T>(ReadOnlySpan<T> source, int stride, int count, int innerCount, int width, Span<T> panel)
        where T : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            ref T from = ref MemoryMarshal.GetReference(source.Slice(i * stride, innerCount));
            ref T to = ref Unsafe.Add(ref MemoryMarshal.GetReference(panel), i);
            for (int k = 0; k < innerCount; k++)
            {
                to = from;
                from = ref Unsafe.Add(ref from, 1);
                to = ref Unsafe.Add(ref to, width);
            }
        }
    }
}
