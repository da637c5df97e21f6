namespace OptGen.Generator.Tests.Fuzzing.Matrices;

/// <summary>A matrix in double with the functions of the language, each written plainly and by another way than the library's where there is one.</summary>
internal sealed class PlainMatrix(int rows, int columns)
{
    private readonly double[] _values = new double[rows * columns];

    public PlainMatrix(int rows, int columns, IReadOnlyList<double> values)
        : this(rows, columns)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = values[i];
        }
    }

    public int Rows => rows;

    public int Columns => columns;

    public IReadOnlyList<double> Values => _values;

    /// <summary>The greatest magnitude.</summary>
    public double Greatest => _values.Max(Math.Abs);

    public double this[int row, int column]
    {
        get => _values[(row * columns) + column];
        set => _values[(row * columns) + column] = value;
    }

    public static PlainMatrix Identity(int size)
    {
        PlainMatrix identity = new(size, size);
        for (int i = 0; i < size; i++)
        {
            identity[i, i] = 1;
        }

        return identity;
    }

    public PlainMatrix Map(Func<double, double> function) => new(rows, columns, [.. _values.Select(function)]);

    public PlainMatrix Zip(PlainMatrix other, Func<double, double, double> function)
    {
        Assert.Equal((rows, columns), (other.Rows, other.Columns));
        return new(rows, columns, [.. _values.Zip(other._values, function)]);
    }

    public PlainMatrix Transpose()
    {
        PlainMatrix transposed = new(columns, rows);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                transposed[j, i] = this[i, j];
            }
        }

        return transposed;
    }

    public PlainMatrix Multiply(PlainMatrix other)
    {
        Assert.Equal(columns, other.Rows);
        PlainMatrix product = new(rows, other.Columns);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < other.Columns; j++)
            {
                for (int k = 0; k < columns; k++)
                {
                    product[i, j] += this[i, k] * other[k, j];
                }
            }
        }

        return product;
    }

    public double Norm() => Math.Sqrt(_values.Sum(value => value * value));

    /// <summary>The Newton–Schulz steps of <c>orth</c>.</summary>
    public PlainMatrix Orthogonalize()
    {
        if (rows > columns)
        {
            return Transpose().Orthogonalize().Transpose();
        }

        double norm = Math.Max(Norm(), 1e-7);
        PlainMatrix x = Map(value => value / norm);
        for (int i = 0; i < 5; i++)
        {
            PlainMatrix square = x.Multiply(x.Transpose());
            PlainMatrix factor = square.Multiply(square).Zip(square, (fourth, second) => (2.0315 * fourth) - (4.7750 * second));
            x = factor.Multiply(x).Zip(x, (change, value) => change + (3.4445 * value));
        }

        return x;
    }

    /// <summary>The inverse, by Gauss and Jordan with pivots.</summary>
    public PlainMatrix Invert()
    {
        PlainMatrix left = Map(value => value);
        PlainMatrix right = Identity(rows);
        for (int column = 0; column < rows; column++)
        {
            int pivot = Enumerable.Range(column, rows - column).MaxBy(row => Math.Abs(left[row, column]));
            for (int j = 0; j < rows; j++)
            {
                (left[column, j], left[pivot, j]) = (left[pivot, j], left[column, j]);
                (right[column, j], right[pivot, j]) = (right[pivot, j], right[column, j]);
            }

            double scale = left[column, column];
            for (int j = 0; j < rows; j++)
            {
                left[column, j] /= scale;
                right[column, j] /= scale;
            }

            foreach (int row in Enumerable.Range(0, rows).Where(row => row != column))
            {
                double factor = left[row, column];
                for (int j = 0; j < rows; j++)
                {
                    left[row, j] -= factor * left[column, j];
                    right[row, j] -= factor * right[column, j];
                }
            }
        }

        return right;
    }

    /// <summary>(x·xᵀ)^(−1/2)·x, of a matrix of full rank.</summary>
    public PlainMatrix Polar() => rows > columns ? Transpose().Polar().Transpose() : Multiply(Transpose()).InverseSquareRoot().Multiply(this);

    /// <summary>The root of the greatest eigenvalue of x·xᵀ, by squaring it again and again.</summary>
    public double SpectralNorm()
    {
        double norm = Norm();
        if (norm == 0)
        {
            return 0;
        }

        // The 2ᵏ-th root of the trace of a 2ᵏ-th power is above by a factor of n^(2⁻ᵏ) at most.
        PlainMatrix power = Map(value => value / norm);
        power = power.Multiply(power.Transpose());
        double logarithm = 0;
        for (int i = 0; i < 60; i++)
        {
            double trace = Enumerable.Range(0, rows).Sum(j => power[j, j]);
            logarithm += Math.ScaleB(Math.Log(trace), -i);
            power = power.Map(value => value / trace);
            power = power.Multiply(power);
        }

        return norm * Math.Exp(logarithm / 2);
    }

    /// <summary>x^(−1/2) of a positive definite matrix, by the iteration of Denman and Beavers.</summary>
    public PlainMatrix InverseSquareRoot()
    {
        PlainMatrix root = Map(value => value);
        PlainMatrix inverseRoot = Identity(rows);
        for (int i = 0; i < 60; i++)
        {
            (root, inverseRoot) = (
                root.Zip(inverseRoot.Invert(), (a, b) => (a + b) / 2),
                inverseRoot.Zip(root.Invert(), (a, b) => (a + b) / 2));
        }

        return inverseRoot;
    }
}
