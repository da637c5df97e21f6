using System.Numerics;

namespace OptGen.Kernels;

/// <summary>A part of a table of memory that one thread goes over: from an element of one stretch to an element of the same or a later one.</summary>
/// <param name="First">The first stretch.</param>
/// <param name="Start">The first element in it.</param>
/// <param name="Last">The last stretch.</param>
/// <param name="End">One past the last element in it.</param>
internal readonly record struct TableItem(int First, nint Start, int Last, nint End)
{
    /// <summary>The first element of a stretch that belongs to the item.</summary>
    public nint StartOf(int segment) => segment == First ? Start : 0;

    /// <summary>One past the last element of a stretch that belongs to the item.</summary>
    public nint EndOf(int segment, nint length) => segment == Last ? End : length;

    /// <summary>Cuts a table into items of about one length; long stretches at multiples of it.</summary>
    public static TableItem[] Cut<T>(ReadOnlySpan<Segment<T>> segments, nint length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        List<TableItem> items = [];
        int first = 0;
        nint start = 0;
        nint gathered = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            if (gathered > 0 && gathered + segments[i].Length > length)
            {
                items.Add(new TableItem(first, start, i - 1, segments[i - 1].Length));
                (first, start, gathered) = (i, 0, 0);
            }

            nint from = 0;
            for (; segments[i].Length - from > length; from += length)
            {
                items.Add(new TableItem(first, start, i, from + length));
                (first, start) = (i, from + length);
            }

            gathered += segments[i].Length - from;
        }

        if (segments.Length > 0)
        {
            items.Add(new TableItem(first, start, segments.Length - 1, segments[^1].Length));
        }

        return [.. items];
    }
}
