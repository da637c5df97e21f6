using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
        Divide(x, norm, other);

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

        // Eight elements make a whole branch of the tree.
        const int Leaves = 8;
        const int Level = 3;
        Span<double> open = stackalloc double[ReductionTree.LargestDepth];
        int whole = x.Length - (x.Length % Leaves);
        for (int i = 0; i < whole; i += Leaves)
        {
            ReadOnlySpan<T> eight = x.Slice(i, Leaves);
            double first = Square(eight[0]) + Square(eight[1]) + (Square(eight[2]) + Square(eight[3]));
            double second = Square(eight[4]) + Square(eight[5]) + (Square(eight[6]) + Square(eight[7]));
            ReductionTree.Push(open[Level..], i / Leaves, first + second, ReductionKind.Sum);
        }

        for (int i = whole; i < x.Length; i++)
        {
            ReductionTree.Push(open, i, Square(x[i]), ReductionKind.Sum);
        }

        return Math.Sqrt(ReductionTree.Close(open, x.Length, ReductionKind.Sum));
    }

    private static double Square<T>(T element)
        where T : unmanaged, IFloatingPointIeee754<T> => Rounded.From(element) * Rounded.From(element);

    /// <summary>target = x / divisor, divided in <see cref="double"/> and rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Divide<T>(ReadOnlySpan<T> x, double divisor, Span<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        if (typeof(T) == typeof(float))
        {
            ref float source = ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(x));
            ref float result = ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(target));
            Vector256<double> divisors = Vector256.Create(divisor);
            for (; i + Vector256<float>.Count <= x.Length; i += Vector256<float>.Count)
            {
                (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)i));
                Vector256.Narrow(lower / divisors, upper / divisors).StoreUnsafe(ref result, (nuint)i);
            }
        }

        for (; i < x.Length; i++)
        {
            target[i] = Rounded.To<T>(Rounded.From(x[i]) / divisor);
        }
    }
}
