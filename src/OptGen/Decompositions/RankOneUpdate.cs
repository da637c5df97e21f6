using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Matrices;
using OptGen.Products;

namespace OptGen.Decompositions;

/// <summary>
/// Puts the solved halves of a tridiagonal matrix together: D + ρ·z·zᵀ has the eigenvalues sought. Those that change by no more than rounding errors are set apart (deflation);
/// the others are roots of a secular equation, and their vectors combinations of the halves' vectors.
/// </summary>
internal readonly ref struct RankOneUpdate
{
    // Where a vector of the halves has elements.
    private const int InFirst = 0;
    private const int InBoth = 1;
    private const int InSecond = 2;

    /// <summary>From so many changed eigenvalues on threads share their work.</summary>
    private const int LeastShared = 128;

    /// <summary>A gathered row may be longer than its vector by so much.</summary>
    private const int RowSlack = 2 * PaddedRows.Lane;

    private readonly Span<double> _roots;
    private readonly Span<double> _panels;
    private readonly Span<double> _z;
    private readonly Span<double> _poles;
    private readonly Span<double> _weights;
    private readonly Span<double> _squares;
    private readonly Span<double> _values;
    private readonly Span<int> _candidates;
    private readonly Span<int> _kinds;
    private readonly Span<int> _changed;
    private readonly Span<int> _kept;
    private readonly Span<int> _places;
    private readonly int _stride;
    private readonly int _threads;

    /// <param name="size">Rows of the largest matrix.</param>
    /// <param name="square">As many numbers as a padded square of it has.</param>
    /// <param name="workspace"><see cref="WorkspaceLength"/> numbers.</param>
    /// <param name="threads">How many threads may take part.</param>
    public RankOneUpdate(int size, Span<double> square, Span<double> workspace, int threads)
    {
        int length = PaddedRows.RoundUp(size);
        _roots = square;
        _stride = PaddedRows.Stride(size);
        _threads = threads;
        _panels = workspace[..(size * (length + RowSlack))];
        workspace = workspace[_panels.Length..];
        _z = workspace[..length];
        _poles = workspace.Slice(length, length);
        _weights = workspace.Slice(2 * length, length);
        _squares = workspace.Slice(3 * length, length);
        _values = workspace.Slice(4 * length, length);
        Span<int> places = MemoryMarshal.Cast<double, int>(workspace[(5 * length)..]);
        _candidates = places[..size];
        _kinds = places.Slice(size, size);
        _changed = places.Slice(2 * size, size);
        _kept = places.Slice(3 * size, size);
        _places = places.Slice(4 * size, size);
    }

    /// <summary>How many numbers of workspace it needs.</summary>
    public static long WorkspaceLength(int size) => ((long)size * (PaddedRows.RoundUp(size) + RowSlack)) + (5L * PaddedRows.RoundUp(size)) + (3L * size);

    /// <summary>Adds what stands beside the diagonal between the halves.</summary>
    /// <param name="values">Eigenvalues of both halves, less the magnitude of what is added at the two corners; takes those of the whole.</param>
    /// <param name="vectors">The eigenvectors of each half as rows, zeros beside them; takes those of the whole.</param>
    /// <param name="order">The places of the eigenvalues of each half in ascending order, within the half; takes those of the whole.</param>
    /// <param name="cut">How many are of the first half.</param>
    /// <param name="beside">What is added.</param>
    /// <param name="wanted">How many vectors are sought, of the greatest eigenvalues; the others may be wrong.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Span<double> values, MatrixView<double> vectors, Span<int> order, int cut, double beside, int wanted)
    {
        int size = values.Length;
        for (int i = 0; i < size; i++)
        {
            _kinds[i] = i < cut ? InFirst : InSecond;
            double corner = i < cut ? vectors.Row(i)[cut - 1] : Math.CopySign(1, beside) * vectors.Row(i)[cut];
            _z[i] = corner * Math.Sqrt(0.5);
        }

        for (int i = cut; i < size; i++)
        {
            order[i] += cut;
        }

        Merge(order[..cut], order[cut..], values, _candidates);
        double rho = 2 * Math.Abs(beside);
        int count = Deflate(values, vectors, rho);
        int kept = size - count;
        MatrixView<double> combinations = Solve(count, rho, values);
        Combine(vectors, combinations, cut, Math.Max(0, count - wanted));
        for (int i = 0; i < kept; i++)
        {
            values[count + i] = _values[count + i];
        }

        for (int i = 0; i < size; i++)
        {
            _places[i] = i;
        }

        Merge(_places[..count], _places[count..size], values, order);
    }

    /// <summary>Merges two lists of places by ascending value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Merge(ReadOnlySpan<int> first, ReadOnlySpan<int> second, ReadOnlySpan<double> values, Span<int> merged)
    {
        int i = 0;
        int j = 0;
        while (i < first.Length || j < second.Length)
        {
            bool isFirst = j == second.Length || (i < first.Length && values[first[i]] <= values[second[j]]);
            merged[i + j] = isFirst ? first[i] : second[j];
            (i, j) = isFirst ? (i + 1, j) : (i, j + 1);
        }
    }

    /// <summary>Sets apart what hardly changes: where z is nothing, and of two eigenvalues that are hardly different one, after a rotation that takes its z away.</summary>
    /// <returns>How many change.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Deflate(Span<double> values, MatrixView<double> vectors, double rho)
    {
        int size = values.Length;
        double greatest = 0;
        for (int i = 0; i < size; i++)
        {
            greatest = Math.Max(greatest, Math.Max(Math.Abs(values[i]), Math.Abs(_z[i])));
        }

        double tolerance = 4 * Precision.Double * greatest;
        (int count, int kept, int before) = (0, 0, -1);
        foreach (int row in _candidates[..size])
        {
            if (rho * Math.Abs(_z[row]) <= tolerance)
            {
                Keep(row, values, ref kept);
                continue;
            }

            if (before >= 0)
            {
                double length = Reflector.Length(_z[row], _z[before]);
                double cosine = _z[row] / length;
                double sine = -_z[before] / length;
                double gap = values[row] - values[before];
                if (Math.Abs(gap * cosine * sine) <= tolerance)
                {
                    _z[row] = length;
                    _kinds[row] = _kinds[row] == _kinds[before] ? _kinds[row] : InBoth;
                    Rotate(vectors.Row(before), vectors.Row(row), cosine, sine);
                    (values[before], values[row]) =
                        ((values[before] * cosine * cosine) + (values[row] * sine * sine), (values[before] * sine * sine) + (values[row] * cosine * cosine));
                    Keep(before, values, ref kept);
                }
                else
                {
                    Change(before, values, ref count);
                }
            }

            before = row;
        }

        if (before >= 0)
        {
            Change(before, values, ref count);
        }

        return count;
    }

    private void Change(int row, ReadOnlySpan<double> values, ref int count)
    {
        (_poles[count], _weights[count], _changed[count]) = (values[row], _z[row], row);
        count++;
    }

    /// <summary>Inserts a row into the list of those that are kept, by ascending value.</summary>
    private void Keep(int row, ReadOnlySpan<double> values, ref int kept)
    {
        int place = kept++;
        for (; place > 0 && values[_kept[place - 1]] > values[row]; place--)
        {
            _kept[place] = _kept[place - 1];
        }

        _kept[place] = row;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rotate(Span<double> first, Span<double> second, double cosine, double sine)
    {
        for (int i = 0; i < first.Length; i++)
        {
            (double a, double b) = (first[i], second[i]);
            (first[i], second[i]) = ((cosine * a) + (sine * b), (cosine * b) - (sine * a));
        }
    }

    /// <summary>Finds the eigenvalues that change, and of which combination of the vectors theirs are made; those with elements in the first half come first.</summary>
    /// <param name="count">How many change.</param>
    /// <param name="rho">ρ.</param>
    /// <param name="values">The eigenvalues of the halves; the changed ones take the first places, the others follow in <see cref="_values"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MatrixView<double> Solve(int count, double rho, Span<double> values)
    {
        int size = values.Length;
        int length = PaddedRows.RoundUp(count);
        for (int i = 0; i < size - count; i++)
        {
            _values[count + i] = values[_kept[i]];
        }

        _poles[count..length].Fill(SecularEquation.NoPole);
        _squares[..length].Clear();
        for (int j = 0; j < count; j++)
        {
            _squares[j] = _weights[j] * _weights[j];
        }

        Place(count);
        Run(SecularRoots.Part.Find, count, rho, values);
        Run(SecularRoots.Part.Refine, count, rho, values);
        Run(SecularRoots.Part.Combine, count, rho, values);
        return new(_roots, count, length, _stride);
    }

    private unsafe void Run(SecularRoots.Part part, int count, double rho, Span<double> values)
    {
        fixed (double* poles = _poles, squares = _squares, z = _weights, roots = values, rows = _roots)
        {
            fixed (int* places = _places)
            {
                SecularRoots work = new(part, poles, squares, z, roots, rows, places, _stride, count, rho);
                ItemWork<SecularRoots>.Run(work, SecularRoots.ItemsFor(part, count), count < LeastShared ? 1 : _threads);
            }
        }
    }

    /// <summary>Where each of the vectors that change comes, by where they have elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Place(int count)
    {
        int place = 0;
        for (int kind = InFirst; kind <= InSecond; kind++)
        {
            for (int j = 0; j < count; j++)
            {
                if (_kinds[_changed[j]] == kind)
                {
                    _places[j] = place++;
                }
            }
        }
    }

    /// <summary>Makes the vectors: first those that change, then the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Combine(MatrixView<double> vectors, MatrixView<double> combinations, int cut, int firstWanted)
    {
        int size = vectors.Rows;
        int count = combinations.Rows;
        int inFirst = 0;
        int inSecond = 0;
        foreach (int row in _changed[..count])
        {
            inFirst += _kinds[row] == InSecond ? 0 : 1;
            inSecond += _kinds[row] == InFirst ? 0 : 1;
        }

        int behind = size - cut;
        int firstStride = PaddedRows.RoundUp(cut);
        int secondStride = PaddedRows.RoundUp(behind);
        MatrixView<double> first = new(_panels, inFirst, cut, firstStride);
        MatrixView<double> second = new(_panels[(inFirst * firstStride)..], inSecond, behind, secondStride);
        MatrixView<double> others = new(_panels[((inFirst * firstStride) + (inSecond * secondStride))..], size - count, size);
        for (int j = 0; j < count; j++)
        {
            ReadOnlySpan<double> vector = vectors.Row(_changed[j]);
            if (_kinds[_changed[j]] != InSecond)
            {
                vector[..cut].CopyTo(first.Row(_places[j]));
            }

            if (_kinds[_changed[j]] != InFirst)
            {
                vector[cut..].CopyTo(second.Row(_places[j] - (count - inSecond)));
            }
        }

        for (int i = 0; i < others.Rows; i++)
        {
            vectors.Row(_kept[i]).CopyTo(others.Row(i));
        }

        int rows = count - firstWanted;
        Product.Multiply(combinations.Block(firstWanted, 0, rows, inFirst), first, vectors.Block(firstWanted, 0, rows, cut), ProductStart.Nothing, _threads);
        Product.Multiply(
            combinations.Block(firstWanted, count - inSecond, rows, inSecond), second, vectors.Block(firstWanted, cut, rows, behind), ProductStart.Nothing, _threads);
        for (int i = 0; i < others.Rows; i++)
        {
            others.Row(i).CopyTo(vectors.Row(count + i));
        }
    }
}
