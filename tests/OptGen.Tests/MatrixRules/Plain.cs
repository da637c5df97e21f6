namespace OptGen.Tests.MatrixRules;

/// <summary>Matrices in double and plain loops, to compute beside rules.</summary>
internal sealed class Plain
{
    private readonly double[] _elements;

    public Plain(double[] elements, int rows, int columns) => (_elements, Rows, Columns) = ([.. elements], rows, columns);

    public Plain(int rows, int columns)
        : this(new double[rows * columns], rows, columns)
    {
    }

    public int Rows { get; }

    public int Columns { get; }

    public double[] Elements => _elements;

    public Plain T
    {
        get
        {
            Plain transposed = new(Columns, Rows);
            for (int i = 0; i < _elements.Length; i++)
            {
                transposed._elements[(i % Columns * Rows) + (i / Columns)] = _elements[i];
            }

            return transposed;
        }
    }

    public double Norm => CompensatedSum.Norm(_elements);

    public static Plain Identity(int size)
    {
        Plain identity = new(size, size);
        for (int i = 0; i < size; i++)
        {
            identity._elements[(i * size) + i] = 1;
        }

        return identity;
    }

    public static Plain Diagonal(double[] diagonal)
    {
        Plain matrix = new(diagonal.Length, diagonal.Length);
        for (int i = 0; i < diagonal.Length; i++)
        {
            matrix._elements[i * (diagonal.Length + 1)] = diagonal[i];
        }

        return matrix;
    }

    /// <summary>The nearest matrix with orthonormal rows or columns, by the root of the smaller square.</summary>
    public Plain Polar() => Rows <= Columns ? (this * T).InverseRoot(2) * this : this * (T * this).InverseRoot(2);

    public static Plain operator +(Plain a, Plain b) => Zip(a, b, (x, y) => x + y);

    public static Plain operator -(Plain a, Plain b) => Zip(a, b, (x, y) => x - y);

    public static Plain operator *(double a, Plain b) => b.Map(x => a * x);

