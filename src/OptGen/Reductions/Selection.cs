using System.Numerics;
using OptGen.Lanes;

namespace OptGen.Reductions;

/// <summary>Order statistics by selection in place: no memory, and a time that grows with the length.</summary>
internal static class Selection
{
    /// <summary>Below this length sorting is as fast.</summary>
    private const int ShortLength = 32;

    /// <summary>
    /// The number at the place <paramref name="share"/>·(n − 1) of the values in ascending order, in proportion between two of them; as NumPy's and PyTorch's
    /// <c>quantile</c>. NaN if a value is, if there is none, or if the share is not from 0 to 1.
    /// </summary>
    public static double Quantile<T>(Span<T> values, double share)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (values.IsEmpty || !(share >= 0 && share <= 1) || HasNaN(values))
        {
            return double.NaN;
        }

        double place = share * (values.Length - 1);
        int below = (int)place;
        double fraction = place - below;
        Select(values, below);
        double low = Rounded.From(values[below]);
        return fraction == 0 ? low : Between(low, Rounded.From(Least(values[(below + 1)..])), fraction);
    }

    /// <summary>The number a fraction of the way from one to another.</summary>
    public static double Between(double low, double high, double fraction)
    {
        // The difference of two infinities that are alike is no number.
        return low == high ? low : low + ((high - low) * fraction);
    }

    /// <summary>Orders the values so far that the one at a place is where sorting would put it, with none above before it and none below behind.</summary>
    private static void Select<T>(Span<T> values, int place)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // A pivot that is often bad costs no more than sorting.
        int attempts = 2 * BitOperations.Log2((uint)values.Length);
        while (values.Length > ShortLength && attempts-- > 0)
        {
            (int first, int last) = Partition(values);
            if (place < first)
            {
                values = values[..first];
            }
            else if (place > last)
            {
                values = values[(last + 1)..];
                place -= last + 1;
            }
            else
            {
                return;
            }
        }

        values.Sort();
    }

    /// <summary>Puts what is below the pivot before it and what is above behind.</summary>
    /// <returns>The first and the last place of values equal to the pivot.</returns>
    private static (int First, int Last) Partition<T>(Span<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T pivot = Median(values[0], values[values.Length / 2], values[^1]);
        int below = 0;
        int above = values.Length - 1;
        int next = 0;
        while (next <= above)
        {
            if (values[next] < pivot)
            {
                (values[below], values[next]) = (values[next], values[below]);
                below++;
                next++;
            }
            else if (values[next] > pivot)
            {
                (values[above], values[next]) = (values[next], values[above]);
                above--;
            }
            else
            {
                next++;
            }
        }

        return (below, above);
    }

    private static T Median<T>(T a, T b, T c)
        where T : unmanaged, IFloatingPointIeee754<T> => a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);

    private static T Least<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T least = values[0];
        foreach (T value in values)
        {
            least = value < least ? value : least;
        }

        return least;
    }

    public static bool HasNaN<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (T value in values)
        {
            if (T.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }
}
