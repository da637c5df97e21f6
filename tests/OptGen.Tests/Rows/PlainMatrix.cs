namespace OptGen.Tests.Rows;

/// <summary>A matrix in row-major order, for plain loops.</summary>
internal readonly record struct PlainMatrix(double[] Elements, int Rows, int Columns)
{
    public double[] Row(int row) => Elements[(row * Columns)..((row + 1) * Columns)];

    public double[] Column(int column)
    {
        double[] elements = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            elements[row] = Elements[(row * Columns) + column];
        }

        return elements;
    }

    public double[] OfRows(Func<double[], double> reduce) => [.. Enumerable.Range(0, Rows).Select(Row).Select(reduce)];

    public double[] OfColumns(Func<double[], double> reduce) => [.. Enumerable.Range(0, Columns).Select(Column).Select(reduce)];

    /// <summary>A matrix made of each element with its row and column.</summary>
    public PlainMatrix Map(Func<double, int, int, double> map)
    {
        double[] mapped = new double[Elements.Length];
        for (int i = 0; i < mapped.Length; i++)
        {
            mapped[i] = map(Elements[i], i / Columns, i % Columns);
        }

        return this with { Elements = mapped };
    }
}
