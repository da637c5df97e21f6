using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.Codes;
using OptGen.Narrow;
using OptGen.Passes;
using OptGen.States;

namespace OptGen.CompilerServices;

/// <summary>The memory that a kernel reads and writes for one parameter.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref partial struct Operands<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Weights, gradient and weights to evaluate with.</summary>
    private const int OwnSections = 3;

    private readonly ref T _states;
    private readonly nint _stateStride;
    private readonly ParameterVectors<T>? _vectors;
    private readonly int _row;
    private readonly nint _origin;
    private readonly int _part;
    private readonly ref T _decoded;
    private readonly nint _decodedStride;
    private readonly GivenValues<T>? _givens;
    private readonly ref T _givenCopies;
    private readonly ref T _blocks;
    private readonly nint _firstBlock;
    private readonly bool _isGradientKnown;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Operands(
        ref T weights,
        ref T gradient,
        ref T evaluation,
        ref T states,
        nint stateStride,
        ParameterVectors<T>? vectors = null,
        int row = 0,
        nint rowStart = 0,
        nint origin = 0,
        int part = 0,
        double gradientScale = 1,
        NarrowStates? narrow = null,
        ulong stepKey = 0,
        GivenValues<T>? givens = null)
    {
        _givens = givens;
        GradientScale = gradientScale;
        _part = part;
        _origin = origin;
        _vectors = vectors;
        _row = row;
        RowStart = rowStart;
        Weights = ref weights;
        Gradient = ref gradient;
        Evaluation = ref evaluation;
        _states = ref states;
        _stateStride = stateStride;
        Narrow = narrow;
        StepKey = stepKey;
    }

    /// <summary>The same at a row or part.</summary>
    private Operands(scoped in Operands<T> other, int row, nint rowStart, int part)
    {
        this = other;
        _row = row;
        RowStart = rowStart;
        _part = part;
    }

    /// <summary>The same from an element on, with narrow states decoded elsewhere.</summary>
    private Operands(scoped in Operands<T> other, ref T decoded, nint decodedStride, nint start)
    {
        this = other;
        _decoded = ref decoded;
        _decodedStride = decodedStride;
        Weights = ref From(ref other.Weights, start);
        Gradient = ref From(ref Unsafe.AsRef(in other.Gradient), start);
        Evaluation = ref From(ref other.Evaluation, start);
        _states = ref From(ref other._states, start);
        _origin = other._origin + start;
        _firstBlock = other._firstBlock - start;
    }

    /// <summary>The same with copies of what the rule is given.</summary>
    private Operands(scoped in Operands<T> other, ref T givenCopies)
    {
        this = other;
        _givenCopies = ref givenCopies;
    }

    /// <summary>The first weight.</summary>
    public readonly ref T Weights;

    /// <summary>The first element of the gradient.</summary>
    public readonly ref readonly T Gradient;

    /// <summary>How many elements ahead a kernel measures the gradient and asks for memory; 0 where none is there.</summary>
    public readonly nint Ahead;

    /// <summary>What the gradient is multiplied by on the way in.</summary>
    public readonly double GradientScale;

    /// <summary>The element of what the rule is given that belongs to the first element here.</summary>
    /// <param name="index">Its place in <see cref="OptimizerInfo.Givens"/>.</param>
    public ref readonly T Given(int index) => ref Unsafe.IsNullRef(in _givenCopies)
        ? ref Unsafe.Add(ref _givens!.First(index), _origin)
        : ref Unsafe.Add(ref _givenCopies, index * LaneSums.Places);

    /// <summary>How much memory copies need beside those of the states, in sections of sixteen elements.</summary>
    internal int SectionsBesideStates => OwnSections + (_givens?.Count ?? 0);

    /// <summary>The first of the weights to evaluate with; only in the pass that computes them.</summary>
    public readonly ref T Evaluation;

    /// <summary>The first element of the row at hand, in a pass by rows.</summary>
    public readonly nint RowStart;

    /// <summary>The number that a vector has for the row at hand.</summary>
    public double Row(int index) => _vectors!.Rows[index][_row];

    /// <summary>The number that a vector has for the block at hand, in a pass by blocks.</summary>
    public double Block(int index) => _vectors!.Blocks[index][_part / _vectors.BlockSizeOf(index)];

    /// <summary>The first number of a vector of columns.</summary>
    public ref readonly T Column(int index) => ref _vectors!.RoundedColumns[index][0];

    /// <summary>Where a reduction of columns adds up.</summary>
    public ref double ColumnSums(int index) => ref _vectors!.Columns[index][0];

    internal ParameterVectors? Vectors => _vectors;

    /// <summary>The narrow states; null where there are none.</summary>
    internal NarrowStates? Narrow { get; }

    /// <summary>What the random bits of the narrow states follow from, but for state and element.</summary>
    internal ulong StepKey { get; }

    /// <summary>Whether there are narrow states that are not decoded yet.</summary>
    internal bool IsEncoded => Narrow is not null && Unsafe.IsNullRef(in _decoded);

    /// <summary>The place in its parameter of the element at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Element(nint index) => _origin + index;

    /// <summary>How far behind the sum of a column the error is that it carries along; only doubles have one.</summary>
    public nint ColumnErrors => _vectors!.ColumnRoom;

    internal Operands<T> AtRow(int row, nint rowStart) =>
        new(in this, row, rowStart, 0);

    /// <summary>The same from an element on, whose gradient lies elsewhere.</summary>
    internal Operands<T> AtRows(nint element, nint gradient) => new(
        ref From(ref Weights, element),
        ref From(ref Unsafe.AsRef(in Gradient), gradient),
        ref Evaluation,
        ref From(ref _states, element),
        _stateStride,
        origin: _origin + element,
        gradientScale: GradientScale,
        givens: _givens);

    /// <summary>The same at a part of a pass, by its first element.</summary>
    internal Operands<T> AtPart(int start, in Parts parts)
    {
        int row = parts.IsByRows ? start / parts.Vectors.ColumnCount : 0;
        return new(in this, row, (nint)row * parts.Vectors.ColumnCount, start);
    }

    /// <summary>The first element of a state, by its place among the states of element shape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T State(int index)
    {
        int place = Narrow is null ? index : Narrow.Places[index];
        return ref place >= 0 ? ref Unsafe.Add(ref _states, place * _stateStride) : ref Unsafe.Add(ref _decoded, ~place * _decodedStride);
    }

    /// <summary>The first code of a state that is kept as the upper halves of its numbers.</summary>
    /// <param name="index">The state's place among the narrow ones of the parameter.</param>
    public ref ushort BFloat16(int index) => ref Narrow!.BFloat16(index, _origin);

    /// <summary>What the random bits of two neighbouring narrow states are drawn by, from the first element here on.</summary>
    /// <param name="pair">Half of the first state's place among the narrow ones of the parameter.</param>
    public RoundingKey RoundingKey(int pair) => new(RandomWords.Key(StepKey, (ulong)pair), _origin);

    /// <summary>The same from an element on, with narrow states decoded elsewhere.</summary>
    /// <param name="decoded">The first of those elements of the first narrow state.</param>
    /// <param name="stride">How far the next state is from it.</param>
    /// <param name="start">The element.</param>
    internal Operands<T> Decoded(ref T decoded, nint stride, nint start) => new(in this, ref decoded, stride, start);

    /// <summary>Copies some elements of everything to the beginnings of sections of sixteen.</summary>
    internal Operands<T> CopyTo(Span<T> copy, nint start, int count, int states)
    {
        Operands<T> target = new(
            ref copy[states * LaneSums.Places],
            ref copy[(states + 1) * LaneSums.Places],
            ref copy[(states + 2) * LaneSums.Places],
            ref copy[0],
            LaneSums.Places,
            _vectors,
            _row,
            RowStart - start,
            Element(start),
            _part,
            GradientScale,
            givens: _givens);
        if (_givens is not null)
        {
            target = new Operands<T>(in target, ref copy[(states + OwnSections) * LaneSums.Places]);
            for (int i = 0; i < _givens.Count; i++)
            {
                _givens.CopyTo(i, Element(start), copy.Slice((states + OwnSections + i) * LaneSums.Places, count));
            }
        }

        Copy(in Weights, ref target.Weights, start, 0, count);
        Copy(in Gradient, ref Unsafe.AsRef(in target.Gradient), start, 0, count);
        for (int i = 0; i < states; i++)
        {
            Copy(in State(i), ref target.State(i), start, 0, count);
        }

        return target;
    }

    /// <summary>Copies back what a kernel may have written.</summary>
    internal void CopyBack(in Operands<T> target, nint start, int count, int states, bool alsoGradient)
    {
        Copy(in Weights, ref target.Weights, 0, start, count);
        if (alsoGradient)
        {
            Copy(in Gradient, ref Unsafe.AsRef(in target.Gradient), 0, start, count);
        }

        for (int i = 0; i < states; i++)
        {
            Copy(in State(i), ref target.State(i), 0, start, count);
        }
    }

    private static ref T From(ref T first, nint start) => ref Unsafe.IsNullRef(ref first) ? ref first : ref Unsafe.Add(ref first, start);

    /// <summary>Copies what there is: matrices of other sizes have no weights.</summary>
    private static void Copy(ref readonly T source, ref T target, nint from, nint to, int count)
    {
        if (Unsafe.IsNullRef(in source) || Unsafe.IsNullRef(in target))
        {
            return;
        }

        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref target, to + i) = Unsafe.Add(ref Unsafe.AsRef(in source), from + i);
        }
    }
}
