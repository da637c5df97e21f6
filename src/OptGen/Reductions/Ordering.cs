using System.Numerics;
using System.Runtime.InteropServices;
using OptGen.Lanes;

namespace OptGen.Reductions;

/// <summary>
/// Puts numbers in order: ascending, equal ones (0 and −0 too) by their places, NaN behind all others. Keys and places are sorted together in a workspace,
/// so that nothing is allocated and no input takes more than n·log n.
/// </summary>
internal static class Ordering
{
    private const ulong SignBit = 1UL << 63;

    /// <summary>How many numbers of workspace some values need: a key of eight bytes and a place of four for each.</summary>
    public static long WorkspaceLength(long length) => length + ((length + 1) / 2);

    /// <summary>The values in order.</summary>
    /// <param name="values">The values, which stay as they are.</param>
    /// <param name="result">As many, elsewhere.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    public static void Sort<T>(ReadOnlySpan<T> values, Span<T> result, Span<double> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<int> places = Order(values, workspace);
        for (int i = 0; i < places.Length; i++)
        {
            result[i] = values[places[i]];
        }
    }

    /// <summary>The place of each value in that order, from 0.</summary>
    /// <inheritdoc cref="Sort"/>
    public static void Rank<T>(ReadOnlySpan<T> values, Span<T> result, Span<double> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<int> places = Order(values, workspace);
        for (int i = 0; i < places.Length; i++)
        {
            result[places[i]] = Rounded.To<T>(i);
        }
    }

    /// <summary>Where the values lie that come first, second and so on.</summary>
    private static Span<int> Order<T>(ReadOnlySpan<T> values, Span<double> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<ulong> keys = MemoryMarshal.Cast<double, ulong>(workspace[..values.Length]);
        Span<int> places = MemoryMarshal.Cast<double, int>(workspace[values.Length..])[..values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            keys[i] = KeyOf(Rounded.From(values[i]));
            places[i] = i;
        }

        keys.Sort(places);

        // Sorting leaves equal keys in any order.
        int end;
        for (int start = 0; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start]; end++)
            {
            }

            if (end - start > 1)
            {
                places[start..end].Sort();
            }
        }

        return places;
    }

    /// <summary>The bits of a number, so that greater numbers have greater keys, 0 and −0 the same, and every NaN the greatest.</summary>
    private static ulong KeyOf(double value)
    {
        if (double.IsNaN(value))
        {
            return ulong.MaxValue;
        }

        // −0 + 0 is 0.
        long bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return (ulong)bits ^ ((ulong)(bits >> 63) | SignBit);
    }
}
