using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>The orthogonal factor of x = Q·R.</summary>
internal static class QRFactorization
{
    /// <summary>How many numbers of workspace <see cref="Q"/> needs.</summary>
    public static long WorkspaceLength(int rows, int columns)
    {
        long rank = Math.Min(rows, columns);
        return ((long)rows * PaddedRows.Stride(columns)) + (rank * PaddedRows.Stride(rows)) + (rank * (BlockReflector.Count + 1)) + BlockReflector.Count
            + BlockReflector.WorkspaceLength(columns);
    }

    /// <summary>
    /// Q of the thin factorization by Householder's reflections, in <see cref="double"/> and rounded once. The signs are those of LAPACK's geqrf:
    /// the diagonal of R is mostly negative where that of x is positive. Its columns are orthonormal whatever the rank.
    /// </summary>
    /// <param name="x">rows × columns.</param>
    /// <param name="result">rows × min(rows, columns); may be <paramref name="x"/>. All NaN if an element of it is not finite.</param>
    /// <param name="rows">Rows of <paramref name="x"/>.</param>
    /// <param name="columns">Columns of <paramref name="x"/>.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    /// <param name="threads">How many threads may take part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Q<T>(ReadOnlySpan<T> x, Span<T> result, int rows, int columns, Span<double> workspace, int threads = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rank = Math.Min(rows, columns);
        int stride = PaddedRows.Stride(columns);
        int length = PaddedRows.Stride(rows);
        MatrixView<double> r = new(workspace, rows, columns, stride);
        Span<double> rest = workspace[(rows * stride)..];

        // R is not asked for: when the last reflection is found, Q takes its place.
        if (!WorkingCopy.TryWidenScaled(x, r, isTransposed: false, out _))
        {
            result[..(rows * rank)].Fill(T.NaN);
            return;
        }

        MatrixView<double> q = r.Block(0, 0, rows, rank);
        MatrixView<double> reflectors = new(rest, rank, length);
        rest = rest[(rank * length)..];
        MatrixView<double> triangles = new(rest, rank, BlockReflector.Count);
        rest = rest[(rank * BlockReflector.Count)..];
        Span<double> sums = rest[..BlockReflector.Count];
        Span<double> taus = rest.Slice(BlockReflector.Count, rank);
        rest = rest[(BlockReflector.Count + rank)..];
        for (int first = 0; first < rank; first += BlockReflector.Count)
        {
            int count = Math.Min(BlockReflector.Count, rank - first);
            MatrixView<double> v = reflectors.Block(first, 0, count, length);
            CopyColumns(r.Block(first, first, rows - first, count), v);
            Reflect(v, taus.Slice(first, count), sums);
            v = reflectors.Block(first, 0, count, rows - first);
            MatrixView<double> triangle = triangles.Block(first, 0, count, count);
            BlockReflector.MakeTriangle(v, taus.Slice(first, count), triangle, threads);
            int right = first + count;
            BlockReflector.Apply(v, triangle.Transposed, r.Block(first, right, rows - first, columns - right), rest, threads);
        }

        q.Clear();
        for (int first = (rank - 1) / BlockReflector.Count * BlockReflector.Count; first >= 0 && rank > 0; first -= BlockReflector.Count)
        {
            int count = Math.Min(BlockReflector.Count, rank - first);
            for (int i = first; i < first + count; i++)
            {
                q.Row(i)[i] = 1;
            }

            MatrixView<double> v = reflectors.Block(first, 0, count, rows - first);
            BlockReflector.Apply(v, triangles.Block(first, 0, count, count), q.Block(first, first, rows - first, rank - first), rest, threads);
        }

        WorkingCopy.Round(q, result);
    }

    /// <summary>Copies columns to rows; what is behind their elements becomes 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyColumns(MatrixView<double> columns, MatrixView<double> rows)
    {
        rows.Clear();
        for (int i = 0; i < columns.Rows; i++)
        {
            ReadOnlySpan<double> source = columns.Row(i);
            for (int k = 0; k < source.Length; k++)
            {
                rows.Row(k)[i] = source[k];
            }
        }
    }

    /// <summary>Finds the reflections that bring the columns, each in a row, to triangular form; they take their place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reflect(MatrixView<double> columns, Span<double> taus, Span<double> sums)
    {
        int stride = (int)columns.RowStride;
        for (int k = 0; k < columns.Rows; k++)
        {
            int start = PaddedRows.RoundDown(k);
            Span<double> v = columns.Row(k);
            taus[k] = Reflector.Make(v, k, out _);
            if (k == columns.Rows - 1 || taus[k] == 0)
            {
                continue;
            }

            // What is before v is 0 in it.
            v = v[start..];
            Span<double> following = columns.RowsFrom(k + 1)[start..];
            Span<double> products = sums[..(columns.Rows - k - 1)];
            PaddedRows.Dots(following, stride, v, products);
            for (int i = 0; i < products.Length; i++)
            {
                products[i] *= -taus[k];
            }

            PaddedRows.AddToEach(following, stride, products, v);
        }
    }
}
