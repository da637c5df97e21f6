namespace OptGen.Matrices;

/// <summary>
/// Singular values and vectors by Jacobi's rotations of pairs of rows (Hestenes, 1958): x = Jᵀ·R with J orthogonal and the rows of R orthogonal to each other, whose lengths
/// are the singular values. Each comes out to its own digits, however small it is beside the greatest (Demmel and Veselić, 1992).
/// The rotations begin at the eigenvectors of x·xᵀ, where few are left to do.
/// </summary>
internal static class OrthogonalRows
{
    /// <summary>Turns over all pairs; three or four are enough from where they begin.</summary>
    private const int MostTurns = 40;

    /// <summary>How many numbers of workspace <see cref="TryFind"/> needs.</summary>
    public static long WorkspaceLength(int height, int width) =>
        ((long)height * height) + Math.Max(SymmetricEigensolver.WorkspaceLength(height), ProductLength(height, width));

    /// <summary>Brings a matrix, no higher than wide, to rows that are orthogonal to each other.</summary>
    /// <param name="x">height × width, its greatest magnitude near 1.</param>
    /// <param name="rotation">Takes J, height × height.</param>
    /// <param name="rows">Takes R = J·x, height × width.</param>
    /// <param name="lengths">Takes the lengths of the rows of R.</param>
    /// <param name="height">Rows of <paramref name="x"/>.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    /// <returns>Whether the algorithm converged.</returns>
    public static bool TryFind(ReadOnlySpan<double> x, Span<double> rotation, Span<double> rows, Span<double> lengths, int height, int width, Span<double> workspace)
    {
        if (!TryEigenvectors(x, rotation, lengths, height, width, workspace))
        {
            return false;
        }

        MatrixProduct.Multiply(rotation, transposeA: false, x, transposeB: false, rows, height, height, width, workspace);
        for (int i = 0; i < height; i++)
        {
            lengths[i] = Square(rows, i, width);
        }

        double bar = Math.Sqrt(width) * Precision.Double;
        for (int turn = 0; turn < MostTurns; turn++)
        {
            if (!Turn(rotation, rows, lengths, height, width, bar))
            {
                RootsOf(lengths);
                return true;
            }
        }

        return false;
    }

    /// <summary>The eigenvectors of x·xᵀ as rows, by ascending eigenvalue.</summary>
    /// <param name="x">height × width, its greatest magnitude near 1.</param>
    /// <param name="vectors">Takes the vectors.</param>
    /// <param name="values">Takes the eigenvalues.</param>
    /// <param name="height">Rows of <paramref name="x"/>.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    /// <returns>Whether the algorithm converged.</returns>
    public static bool TryEigenvectors(ReadOnlySpan<double> x, Span<double> vectors, Span<double> values, int height, int width, Span<double> workspace)
    {
        Span<double> square = workspace[..(height * height)];
        Span<double> rest = workspace[(height * height)..];
        MatrixProduct.MultiplySymmetric(x, transposeA: false, x, transposeB: true, square, height, width, rest);
        for (int i = 0; i < square.Length; i++)
        {
            square[i] = Math.Abs(square[i]) < Precision.Nothing ? 0 : square[i];
        }

        return SymmetricEigensolver.TrySolve(square, vectors, values, height, rest);
    }

    private static int ProductLength(int height, int width) =>
        Math.Max(MatrixProduct.WorkspaceLength(height, width, height), MatrixProduct.WorkspaceLength(height, height, width));

    /// <summary>Makes each pair of rows orthogonal; whether any was not.</summary>
    private static bool Turn(Span<double> rotation, Span<double> rows, Span<double> squares, int height, int width, double bar)
    {
        bool isRotated = false;
        for (int i = 0; i < height - 1; i++)
        {
            for (int j = i + 1; j < height; j++)
            {
                Span<double> first = rows.Slice(i * width, width);
                Span<double> second = rows.Slice(j * width, width);
                double product = RowMath.WideDot(first, second);

                // Also false where a row is nothing beside the greatest element.
                if (!(Math.Abs(product) > bar * Math.Sqrt(squares[i]) * Math.Sqrt(squares[j])) || Math.Min(squares[i], squares[j]) < Precision.Nothing)
                {
                    continue;
                }

                isRotated = true;
                double slope = (squares[j] - squares[i]) / (2 * product);
                double tangent = 1 / (slope + Math.CopySign(Reflector.Length(slope, 1), slope));
                double cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
                Rotate(first, second, cosine, cosine * tangent);
                Rotate(rotation.Slice(i * height, height), rotation.Slice(j * height, height), cosine, cosine * tangent);
                squares[i] = RowMath.WideDot(first, first);
                squares[j] = RowMath.WideDot(second, second);
            }
        }

        return isRotated;
    }

    private static void Rotate(Span<double> first, Span<double> second, double cosine, double sine)
    {
        for (int i = 0; i < first.Length; i++)
        {
            double a = first[i];
            double b = second[i];
            first[i] = (cosine * a) - (sine * b);
            second[i] = (sine * a) + (cosine * b);
        }
    }

    private static double Square(ReadOnlySpan<double> rows, int row, int width) =>
        RowMath.WideDot(rows.Slice(row * width, width), rows.Slice(row * width, width));

    private static void RootsOf(Span<double> squares)
    {
        for (int i = 0; i < squares.Length; i++)
        {
            squares[i] = Math.Sqrt(squares[i]);
        }
    }
}
