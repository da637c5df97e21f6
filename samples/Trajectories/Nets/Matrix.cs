namespace Trajectories.Nets;

/// <summary>A table of numbers, stored row after row. In a batch, each row is one example.</summary>
public sealed class Matrix(int rows, int columns, double[] values)
{
    /// <summary>A table of zeros.</summary>
    public Matrix(int rows, int columns)
        : this(rows, columns, new double[rows * columns])
    {
    }

    /// <summary>Number of rows.</summary>
    public int Rows => rows;

    /// <summary>Number of columns.</summary>
    public int Columns => columns;

    /// <summary>All numbers, row after row: the memory itself, not a copy.</summary>
    public double[] Values => values;

    /// <summary>One number.</summary>
    public ref double this[int row, int column] => ref values[row * columns + column];

    /// <summary>One row.</summary>
    public Span<double> Row(int row) => values.AsSpan(row * columns, columns);

    /// <summary>A copy with each number replaced.</summary>
    public Matrix Map(Func<double, double> function) => new(rows, columns, Array.ConvertAll(values, x => function(x)));

    /// <summary>A copy of some rows.</summary>
    public Matrix Pick(ReadOnlySpan<int> rowIndices)
    {
        var picked = new Matrix(rowIndices.Length, columns);
        for (int i = 0; i < rowIndices.Length; i++)
        {
            Row(rowIndices[i]).CopyTo(picked.Row(i));
        }

        return picked;
    }
}
