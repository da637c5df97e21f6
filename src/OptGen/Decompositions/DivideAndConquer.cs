using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric tridiagonal matrix: it is torn in two, each half is solved, and both are put together by an update of rank one
/// (Cuppen, A Divide and Conquer Method for the Symmetric Tridiagonal Eigenproblem, 1981), so that nearly all of it is products.
/// </summary>
internal readonly ref struct DivideAndConquer
{
    /// <summary>So few rows are solved by QL.</summary>
    private const int FewRows = 32;

    private readonly Span<double> _diagonal;
    private readonly Span<double> _offDiagonal;
    private readonly MatrixView<double> _vectors;
    private readonly Span<int> _order;
    private readonly Span<double> _workspace;
    private readonly RankOneUpdate _update;

    private DivideAndConquer(Span<double> diagonal, Span<double> offDiagonal, MatrixView<double> vectors, Span<double> square, Span<double> workspace, int threads)
    {
        int size = diagonal.Length;
        _diagonal = diagonal;
        _offDiagonal = offDiagonal;
        _vectors = vectors;
        _order = MemoryMarshal.Cast<double, int>(workspace)[..size];
        _workspace = workspace.Slice(size, 2 * FewRows);
        _update = new(size, square, workspace[(size + (2 * FewRows))..], threads);
    }

    /// <summary>How many numbers of workspace <see cref="TrySolve"/> needs.</summary>
    public static long WorkspaceLength(int size) => size + (2 * FewRows) + RankOneUpdate.WorkspaceLength(size);

    /// <summary>Finds the eigenvalues, ascending, and the eigenvectors of the greatest of them.</summary>
    /// <param name="diagonal">The diagonal, which takes the eigenvalues.</param>
    /// <param name="offDiagonal">What stands beside it, of the same length, which is destroyed; the last counts for nothing.</param>
    /// <param name="vectors">A square whose rows are as far apart as those of the other; as many as are asked for take eigenvectors of length 1, by ascending eigenvalue.</param>
    /// <param name="count">How many are asked for.</param>
    /// <param name="square">Another, whose values do not matter.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers, whose values do not matter.</param>
    /// <param name="threads">How many threads may take part.</param>
    /// <returns>Whether the algorithm converged.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TrySolve(
        Span<double> diagonal, Span<double> offDiagonal, Span<double> vectors, int count, MatrixView<double> square, Span<double> workspace, int threads)
    {
        int size = diagonal.Length;
        square.Clear();
        DivideAndConquer solver = new(diagonal, offDiagonal, square, vectors, workspace, threads);
        if (!solver.TrySolvePart(0, size, count))
        {
            return false;
        }

        Span<double> values = vectors[..size];
        diagonal.CopyTo(values);
        for (int i = 0; i < size; i++)
        {
            diagonal[i] = values[solver._order[i]];
        }

        for (int i = 0; i < count; i++)
        {
            square.Row(solver._order[size - count + i]).CopyTo(vectors.Slice(i * (int)square.RowStride, size));
        }

        return true;
    }

    private bool TrySolvePart(int first, int size, int wanted)
    {
        Span<int> order = _order.Slice(first, size);
        if (size <= FewRows)
        {
            for (int i = 0; i < size; i++)
            {
                order[i] = i;
            }

            return ImplicitQL.TrySolve(_diagonal.Slice(first, size), _offDiagonal.Slice(first, size), _vectors.Block(first, first, size, size), _workspace);
        }

        int cut = Math.Max(size / 2 / PaddedRows.Lane, 1) * PaddedRows.Lane;
        int middle = first + cut;
        double beside = _offDiagonal[middle - 1];
        _diagonal[middle - 1] -= Math.Abs(beside);
        _diagonal[middle] -= Math.Abs(beside);
        if (!TrySolvePart(first, cut, cut) || !TrySolvePart(middle, size - cut, size - cut))
        {
            return false;
        }

        _update.Add(_diagonal.Slice(first, size), _vectors.Block(first, first, size, size), order, cut, beside, wanted);
        return true;
    }
}
