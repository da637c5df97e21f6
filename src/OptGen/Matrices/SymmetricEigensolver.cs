namespace OptGen.Matrices;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix: Householder's tridiagonalization, then the implicit QL algorithm with Wilkinson's shift
/// (Golub and Van Loan, Matrix Computations, 8.3). Errors are a few n·2⁻⁵³ of the greatest eigenvalue.
/// </summary>
internal static class SymmetricEigensolver
{
    /// <summary>QL needs fewer than two turns for an eigenvalue; LAPACK gives up after as many.</summary>
    private const int MostTurnsPerValue = 30;

    /// <summary>How many numbers of workspace <see cref="TrySolve"/> needs.</summary>
    public static long WorkspaceLength(int size) => 3L * size;

    /// <summary>Finds all eigenvalues, ascending, with their eigenvectors.</summary>
    /// <param name="matrix">A symmetric matrix as <see cref="WorkingCopy.TryWidenSymmetric"/> gives it, which is destroyed.</param>
    /// <param name="vectors">Takes the eigenvectors as its rows, each of length 1.</param>
    /// <param name="values">Takes the eigenvalues.</param>
    /// <param name="size">Rows and columns.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    /// <returns>Whether the algorithm converged.</returns>
    public static bool TrySolve(Span<double> matrix, Span<double> vectors, Span<double> values, int size, Span<double> workspace)
    {
        if (size == 0)
        {
            return true;
        }

        Span<double> offDiagonal = workspace[..size];
        Tridiagonalize(matrix, vectors, values, offDiagonal, size, workspace[size..]);
        if (!TryDiagonalize(values, offDiagonal, vectors, size, workspace.Slice(size, size), workspace.Slice(2 * size, size)))
        {
            return false;
        }

        Sort(values, vectors, size);
        return true;
    }

    /// <summary>matrix = Q·T·Qᵀ with T tridiagonal.</summary>
    private static void Tridiagonalize(Span<double> matrix, Span<double> transposedQ, Span<double> diagonal, Span<double> offDiagonal, int size, Span<double> workspace)
    {
        Span<double> taus = workspace[..size];
        Span<double> sums = workspace.Slice(size, size);
        offDiagonal.Clear();
        for (int k = 0; k < size - 2; k++)
        {
            diagonal[k] = matrix[(k * size) + k];
            Span<double> reflector = matrix.Slice((k * size) + k + 1, size - k - 1);
            taus[k] = Reflector.Make(reflector, out offDiagonal[k]);
            ApplyOnBothSides(taus[k], reflector, matrix[((k + 1) * (size + 1))..], size, sums);
        }

        if (size > 1)
        {
            diagonal[size - 2] = matrix[(size - 2) * (size + 1)];
            offDiagonal[size - 2] = matrix[((size - 1) * size) - 1];
        }

        diagonal[size - 1] = matrix[(size * size) - 1];
        Accumulate(matrix, taus, transposedQ, size, sums);
    }

    /// <summary>matrix = H·matrix·H, by one update of rank two.</summary>
    /// <param name="tau">τ of the reflection.</param>
    /// <param name="v">v of the reflection, as long as the matrix has rows and columns.</param>
    /// <param name="matrix">A symmetric matrix, beginning at its first element.</param>
    /// <param name="stride">How far apart its rows are.</param>
    /// <param name="workspace">As many numbers as it has rows.</param>
    private static void ApplyOnBothSides(double tau, ReadOnlySpan<double> v, Span<double> matrix, int stride, Span<double> workspace)
    {
        if (tau == 0)
        {
            return;
        }

        int size = v.Length;
        Span<double> w = workspace[..size];
        w.Clear();
        for (int row = 0; row < size; row++)
        {
            RowMath.AddScaled(w, tau * v[row], matrix.Slice(row * stride, size));
        }

        RowMath.AddScaled(w, -0.5 * tau * RowMath.Dot(w, v), v);
        for (int row = 0; row < size; row++)
        {
            RowMath.AddScaled(matrix.Slice(row * stride, size), -v[row], w, -w[row], v);
        }
    }

