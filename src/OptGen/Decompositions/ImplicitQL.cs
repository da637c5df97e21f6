using System.Runtime.CompilerServices;
using OptGen.Matrices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>
/// Eigenvalues and eigenvectors of a small symmetric tridiagonal matrix by the implicit QL algorithm with Wilkinson's shift
/// (Golub and Van Loan, Matrix Computations, 8.3).
/// </summary>
internal static class ImplicitQL
{
    /// <summary>QL needs fewer than two turns for an eigenvalue; LAPACK gives up after as many.</summary>
    private const int MostTurnsPerValue = 30;

    /// <summary>Brings the matrix to diagonal form by rotations.</summary>
    /// <param name="diagonal">The diagonal, which takes the eigenvalues, ascending.</param>
    /// <param name="offDiagonal">What stands beside it, of the same length, which is destroyed; the last counts for nothing.</param>
    /// <param name="vectors">Takes the eigenvectors as its rows, each of length 1.</param>
    /// <param name="workspace">Twice as many numbers as there are rows, whose values do not matter.</param>
    /// <returns>Whether the algorithm converged.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TrySolve(Span<double> diagonal, Span<double> offDiagonal, MatrixView<double> vectors, Span<double> workspace)
    {
        int size = diagonal.Length;
        vectors.Clear();
        for (int i = 0; i < size; i++)
        {
            vectors.Row(i)[i] = 1;
        }

        if (!TryDiagonalize(diagonal, offDiagonal, vectors, workspace[..size], workspace.Slice(size, size)))
        {
            return false;
        }

        Sort(diagonal, vectors);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryDiagonalize(Span<double> diagonal, Span<double> offDiagonal, MatrixView<double> vectors, Span<double> cosines, Span<double> sines)
    {
        int size = diagonal.Length;
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
                Rotations.Apply(vectors, first, high, cosines, sines);
            }
        }

        return true;
    }

    private static bool IsNegligible(double offDiagonal, double before, double after) =>
        Math.Abs(offDiagonal) <= Math.Max(Precision.Double * (Math.Abs(before) + Math.Abs(after)), Precision.Nothing);

    /// <summary>One turn of QL over the rows from low to high, where the matrix does not fall apart.</summary>
    /// <returns>The first row that was rotated: low, or the one where the matrix fell apart on the way.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sort(Span<double> values, MatrixView<double> vectors)
    {
        for (int i = 0; i < values.Length - 1; i++)
        {
            int least = i;
            for (int j = i + 1; j < values.Length; j++)
            {
                if (values[j] < values[least])
                {
                    least = j;
                }
            }

            if (least != i)
            {
                (values[i], values[least]) = (values[least], values[i]);
                RowMath.Swap(vectors.Row(i), vectors.Row(least));
            }
        }
    }
}
