using System.ComponentModel;
using OptGen.Parameters;
using OptGen.Reductions;

namespace OptGen.CompilerServices;

/// <summary>Reductions of the vectors that rules compute, in <see cref="double"/> and in a tree fixed by the length.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorMath
{
    /// <summary>The sum.</summary>
    public static double Sum(ReadOnlySpan<double> values) => Fold(values, values, ReductionKind.Sum, isProduct: false);

    /// <summary>The sum of the products.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => Fold(a, b, ReductionKind.Sum, isProduct: true);

    /// <summary>The greatest; NaN if any is.</summary>
    public static double Max(ReadOnlySpan<double> values) => Fold(values, values, ReductionKind.Max, isProduct: false);

    /// <summary>The least; NaN if any is.</summary>
    public static double Min(ReadOnlySpan<double> values) => Fold(values, values, ReductionKind.Min, isProduct: false);

    /// <summary>The quantile; NaN if any number is, if there is none, or if the share is not from 0 to 1.</summary>
    /// <param name="values">The numbers, which stay in their order.</param>
    /// <param name="share">From 0, the least, to 1, the greatest.</param>
    public static double Quantile(ReadOnlySpan<double> values, double share) => new OrderedValues(values).Quantile(share);

    /// <summary>Fills a vector with the places of its numbers, from 0.</summary>
    public static void Count(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i;
        }
    }

    private static double Fold(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReductionKind kind, bool isProduct)
    {
        if (a.IsEmpty)
        {
            return ReductionTree.Identity(kind);
        }

        Span<double> open = stackalloc double[ReductionTree.LargestDepth];
        for (int i = 0; i < a.Length; i++)
        {
            ReductionTree.Push(open, i, isProduct ? a[i] * b[i] : a[i], kind);
        }

        return ReductionTree.Close(open, a.Length, kind);
    }
}
