using System.Numerics;

namespace OptGen.Data;

/// <summary>
/// Brings columns of numbers to a common scale: x becomes (x − offset)/scale, with an offset and a scale for each column. They are taken from the examples that train, and then used for all others:
/// <code>
/// Normalization scales = Normalization.Standard&lt;float&gt;(x, columns: 4, rows: split.Train);
/// scales.Apply&lt;float&gt;(x);
/// </code>
/// Images are usually one column, or one for each colour.
/// </summary>
public sealed class Normalization
{
    private readonly double[] _offsets;
    private readonly double[] _scales;

    private Normalization(double[] offsets, double[] scales) => (_offsets, _scales) = (offsets, scales);

    /// <summary>What is subtracted from each column.</summary>
    public IReadOnlyList<double> Offsets => _offsets;

    /// <summary>What each column is divided by then; 1 for a column whose numbers are all the same.</summary>
    public IReadOnlyList<double> Scales => _scales;

    /// <summary>Each column gets mean 0 and variance 1; the variance divides by the number of examples.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="data">The numbers, row by row.</param>
    /// <param name="columns">How many columns a row has.</param>
    /// <param name="rows">The rows to look at; all if there are none.</param>
    /// <exception cref="ArgumentException">The data are no whole rows, there are none, a row number is out of range, or a number is not finite.</exception>
    public static Normalization Standard<T>(ReadOnlySpan<T> data, int columns, ReadOnlySpan<int> rows = default)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int count = Check(data, columns, rows);
        double[] means = new double[columns];
        double[] deviations = new double[columns];
        for (int column = 0; column < columns; column++)
        {
            // Twice through the data: squares about the mean do not cancel.
            double sum = 0;
            for (int i = 0; i < count; i++)
            {
                sum += At(data, columns, rows, i, column);
            }

            double mean = sum / count;
            double squares = 0;
            for (int i = 0; i < count; i++)
            {
                double distance = At(data, columns, rows, i, column) - mean;
                squares += distance * distance;
            }

            means[column] = mean;
            deviations[column] = OneForZero(Math.Sqrt(squares / count));
        }

        return new(means, deviations);
    }

    /// <summary>Each column gets 0 as its least number and 1 as its greatest.</summary>
    /// <inheritdoc cref="Standard"/>
    public static Normalization MinMax<T>(ReadOnlySpan<T> data, int columns, ReadOnlySpan<int> rows = default)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int count = Check(data, columns, rows);
        double[] least = new double[columns];
        double[] ranges = new double[columns];
        for (int column = 0; column < columns; column++)
        {
            double lowest = double.PositiveInfinity;
            double highest = double.NegativeInfinity;
            for (int i = 0; i < count; i++)
            {
                double number = At(data, columns, rows, i, column);
                lowest = Math.Min(lowest, number);
                highest = Math.Max(highest, number);
            }

            least[column] = lowest;
            ranges[column] = OneForZero(highest - lowest);
        }

        return new(least, ranges);
    }

    /// <summary>Normalizes numbers where they are.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="data">The numbers, row by row, with as many columns as those that were looked at.</param>
    /// <exception cref="ArgumentException">The data are no whole rows.</exception>
    public void Apply<T>(Span<T> data)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckRows(data.Length, _offsets.Length);
        for (int i = 0; i < data.Length; i++)
        {
            int column = i % _offsets.Length;
            data[i] = T.CreateTruncating((double.CreateTruncating(data[i]) - _offsets[column]) / _scales[column]);
        }
    }

    /// <summary>Brings normalized numbers back to their own scale, where they are.</summary>
    /// <inheritdoc cref="Apply"/>
    public void Undo<T>(Span<T> data)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckRows(data.Length, _offsets.Length);
        for (int i = 0; i < data.Length; i++)
        {
            int column = i % _offsets.Length;
            data[i] = T.CreateTruncating((double.CreateTruncating(data[i]) * _scales[column]) + _offsets[column]);
        }
    }

    private static double OneForZero(double scale) => scale > 0 ? scale : 1;

    private static double At<T>(ReadOnlySpan<T> data, int columns, ReadOnlySpan<int> rows, int i, int column)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int row = rows.IsEmpty ? i : rows[i];
        double number = double.CreateTruncating(data[(row * columns) + column]);
        return double.IsFinite(number) ? number : throw new ArgumentException($"Row {row} has {number} in column {column}.", nameof(data));
    }

    private static int Check<T>(ReadOnlySpan<T> data, int columns, ReadOnlySpan<int> rows)
    {
        CheckRows(data.Length, columns);
        int count = data.Length / columns;
        if (count == 0)
        {
            throw new ArgumentException("There are no numbers to take scales from.", nameof(data));
        }

        foreach (int row in rows)
        {
            if ((uint)row >= (uint)count)
            {
                throw new ArgumentException($"There is no row {row}: the data have {count} rows of {columns} columns.", nameof(rows));
            }
        }

        return rows.IsEmpty ? count : rows.Length;
    }

    private static void CheckRows(int length, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (length % columns != 0)
        {
            throw new ArgumentException($"{length} numbers are no whole rows of {columns} columns.", "data");
        }
    }
}
