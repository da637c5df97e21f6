using System.Runtime.CompilerServices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>
/// x = Q·T·Qᵀ with T tridiagonal, by Householder's reflections. Their updates of rank two are put off and made together, as products
/// (Dongarra, Sorensen and Hammarling, Block Reduction of Matrices to Condensed Forms for Eigenvalue Computations, 1989).
/// </summary>
internal static class Tridiagonalization
{
    /// <summary>How many updates are made together.</summary>
    private const int Panel = 32;

    /// <summary>The update is made in strips of rows, each from the diagonal on.</summary>
    private const int UpdateRows = 64;

    /// <summary>How many numbers of workspace <see cref="Reduce"/> needs.</summary>
    public static long WorkspaceLength(int size) => ((3L * Panel) + SymmetricProduct.Strips + 1) * PaddedRows.Stride(size) + (4 * Panel);

    /// <summary>How many numbers of workspace <see cref="Restore"/> needs.</summary>
    /// <param name="count">How many vectors.</param>
    public static long RestoreLength(int count) => BlockReflector.WorkspaceLength(count) + (BlockReflector.Count * BlockReflector.Count);

    /// <summary>Brings a matrix to tridiagonal form.</summary>
    /// <param name="matrix">
    /// Its upper half counts, and the squares of eight on its diagonal. Rows and columns are padded to multiples of eight by zeros. Each row but the last two takes v of the reflection that makes zeros of it.
    /// </param>
    /// <param name="size">Its rows and columns without what they are padded by.</param>
    /// <param name="diagonal">Takes the diagonal of T.</param>
    /// <param name="offDiagonal">Takes what stands beside it.</param>
    /// <param name="taus">Takes the τ of the reflections.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    /// <param name="threads">How many threads may take part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Reduce(
        MatrixView<double> matrix, int size, Span<double> diagonal, Span<double> offDiagonal, Span<double> taus, Span<double> workspace, int threads)
    {
        int length = matrix.Columns;
        int stride = PaddedRows.Stride(length);
        MatrixView<double> panel = new(workspace, 3 * Panel, length, stride);
        Span<double> partial = workspace.Slice(3 * Panel * stride, SymmetricProduct.Strips * stride);
        Span<double> coefficients = workspace.Slice(((3 * Panel) + SymmetricProduct.Strips) * stride, 4 * Panel);
        int last = Math.Max(size - 2, 0);
        for (int first = 0; first < last; first += Panel)
        {
            int end = Math.Min(first + Panel, last);
            MatrixView<double> w = panel.Block(Panel, 0, end - first, length);
            MatrixView<double> v = matrix.Block(first, 0, end - first, length);
            for (int k = first; k < end; k++)
            {
                Span<double> row = matrix.Row(k);
                Catch(row, k, k - first, v, w, coefficients);
                diagonal[k] = row[k];
                taus[k] = Reflector.Make(row, k + 1, out offDiagonal[k]);
                Multiply(matrix, row, k + 1, taus[k], k - first, v, w, coefficients, partial, threads);
            }

            for (int i = 0; i < end - first; i++)
            {
                v.Row(i).CopyTo(panel.Row(Panel - (end - first) + i));
                v.Row(i).CopyTo(panel.Row(Panel + (end - first) + i));
            }

            Update(matrix, panel.Block(Panel - (end - first), 0, 3 * (end - first), length), end, threads);
        }

        for (int k = last; k < size; k++)
        {
            diagonal[k] = matrix.Row(k)[k];
            offDiagonal[k] = k < size - 1 ? matrix.Row(k)[k + 1] : 0;
        }
    }

    /// <summary>Brings vectors, each in a row, from T's to those of the matrix: x = Q·x.</summary>
    /// <param name="matrix">The reflections as <see cref="Reduce"/> leaves them.</param>
    /// <param name="size">Rows and columns of the matrix.</param>
    /// <param name="taus">The τ of the reflections.</param>
    /// <param name="vectors">The vectors.</param>
    /// <param name="workspace"><see cref="RestoreLength"/> numbers, whose values do not matter.</param>
    /// <param name="threads">How many threads may take part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Restore(MatrixView<double> matrix, int size, ReadOnlySpan<double> taus, MatrixView<double> vectors, Span<double> workspace, int threads)
    {
        int count = Math.Max(size - 2, 0);
        Span<double> rest = workspace[(BlockReflector.Count * BlockReflector.Count)..];
        for (int end = count; end > 0; end = (end - 1) / BlockReflector.Count * BlockReflector.Count)
        {
            int first = (end - 1) / BlockReflector.Count * BlockReflector.Count;
            MatrixView<double> v = matrix.Block(first, first, end - first, size - first);
            MatrixView<double> triangle = new(workspace, end - first, end - first, BlockReflector.Count);
            BlockReflector.MakeTriangle(v, taus[first..end], triangle, threads);
            BlockReflector.Apply(v, triangle, vectors.Block(0, first, vectors.Rows, size - first).Transposed, rest, threads);
        }
    }

    /// <summary>Makes the updates of a row that were put off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Catch(Span<double> row, int index, int count, MatrixView<double> v, MatrixView<double> w, Span<double> coefficients)
    {
        if (count == 0)
        {
            return;
        }

        int start = PaddedRows.RoundDown(index);
        Span<double> ofV = coefficients[..count];
        Span<double> ofW = coefficients.Slice(count, count);
        for (int i = 0; i < count; i++)
        {
            ofV[i] = -w.Row(i)[index];
            ofW[i] = -v.Row(i)[index];
        }

        PaddedRows.AddScaled(row[start..], ofV, v.RowsFrom(0)[start..], (int)v.RowStride);
        PaddedRows.AddScaled(row[start..], ofW, w.RowsFrom(0)[start..], (int)w.RowStride);
    }

    /// <summary>w of the update x − v·wᵀ − w·vᵀ that stands for the reflection on both sides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(
        MatrixView<double> matrix, ReadOnlySpan<double> row, int first, double tau, int count, MatrixView<double> v, MatrixView<double> w, Span<double> coefficients, Span<double> partial, int threads)
    {
        int start = PaddedRows.RoundDown(first);
        int length = matrix.Columns - start;
        ReadOnlySpan<double> x = row[start..];
        Span<double> sum = w.Row(count);
        sum.Clear();
        if (tau == 0)
        {
            return;
        }

        sum = sum[start..];
        SymmetricProduct.Multiply(matrix.Block(start, start, length, length), start, x, sum, partial, threads);

        // Less what the updates that were put off would have changed.
        Span<double> ofV = coefficients[..count];
        Span<double> ofW = coefficients.Slice(count, count);
        PaddedRows.Dots(w.RowsFrom(0)[start..], (int)w.RowStride, x, ofV);
        PaddedRows.Dots(v.RowsFrom(0)[start..], (int)v.RowStride, x, ofW);
        Span<double> scales = coefficients[..(2 * count)];
        for (int i = 0; i < scales.Length; i++)
        {
            scales[i] = -scales[i];
        }

        PaddedRows.AddScaled(sum, ofV, v.RowsFrom(0)[start..], (int)v.RowStride);
        PaddedRows.AddScaled(sum, ofW, w.RowsFrom(0)[start..], (int)w.RowStride);
        sum[..(first - start)].Clear();
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] *= tau;
        }

        coefficients[0] = -0.5 * tau * PaddedRows.Dot(sum, x);
        PaddedRows.AddScaled(sum, coefficients[..1], x, 0);
    }

    /// <summary>Makes the updates of the rows that are left, on and above the diagonal.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="panel">V, W and V again.</param>
    /// <param name="first">The first row that is left.</param>
    /// <param name="threads">How many threads may take part.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Update(MatrixView<double> matrix, MatrixView<double> panel, int first, int threads)
    {
        int count = panel.Rows / 3 * 2;
        int size = matrix.Rows;
        for (int row = PaddedRows.RoundDown(first); row < size; row += UpdateRows)
        {
            int rows = Math.Min(UpdateRows, size - row);
            int from = Math.Max(row, first);
            rows -= from - row;
            Product.Multiply(
                panel.Block(0, from, count, rows).Transposed,
                panel.Block(count / 2, row, count, size - row),
                matrix.Block(from, row, rows, size - row),
                ProductStart.Subtracted,
                threads);
        }
    }
}
