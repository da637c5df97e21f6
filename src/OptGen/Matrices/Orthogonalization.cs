using System.Numerics;
using OptGen.CompilerServices;
using OptGen.Lanes;
using OptGen.Reductions;

namespace OptGen.Matrices;

/// <summary>
/// Brings the singular values of a matrix near to 1 by a Newton–Schulz iteration (K. Jordan et al., Muon, 2024), in the element type.
/// </summary>
internal static class Orthogonalization
{
    private const int Iterations = 5;
    private const double Linear = 3.4445;
    private const double Cubic = -4.7750;
    private const double Quintic = 2.0315;
    private const double SmallestNorm = 1e-7;

    /// <summary>How many elements of workspace <see cref="Orthogonalize"/> needs.</summary>
    public static long WorkspaceLength(int rows, int columns)
    {
        (int size, int length) = (Math.Min(rows, columns), Math.Max(rows, columns));
        int product = Math.Max(
            MatrixProduct.WorkspaceLength(size, length, size),
            Math.Max(MatrixProduct.WorkspaceLength(size, size, size), MatrixProduct.WorkspaceLength(rows, size, columns)));
        return (2L * size * size) + ((long)rows * columns) + product;
    }

    /// <summary>result = x / max(‖x‖, 1e-7), then five times x = a·x + (b·A + c·A·A)·x with A = x·xᵀ, on the transpose of a tall matrix.</summary>
    /// <param name="x">rows × columns.</param>
    /// <param name="result">rows × columns; may be <paramref name="x"/>.</param>
    /// <param name="rows">Rows of both.</param>
    /// <param name="columns">Columns of both.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> elements, whose values do not matter.</param>
    public static void Orthogonalize<T>(ReadOnlySpan<T> x, Span<T> result, int rows, int columns, Span<T> workspace)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool tall = rows > columns;
        int size = Math.Min(rows, columns);
        int length = Math.Max(rows, columns);
        Span<T> gram = workspace[..(size * size)];
        Span<T> polynomial = workspace.Slice(size * size, size * size);
        Span<T> product = workspace.Slice(2 * size * size, rows * columns);
        Span<T> rest = workspace[((2 * size * size) + (rows * columns))..];
        result = result[..(rows * columns)];
        x = x[..(rows * columns)];
        double norm = RuleMath.Max(Norm(x), SmallestNorm);
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = Rounded.To<T>(Rounded.From(x[i]) / norm);
        }

        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            // Gram matrix and polynomial are symmetric to the last bit, so that a tall matrix need not be transposed for the same result.
            MatrixProduct.MultiplySymmetric(result, transposeA: tall, result, transposeB: !tall, gram, size, length, rest);
            MatrixProduct.MultiplySymmetric(gram, transposeA: false, gram, transposeB: false, polynomial, size, size, rest);
            RowMath.Combine(polynomial, Quintic, polynomial, Cubic, gram);
            if (tall)
            {
                MatrixProduct.Multiply(result, transposeA: false, polynomial, transposeB: false, product, rows, size, columns, rest);
            }
            else
            {
                MatrixProduct.Multiply(polynomial, transposeA: false, result, transposeB: false, product, rows, size, columns, rest);
            }

            RowMath.Combine(result, Linear, result, 1, product);
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
