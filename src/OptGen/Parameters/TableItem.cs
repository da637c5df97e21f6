using System.Numerics;

namespace OptGen.Parameters;

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
    /// <param name="segments">The stretches.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="length">How many elements an item should have.</param>
    public static TableItem[] Cut<T>(Segment<T>[] segments, int count, nint length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Once to count, so that no list of items is compiled.
        TableItem[] items = new TableItem[Fill(segments, count, length, null)];
        Fill(segments, count, length, items);
        return items;
    }

    private static int Fill<T>(Segment<T>[] segments, int count, nint length, TableItem[]? items)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int place = 0;
        int first = 0;
        nint start = 0;
        nint gathered = 0;
        for (int i = 0; i < count; i++)
        {
            if (gathered > 0 && gathered + segments[i].Length > length)
            {
                Put(items, ref place, new TableItem(first, start, i - 1, segments[i - 1].Length));
                (first, start, gathered) = (i, 0, 0);
            }

            nint from = 0;
            for (; segments[i].Length - from > length; from += length)
            {
                Put(items, ref place, new TableItem(first, start, i, from + length));
                (first, start) = (i, from + length);
            }

            gathered += segments[i].Length - from;
        }

        if (count > 0)
        {
            Put(items, ref place, new TableItem(first, start, count - 1, segments[count - 1].Length));
        }

        return place;
    }

    private static void Put(TableItem[]? items, ref int place, TableItem item)
    {
        if (items is not null)
        {
            items[place] = item;
        }

        place++;
    }
}