    /// <summary>Multiplies the reflections together.</summary>
    private static void Accumulate(ReadOnlySpan<double> reflectors, ReadOnlySpan<double> taus, Span<double> transposedQ, int size, Span<double> sums)
    {
        transposedQ.Clear();
        transposedQ[(size * size) - 1] = 1;
        for (int k = size - 2; k >= 0; k--)
        {
            int first = k + 1;
            if (k < size - 2)
            {
                Reflector.Apply(taus[k], reflectors.Slice((k * size) + first, size - first), transposedQ[(first * (size + 1))..], size, size - first, sums);
            }

            transposedQ[k * (size + 1)] = 1;
        }

        MatrixTranspose.TransposeInPlace(transposedQ, size);
    }

    /// <summary>Brings the tridiagonal matrix to diagonal form by rotations, which are done to the vectors as well.</summary>
    private static bool TryDiagonalize(Span<double> diagonal, Span<double> offDiagonal, Span<double> vectors, int size, Span<double> cosines, Span<double> sines)
    {
        int turns = MostTurnsPerValue * size;
        for (int low = 0; low < size; low++)
        {
            while (true)
            {
                int high = low;
                while (high < size - 1 && !IsNegligible(offDiagonal[high], diagonal[high], diagonal[high + 1]))
                {
                    high++;
                }

                if (high == low)
                {
                    break;
                }

                if (turns-- == 0)
                {
                    return false;
                }

                int first = Sweep(diagonal, offDiagonal, low, high, cosines, sines);
                Rotations.Apply(vectors, size, first, high, cosines, sines);
            }
        }

        return true;
    }

    private static bool IsNegligible(double offDiagonal, double before, double after) =>
        Math.Abs(offDiagonal) <= Math.Max(Precision.Double * (Math.Abs(before) + Math.Abs(after)), Precision.Nothing);

    /// <summary>One turn of QL over the rows from low to high, where the matrix does not fall apart.</summary>
    /// <returns>The first row that was rotated: low, or the one where the matrix fell apart on the way.</returns>
    private static int Sweep(Span<double> diagonal, Span<double> offDiagonal, int low, int high, Span<double> cosines, Span<double> sines)
    {
        double slope = (diagonal[low + 1] - diagonal[low]) / (2 * offDiagonal[low]);
        double root = Reflector.Length(slope, 1);
        double bulge = diagonal[high] - diagonal[low] + (offDiagonal[low] / (slope + Math.CopySign(root, slope)));
        (double sine, double cosine, double shift) = (1, 1, 0);
        for (int i = high - 1; i >= low; i--)
        {
            double f = sine * offDiagonal[i];
            double b = cosine * offDiagonal[i];
            double length = Reflector.Length(f, bulge);
            offDiagonal[i + 1] = length;
            if (length <= Precision.Nothing)
            {
                offDiagonal[i + 1] = 0;
                diagonal[i + 1] -= shift;
                offDiagonal[high] = 0;
                return i + 1;
            }

            sine = f / length;
            cosine = bulge / length;
            bulge = diagonal[i + 1] - shift;
            double r = ((diagonal[i] - bulge) * sine) + (2 * cosine * b);
            shift = sine * r;
            diagonal[i + 1] = bulge + shift;
            bulge = (cosine * r) - b;
            (cosines[i], sines[i]) = (cosine, sine);
        }

        diagonal[low] -= shift;
        offDiagonal[low] = bulge;
        offDiagonal[high] = 0;
        return low;
    }

    /// <summary>Sorts by selection, which moves each vector but once or twice.</summary>
    private static void Sort(Span<double> values, Span<double> vectors, int size)
    {
        for (int i = 0; i < size - 1; i++)
        {
            int least = i;
            for (int j = i + 1; j < size; j++)
            {
                if (values[j] < values[least])
                {
                    least = j;
                }
            }

            if (least != i)
            {
                (values[i], values[least]) = (values[least], values[i]);
                RowMath.Swap(vectors.Slice(i * size, size), vectors.Slice(least * size, size));
            }
        }
    }
}
