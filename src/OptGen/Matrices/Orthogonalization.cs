using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Lanes;
using OptGen.Products;
using OptGen.Reductions;

namespace OptGen.Matrices;

/// <summary>
/// Brings the singular values of a matrix near to 1 by a Newton–Schulz iteration (K. Jordan et al., Muon, 2024), in the element type.
/// </summary>
internal static unsafe class Orthogonalization
{
    private const int Iterations = 5;
    private const double Linear = 3.4445;
    private const double Cubic = -4.7750;
    private const double Quintic = 2.0315;
    private const double SmallestNorm = 1e-7;

    /// <summary>How many elements of workspace <see cref="Orthogonalize"/> needs.</summary>
    public static long WorkspaceLength(int rows, int columns)
    {
        long size = Math.Min(rows, columns);
        return (2 * size * size) + ((long)rows * columns);
    }

    /// <summary>result = x / max(‖x‖, 1e-7), then five times x = a·x + (b·A + c·A·A)·x with A = x·xᵀ, on the transpose of a tall matrix.</summary>
    /// <param name="x">rows × columns.</param>
    /// <param name="result">rows × columns; may be <paramref name="x"/>.</param>
    /// <param name="rows">Rows of both.</param>
    /// <param name="columns">Columns of both.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> elements, whose values do not matter.</param>
    /// <param name="threads">How many threads may take part.</param>
    public static void Orthogonalize<T>(ReadOnlySpan<T> x, Span<T> result, int rows, int columns, Span<T> workspace, int threads = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool isTall = rows > columns;
        int size = Math.Min(rows, columns);
        int count = rows * columns;
        MatrixView<T> gram = new(workspace[..(size * size)], size, size);
        MatrixView<T> polynomial = new(workspace.Slice(size * size, size * size), size, size);
        Span<T> other = workspace.Slice(2 * size * size, count);
        x = x[..count];
        double norm = RuleMath.Max(Norm(x), SmallestNorm);
        for (int i = 0; i < count; i++)
        {
            other[i] = Rounded.To<T>(Rounded.From(x[i]) / norm);
        }

        // Each iteration writes where the last one read; the number of iterations is odd, so that the last one writes the result.
        MatrixView<T> from = new(other, rows, columns);
        MatrixView<T> to = new(result[..count], rows, columns);
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            // Gram matrix and polynomial are symmetric to the last bit, so that a tall matrix need not be transposed for the same result.
            Product.MultiplySymmetric(from.TransposedIf(isTall), from.TransposedIf(!isTall), gram, threads);
            fixed (T* squares = &gram.First, elements = &from.First)
            {
                Product.MultiplySymmetric(gram, gram, polynomial, new ScaledPlusScaled<T>(Quintic, Cubic, squares, size), threads);
                Product.Multiply(
                    isTall ? from : polynomial, isTall ? polynomial : from, to, ProductStart.Nothing, bias: default, new PlusScaled<T>(Linear, elements, columns), threads);
            }

            MatrixView<T> last = from;
            from = to;
            to = last;
        }
    }

    /// <summary>The Frobenius norm in <see cref="double"/>, added up in a tree fixed by the length.</summary>
    private static double Norm<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.IsEmpty)
        {
            return 0;
        }

        Span<double> open = stackalloc double[ReductionTree.LargestDepth];
        for (int i = 0; i < x.Length; i++)
        {
            double element = Rounded.From(x[i]);
            ReductionTree.Push(open, i, element * element, ReductionKind.Sum);
        }

        return Math.Sqrt(ReductionTree.Close(open, x.Length, ReductionKind.Sum));
    }
}
