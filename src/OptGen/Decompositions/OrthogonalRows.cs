using System.Runtime.CompilerServices;
using OptGen.Matrices;
using OptGen.Products;

namespace OptGen.Decompositions;

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
    public static long WorkspaceLength(int height) => (2 * SymmetricEigensolver.SquareLength(height)) + SymmetricEigensolver.WorkspaceLength(height);

    /// <summary>Brings a matrix, no higher than wide, to rows that are orthogonal to each other.</summary>
    /// <param name="x">The matrix, its greatest magnitude near 1.</param>
    /// <param name="rows">Takes R = J·x.</param>
    /// <param name="lengths">Takes the lengths of the rows of R.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter; J lies there.</param>
    /// <param name="threads">How many threads may take part.</param>
    /// <param name="rotation">J.</param>
    /// <returns>Whether the algorithm converged.</returns>
    public static bool TryFind(MatrixView<double> x, MatrixView<double> rows, Span<double> lengths, Span<double> workspace, int threads, out MatrixView<double> rotation)
    {
        if (!TryEigenvectors(x, x.Rows, lengths, workspace, threads, out rotation))
        {
            return false;
        }

        Product.Multiply(rotation, x, rows, ProductStart.Nothing, threads);
        for (int i = 0; i < rows.Rows; i++)
        {
            lengths[i] = RowMath.WideDot(rows.Row(i), rows.Row(i));
        }

        double bar = Math.Sqrt(x.Columns) * Precision.Double;
        for (int turn = 0; turn < MostTurns; turn++)
        {
            if (!Turn(rotation, rows, lengths, bar))
            {
                RootsOf(lengths);
                return true;
            }
        }

        return false;
    }

    /// <summary>The eigenvectors of the greatest eigenvalues of x·xᵀ as rows, by ascending eigenvalue.</summary>
    /// <param name="x">The matrix, its greatest magnitude near 1.</param>
    /// <param name="count">How many are sought.</param>
    /// <param name="values">Takes all eigenvalues.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter; the vectors lie there.</param>
    /// <param name="threads">How many threads may take part.</param>
    /// <param name="vectors">The vectors.</param>
    /// <returns>Whether the algorithm converged.</returns>
    public static bool TryEigenvectors(MatrixView<double> x, int count, Span<double> values, Span<double> workspace, int threads, out MatrixView<double> vectors)
    {
        int square = (int)SymmetricEigensolver.SquareLength(x.Rows);
        Span<double> matrix = workspace[..square];
        MatrixView<double> products = SymmetricEigensolver.MatrixIn(matrix, x.Rows);
        Product.MultiplySymmetric(x, x.Transposed, products, threads);
        for (int row = 0; row < products.Rows; row++)
        {
            foreach (ref double element in products.Row(row))
            {
                element = Math.Abs(element) < Precision.Nothing ? 0 : element;
            }
        }

        return SymmetricEigensolver.TrySolve(matrix, workspace.Slice(square, square), values, x.Rows, count, workspace[(2 * square)..], threads, out vectors);
    }

    /// <summary>Makes each pair of rows orthogonal; whether any was not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Turn(MatrixView<double> rotation, MatrixView<double> rows, Span<double> squares, double bar)
    {
        bool isRotated = false;
        for (int i = 0; i < rows.Rows - 1; i++)
        {
            for (int j = i + 1; j < rows.Rows; j++)
            {
                Span<double> first = rows.Row(i);
                Span<double> second = rows.Row(j);
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
                Rotate(rotation.Row(i), rotation.Row(j), cosine, cosine * tangent);
                squares[i] = RowMath.WideDot(first, first);
                squares[j] = RowMath.WideDot(second, second);
            }
        }

        return isRotated;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    private static void RootsOf(Span<double> squares)
    {
        for (int i = 0; i < squares.Length; i++)
        {
            squares[i] = Math.Sqrt(squares[i]);
        }
    }
}