    /// <summary>The matrix product.</summary>
    public static Plain operator *(Plain a, Plain b)
    {
        Plain product = new(a.Rows, b.Columns);
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < b.Columns; j++)
            {
                double sum = 0;
                for (int k = 0; k < a.Columns; k++)
                {
                    sum += a._elements[(i * a.Columns) + k] * b._elements[(k * b.Columns) + j];
                }

                product._elements[(i * b.Columns) + j] = sum;
            }
        }

        return product;
    }

    public static Plain Zip(Plain a, Plain b, Func<double, double, double> join) =>
        new([.. a._elements.Zip(b._elements, join)], a.Rows, a.Columns);

    public Plain Map(Func<double, double> map) => new([.. _elements.Select(map)], Rows, Columns);

    /// <summary>Each element with its row.</summary>
    public Plain MapRows(Func<double, int, double> map) => new([.. _elements.Select((x, i) => map(x, i / Columns))], Rows, Columns);

    public double[] RowNorms() => [.. Enumerable.Range(0, Rows).Select(i => CompensatedSum.Norm(_elements[(i * Columns)..((i + 1) * Columns)]))];

    /// <summary>One number for each row, as a matrix of one column.</summary>
    public Plain EachRow(Func<double[], double> reduce) => new([.. Enumerable.Range(0, Rows).Select(i => reduce(_elements[(i * Columns)..((i + 1) * Columns)]))], Rows, 1);

    /// <summary>One number for each column, as a matrix of one row.</summary>
    public Plain EachColumn(Func<double[], double> reduce) => T.EachRow(reduce).T;

    /// <summary>Each element with the number of its row in a matrix of one column.</summary>
    public Plain WithRows(Plain numbers, Func<double, double, double> join) => MapRows((x, i) => join(x, numbers._elements[i]));

    /// <summary>Each element with the number of its column in a matrix of one row.</summary>
    public Plain WithColumns(Plain numbers, Func<double, double, double> join) => T.WithRows(numbers.T, join).T;

    /// <summary>The Newton–Schulz iteration of the language's <c>orth</c>.</summary>
    public Plain Orth()
    {
        if (Rows > Columns)
        {
            return T.Orth().T;
        }

        Plain x = 1 / Math.Max(Norm, 1e-7) * this;
        for (int i = 0; i < 5; i++)
        {
            Plain a = x * x.T;
            x = (3.4445 * x) + (((-4.7750 * a) + (2.0315 * (a * a))) * x);
        }

        return x;
    }

    /// <summary>The inverse, by Gauss–Jordan elimination with pivots.</summary>
    public Plain Inverse()
    {
        int n = Rows;
        double[] a = [.. _elements];
        Plain inverse = Identity(n);
        for (int column = 0; column < n; column++)
        {
            int pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(a[(row * n) + column]));
            for (int j = 0; j < n; j++)
            {
                (a[(column * n) + j], a[(pivot * n) + j]) = (a[(pivot * n) + j], a[(column * n) + j]);
                (inverse._elements[(column * n) + j], inverse._elements[(pivot * n) + j]) = (inverse._elements[(pivot * n) + j], inverse._elements[(column * n) + j]);
            }

            double scale = 1 / a[(column * n) + column];
            for (int j = 0; j < n; j++)
            {
                a[(column * n) + j] *= scale;
                inverse._elements[(column * n) + j] *= scale;
            }

            for (int row = 0; row < n; row++)
            {
                double factor = row == column ? 0 : a[(row * n) + column];
                for (int j = 0; j < n; j++)
                {
                    a[(row * n) + j] -= factor * a[(column * n) + j];
                    inverse._elements[(row * n) + j] -= factor * inverse._elements[(column * n) + j];
                }
            }
        }

        return inverse;
    }

    /// <summary>Eigenvalues and eigenvectors of a symmetric matrix, ascending, by Jacobi's rotations; each vector's largest component is positive.</summary>
    public (double[] Values, Plain Vectors) Eigen()
    {
        int n = Rows;
        Plain a = new(_elements, n, n);
        Plain v = Identity(n);
        for (int sweep = 0; sweep < 60; sweep++)
        {
            for (int p = 0; p < n; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    double off = a._elements[(p * n) + q];
                    if (off == 0)
                    {
                        continue;
                    }

                    double angle = 0.5 * Math.Atan2(2 * off, a._elements[(q * n) + q] - a._elements[(p * n) + p]);
                    Plain rotation = Identity(n);
                    rotation._elements[(p * n) + p] = rotation._elements[(q * n) + q] = Math.Cos(angle);
                    rotation._elements[(p * n) + q] = Math.Sin(angle);
                    rotation._elements[(q * n) + p] = -Math.Sin(angle);
                    a = rotation.T * a * rotation;
                    v *= rotation;
                }
            }
        }

        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => a._elements[(i * n) + i])];
        Plain vectors = new(n, n);
        for (int j = 0; j < n; j++)
        {
            double largest = Enumerable.Range(0, n).Select(i => v._elements[(i * n) + order[j]]).MaxBy(Math.Abs);
            for (int i = 0; i < n; i++)
            {
                vectors._elements[(i * n) + j] = Math.Sign(largest) * v._elements[(i * n) + order[j]];
            }
        }

        return ([.. order.Select(i => a._elements[(i * n) + i])], vectors);
    }

    /// <summary>x^(−1/k) of a symmetric positive definite matrix.</summary>
    public Plain InverseRoot(double k)
    {
        (double[] values, Plain vectors) = Eigen();
        Plain scaled = new([.. vectors._elements.Select((x, i) => x * Math.Pow(values[i % Rows], -1 / k))], Rows, Rows);
        return scaled * vectors.T;
    }

    /// <summary>The last columns.</summary>
    public Plain Last(int count) =>
        new([.. _elements.Where((_, i) => i % Columns >= Columns - count)], Rows, count);

    /// <summary>The orthogonal factor by Householder's reflections, with LAPACK's signs.</summary>
    public Plain Q()
    {
        Plain r = new(_elements, Rows, Columns);
        Plain q = Identity(Rows);
        for (int k = 0; k < Columns && k < Rows - 1; k++)
        {
            double[] x = [.. r.Column(k).Select((value, i) => i < k ? 0 : value)];
            x[k] += (x[k] < 0 ? -1 : 1) * CompensatedSum.Norm(x);
            double square = x.Sum(value => value * value);
            Plain column = new(x, Rows, 1);
            Plain reflection = square == 0 ? Identity(Rows) : Identity(Rows) - (2 / square * (column * column.T));
            r = reflection * r;
            q *= reflection;
        }

        return new([.. q._elements.Where((_, i) => i % Rows < Columns)], Rows, Columns);
    }

    public double[] Column(int column) => [.. _elements.Where((_, i) => i % Columns == column)];
}
