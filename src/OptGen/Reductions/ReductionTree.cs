using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using OptGen.CompilerServices;

namespace OptGen.Reductions;

/// <summary>How the parts of a reduction are put together: in a tree that depends on their number alone.</summary>
internal static class ReductionTree
{
    /// <summary>A tree of chunks has at most one open branch for each bit of their number.</summary>
    public const int LargestDepth = 32;

    /// <summary>What a reduction of nothing comes to.</summary>
    public static double Identity(ReductionKind kind) => kind switch
    {
        ReductionKind.Max => double.NegativeInfinity,
        ReductionKind.Min => double.PositiveInfinity,
        _ => 0,
    };

    /// <summary>Adds a number to a tree whose open branches are kept: branch k holds the sum of 2^k numbers.</summary>
    public static void Push(Span<double> open, long count, double value, ReductionKind kind)
    {
        int level = 0;
        for (; (count & 1) != 0; count >>= 1)
        {
            value = Join(kind, open[level], value);
            level++;
        }

        open[level] = value;
    }

    /// <summary>The sum of all numbers of a tree.</summary>
    public static double Close(ReadOnlySpan<double> open, long count, ReductionKind kind)
    {
        double result = open[BitOperations.TrailingZeroCount(count)];
        for (count &= count - 1; count != 0; count &= count - 1)
        {
            result = Join(kind, open[BitOperations.TrailingZeroCount(count)], result);
        }

        return result;
    }

    /// <summary>Puts two parts together.</summary>
    public static double Join(ReductionKind kind, double a, double b) => kind switch
    {
        ReductionKind.Max => RuleMath.Max(a, b),
        ReductionKind.Min => RuleMath.Min(a, b),
        _ => a + b,
    };

    /// <summary>Makes one number of the sixteen places of a lane, by halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Fold(ReductionKind kind, Span<double> places)
    {
        if (kind == ReductionKind.Sum)
        {
            ref double first = ref MemoryMarshal.GetReference(places);
            return Sum(Vector512.LoadUnsafe(ref first) + Vector512.LoadUnsafe(ref first, (nuint)Vector512<double>.Count));
        }

        return FoldOneByOne(kind, places);
    }

    /// <summary>Adds up the eight sums that the first half of the places leaves, by halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<double> eight)
    {
        Vector256<double> four = eight.GetLower() + eight.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two.ToScalar() + two.GetElement(1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double FoldOneByOne(ReductionKind kind, Span<double> places)
    {
        for (int half = LaneSums.Places / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                places[i] = Join(kind, places[i], places[i + half]);
            }
        }

        return places[0];
    }
}
