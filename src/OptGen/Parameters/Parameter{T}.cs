using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;
using OptGen.Lanes;
using OptGen.Memory;
using OptGen.Narrow;
using OptGen.Passes;
using OptGen.Reductions;
using OptGen.States;

namespace OptGen.Parameters;

/// <summary>A parameter whose weights are of one type.</summary>
internal sealed unsafe partial class Parameter<T> : Parameter
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Not readonly: where their memory is held is noted in them.
    private HeldMemory<T> _weights;
    private HeldMemory<T> _gradient;
    private ElementStates<T>? _laidOut;

    private readonly ParameterVectors<T>? _vectors;
    private readonly ParameterMatrices<T>? _matrices;
    private readonly NarrowStates? _narrow;
    private readonly GivenValues<T>? _givens;

    /// <summary>The training weights while those to evaluate with are in their place.</summary>
    private T[]? _otherWeights;

    public Parameter(ParameterSet set, string name, int[] shape, int length, Memory<T> weights, Memory<T> gradient)
        : base(set, name, shape, length, set.Info)
    {
        _weights = new HeldMemory<T>(weights);
        _gradient = new HeldMemory<T>(gradient);
        ElementStateCount = CountStates(StateShape.Element) + Plan.Layout.Buffers + Plan.Layout.Scratch;
        int workspace = Plan.Layout.MatrixOperations.Count == 0 ? 0 : MatrixWorkspace.Length<T>(name, Plan.Layout.MatrixOperations, Rows, Columns, Sizes);
        _matrices = Plan.Layout.Spaces.Count == 0 ? null : new ParameterMatrices<T>(name, Plan.Layout.Spaces, States, Rows, Columns, Sizes);
        _givens = set.Info.Givens.Count == 0 ? null : new GivenValues<T>(set.Info.Givens, Rows, Columns, Sizes);
        _narrow = set.Info.NarrowState is null ? null : NarrowStates.Of(name, length, States, Plan.Layout.Buffers + Plan.Layout.Scratch);
        if (NeedsDecoded
            && _narrow!.Count * StateBlock<float>.Padded(length) > Array.MaxLength)
        {
            throw DecodedAreTooLarge();
        }

        if (!StateBlock<T>.Holds(WideStateCount, StateBlock<T>.Padded(length)))
        {
            throw StatesAreTooLarge();
        }

        bool hasVectors = Plan.Layout.RowVectors + Plan.Layout.ColumnVectors + set.Info.Layout.BlockSizes + CountStates(StateShape.Row) + CountStates(StateShape.Column) > 0;
        _vectors = hasVectors ? new ParameterVectors<T>(name, Plan, States, Rows, Columns, length, set.Sizes.Blocks(name), Sizes) : null;

        // Last: a parameter that is refused leaves nothing behind.
        set.Workspace.Reserve(Math.Max(workspace, LongestColumn()));
    }

    private ArgumentException StatesAreTooLarge() =>
        new($"The {WideStateCount} states of parameter '{Name}' hold {Length} elements each, together more than the {Array.MaxLength} of one array; split the parameter.");

    private ArgumentException DecodedAreTooLarge() =>
        new($"The rule goes over the {_narrow!.Count} narrow states of parameter '{Name}' as a whole, for which their {Length} elements each are too many: split the parameter.");

    public override Type ElementType => typeof(T);

    public Span<T> Weights => _weights.Span;

    /// <summary>How many states of element shape there are, what a step puts aside among them.</summary>
    public int ElementStateCount { get; }

    /// <summary>The place of the first element within each state of the block that the states are to be laid out in.</summary>
    public int StateStart { get; set; }

    /// <summary>How many of them are kept in the weights' type.</summary>
    public int WideStateCount => _narrow?.WideCount ?? ElementStateCount;

    public bool HasStates => _laidOut is not null;

    internal override bool NeedsDecoded => _narrow is not null && Plan.Layout.RowVectors + Plan.Layout.ColumnVectors + Plan.Layout.Scratch + Plan.Layout.MatrixOperations.Count + Set.Info.Layout.BlockSizes > 0;

    /// <summary>Memory for states is allocated when it is first needed: by then, neighbours are known.</summary>
    private ElementStates<T> ElementStates => _laidOut ?? LayOut();

    internal override bool HasMemory => Length == 0 || !_weights.IsEmpty;

    internal override ParameterVectors? Vectors => _vectors;

    internal override double Quantile(int index, int start, int length, double share) => Selection.Quantile(Stored(index).Slice(start, length), share);

    internal override double ColumnQuantile(int index, int column, double share) => ColumnQuantile(Stored(index), Rows, Columns, column, share);

    private double ColumnQuantile(ReadOnlySpan<T> values, int rows, int columns, int column, double share)
    {
        Span<double> gathered = Set.Workspace.Numbers[..rows];
        for (int row = 0; row < gathered.Length; row++)
        {
            gathered[row] = Rounded.From(values[(row * columns) + column]);
        }

        return Selection.Quantile(gathered, share);
    }

    /// <summary>What gathering a column takes at most, and carrying along the errors of the sums of an axis.</summary>
    private int LongestColumn()
    {
        int longest = Plan.Layout.Scratch > 0 && Plan.Layout.ColumnVectors > 0 ? Rows : 0;
        foreach (MatrixSpace space in Plan.Layout.ColumnVectors > 0 ? Plan.Layout.Spaces : [])
        {
            longest = Math.Max(longest, space.Height.Length(Rows, Columns, Sizes));
        }

        for (int axis = 0; Plan.Layout.Scratch > 0 && Plan.Layout.RowVectorSides.Count > 0 && axis < Shape.Count; axis++)
        {
            longest = Math.Max(longest, Shape[axis]);
        }

        return longest;
    }

    /// <summary>What a step puts aside, by its place.</summary>
    private Span<T> PutAside(int index) => Stored(ElementStateCount - Plan.Layout.Scratch + index);

    internal override StateSpan Collected(int index)
    {
        if (Plan.Layout.Collected.Count == 0)
        {
            return ToStateSpan(PutAside(index));
        }

        CollectedValues values = Plan.Layout.Collected[index];
        return values.Shape switch
        {
            StateShape.Row => new StateSpan(_vectors!.Rows[values.Index]),
            StateShape.Column => new StateSpan(_vectors!.Columns[values.Index].AsSpan(0, _vectors.ColumnCountOf(values.Index))),
            StateShape.Block => new StateSpan(_vectors!.Blocks[values.Index]),
            StateShape.Matrix => ToStateSpan(_matrices![values.Space - 1, values.Index]),
            _ => ToStateSpan(PutAside(values.Index)),
        };
    }

    /// <summary>Whether weights and gradient lie behind those of another parameter, without a gap.</summary>
    public bool Follows(Parameter<T> other) =>
        MemoryMarshal.TryGetArray<T>(_weights.Memory, out ArraySegment<T> weights) && MemoryMarshal.TryGetArray<T>(other._weights.Memory, out ArraySegment<T> otherWeights)
        && MemoryMarshal.TryGetArray<T>(_gradient.Memory, out ArraySegment<T> gradient) && MemoryMarshal.TryGetArray<T>(other._gradient.Memory, out ArraySegment<T> otherGradient)
        && weights.Array == otherWeights.Array && weights.Offset == otherWeights.Offset + otherWeights.Count
        && gradient.Array == otherGradient.Array && gradient.Offset == otherGradient.Offset + otherGradient.Count;

    public void SetStates(ElementStates<T> states) => _laidOut = states;

    internal override int FirstNonFinite(in StepMemory memory, double factor)
    {
        Operands<T> operands = Operands(in memory);
        T scale = Rounded.To<T>(factor);
        int length = memory.HasRows ? memory.Rows.Length * Columns : Length;
        for (int i = 0; i < length; i++)
        {
            if (!T.IsFinite(Unsafe.Add(ref Unsafe.AsRef(in operands.Gradient), i) * scale))
            {
                return i;
            }
        }

        return -1;
    }

    internal override double SumOfSquares(double divisor)
    {
        double sum = 0;
        foreach (T element in _gradient.Span)
        {
            double quotient = Rounded.From(element) / divisor;
            sum += quotient * quotient;
        }

        return sum;
    }

    internal override double GreatestGradient
    {
        get
        {
            double greatest = 0;
            foreach (T element in _gradient.Span)
            {
                greatest = Math.Max(greatest, Math.Abs(Rounded.From(element)));
            }

            return greatest;
        }
    }

    private ElementStates<T> LayOut()
    {
        Set.LayOutStates();
        return _laidOut!;
    }

    internal override void LayOutWith(ReadOnlySpan<Parameter> parameters, bool mayAdjoin)
    {
        if (!HasStates)
        {
            StateLayout.LayOut<T>(parameters, mayAdjoin);
        }
    }

    internal override void AllocateForStep(bool scalesGradient)
    {
        _ = ElementStates;
        if (NeedsDecoded)
        {
            _ = DecodedStates();
        }

        if (scalesGradient && Plan.Layout.MatrixOperations.Count > 0)
        {
            _scaledGradient ??= new T[Length];
        }
    }

    internal override void ClearGradient() => _gradient.Span.Clear();

    internal override void ClearStates()
    {
        // Those that no step has needed yet are zero once they are there.
        _laidOut?.Clear();
        _narrow?.Clear();
        Array.Clear(ScalarStates);
        _vectors?.Clear();
        _matrices?.Clear();
    }

    internal override StepMemory Aside() => new(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(_otherWeights ??= new T[Length])));

    internal override void CopyWeightsAside() => _weights.Span.CopyTo(_otherWeights ??= new T[Length]);

    internal override StateSpan WeightValues => ToStateSpan(_weights.Span);

    internal override void SetWeights(StateSpan values) => values.AsSpan<T>().CopyTo(_weights.Span);

    internal override Array CopyWeights() => _weights.ToArray();

    internal override Array CreateArray() => new T[Length];

    internal override void SetAside(IReadOnlyList<Array> copies)
    {
        _otherWeights ??= new T[Length];
        for (int i = 0; i < _otherWeights.Length; i++)
        {
            double sum = 0;
            foreach (Array copy in copies)
            {
                sum += double.CreateChecked(((T[])copy)[i]);
            }

            _otherWeights[i] = T.CreateChecked(sum / copies.Count);
        }
    }

    internal override void SwapWeights()
    {
        Span<T> weights = _weights.Span;
        for (int i = 0; i < weights.Length; i++)
        {
            (weights[i], _otherWeights![i]) = (_otherWeights[i], weights[i]);
        }
    }

    internal override StateSpan ElementState(int index) => ToStateSpan(Stored(index));

    internal override StateSpan MatrixState(StateInfo state)
    {
        int space = Plan.Layout.Spaces.TakeWhile(space => space.Height != state.Height || space.Width != state.Width).Count();
        return ToStateSpan(_matrices![space, States.TakeWhile(other => other != state).Count(other => other.Height == state.Height && other.Width == state.Width)]);
    }

    private static StateSpan ToStateSpan(Span<T> values) =>
        typeof(T) == typeof(float) ? new StateSpan(MemoryMarshal.Cast<T, float>(values)) : new StateSpan(MemoryMarshal.Cast<T, double>(values));
}
