using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Lanes;

namespace OptGen.Reductions;

/// <summary>Reductions to one number for each index of an axis, and back: element i belongs to the index (i / stride) mod length.</summary>
internal static class AxisReduction
{
    /// <summary>
    /// Reduces values, or their products with others, in the order in which they lie: as the columns of a matrix are reduced. Sums are in <see cref="double"/>;
    /// those of doubles carry the error of each addition along.
    /// </summary>
    /// <param name="kind">The reduction.</param>
    /// <param name="values">The values.</param>
    /// <param name="others">As many factors; empty where there are none.</param>
    /// <param name="stride">How far neighbouring indices are from each other.</param>
    /// <param name="result">Takes one number for each index.</param>
    /// <param name="workspace">As many numbers.</param>
    public static void Reduce<T>(ReductionKind kind, ReadOnlySpan<T> values, ReadOnlySpan<T> others, int stride, Span<double> result, Span<double> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        result.Fill(ReductionTree.Identity(kind));
        Span<double> errors = workspace[..result.Length];
        errors.Clear();
        int index = 0;
        for (int start = 0; start < values.Length; start += stride)
        {
            ReadOnlySpan<T> run = values.Slice(start, stride);
            if (kind != ReductionKind.Sum)
            {
                foreach (T value in run)
                {
                    result[index] = ReductionTree.Join(kind, result[index], Rounded.From(value));
                }
            }
            else if (others.IsEmpty)
            {
                Add(run, ref result[index], ref errors[index]);
            }
            else
            {
                AddProducts(run, others.Slice(start, stride), ref result[index], ref errors[index]);
            }

            index = index + 1 == result.Length ? 0 : index + 1;
        }

        for (int i = 0; kind == ReductionKind.Sum && i < result.Length; i++)
        {
            result[i] += errors[i];
        }
    }

    /// <summary>Puts the number of each index to all its elements, rounded once.</summary>
    public static void Spread<T>(ReadOnlySpan<double> vector, int stride, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int index = 0;
        for (int start = 0; start < result.Length; start += stride)
        {
            result.Slice(start, stride).Fill(Rounded.To<T>(vector[index]));
            index = index + 1 == vector.Length ? 0 : index + 1;
        }
    }

    private static void Add<T>(ReadOnlySpan<T> values, ref double sum, ref double error)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (double total, double lost) = (sum, error);
        foreach (T value in values)
        {
            Add<T>(Rounded.From(value), ref total, ref lost);
        }

        (sum, error) = (total, lost);
    }

    private static void AddProducts<T>(ReadOnlySpan<T> values, ReadOnlySpan<T> others, ref double sum, ref double error)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (double total, double lost) = (sum, error);
        for (int i = 0; i < values.Length; i++)
        {
            (double a, double b) = (Rounded.From(values[i]), Rounded.From(others[i]));
            double product = a * b;
            if (typeof(T) == typeof(double) && double.IsFinite(product))
            {
                lost += Math.FusedMultiplyAdd(a, b, -product);
            }

            Add<T>(product, ref total, ref lost);
        }

        (sum, error) = (total, lost);
    }

    /// <summary>Floats fill half of a double, whose sums need no errors carried along.</summary>
    private static void Add<T>(double value, ref double sum, ref double error)
    {
        double total = sum + value;
        if (typeof(T) == typeof(double) && double.IsFinite(total))
        {
            double part = total - sum;
            error += (sum - (total - part)) + (value - part);
        }

        sum = total;
    }
}
