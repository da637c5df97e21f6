using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Kernels;
using OptGen.Lanes;
using OptGen.Matrices;
using OptGen.States;

namespace OptGen;

/// <summary>A parameter whose weights are of one type.</summary>
internal sealed partial class Parameter<T> : Parameter
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Memory<T> _weights;
    private readonly Memory<T> _gradient;
    private readonly ElementStates<T> _states;

    /// <summary>The states of element shape, and what a step puts aside.</summary>
    private readonly int _elementStates;
    private readonly ParameterVectors<T>? _vectors;
    private readonly ParameterMatrices<T>? _matrices;
    private Memory<T> _hessian;

    /// <summary>The training weights while those to evaluate with are in their place.</summary>
    private T[]? _otherWeights;

    public Parameter(Optimizer owner, string name, int[] shape, int length, Memory<T> weights, Memory<T> gradient)
        : base(owner, name, shape, length, owner.Info)
    {
        _weights = weights;
        _gradient = gradient;
        _elementStates = States.Count(state => state.Shape == StateShape.Element) + Facts.Buffers + Facts.Scratch;
        _matrices = Facts.Spaces.Count == 0 ? null : new ParameterMatrices<T>(name, Facts.Spaces, States, Rows, Columns, Sizes);
        owner.ReserveWorkspace(MatrixWorkspace.Length<T>(Facts.MatrixOperations, Rows, Columns, Sizes));
        owner.ReserveWorkspace(Facts.Scratch > 0 && Facts.ColumnVectors > 0 ? Rows : 0);
        _states = new ElementStates<T>(_elementStates, length);
        bool hasVectors = Facts.RowVectors + Facts.ColumnVectors + owner.Info.BlockSizes > 0 || States.Any(state => state.Shape is StateShape.Row or StateShape.Column);
        _vectors = hasVectors ? new ParameterVectors<T>(Facts, States, Rows, Columns, length, owner.BlockSizesOf(name), Sizes) : null;
    }

    public override Type ElementType => typeof(T);

    public Span<T> Weights => _weights.Span;

    internal override bool HasMemory => Length == 0 || !_weights.IsEmpty;

    internal override ParameterVectors? Vectors => _vectors;

    internal override bool HasHessian => Length == 0 || !_hessian.IsEmpty;

    public override void SetHessian(Memory<float> hessian) => SetHessian<float>(hessian);

    public override void SetHessian(Memory<double> hessian) => SetHessian<double>(hessian);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TKernel>(in TKernel kernel, in StepMemory memory)
        where TKernel : struct, IKernel
    {
        Operands<T> operands = Operands(in memory);
        KernelRunner.Run<TKernel, T>(in kernel, in operands, 0, Length);
    }

    public void Run<TKernel>(in TKernel kernel, in StepMemory memory, int space)
        where TKernel : struct, IKernel
    {
        Operands<T> operands = OperandsOf(space);
        (int rows, int columns) = _matrices!.Size(space);
        KernelRunner.Run<TKernel, T>(in kernel, in operands, 0, (nint)rows * columns);
    }

    public void RunByRows<TKernel>(in TKernel kernel, in StepMemory memory, int space)
        where TKernel : struct, IKernel
    {
        Operands<T> operands = OperandsOf(space);
        (int rows, int columns) = _matrices!.Size(space);
        KernelRunner.RunByRows<TKernel, T>(in kernel, in operands, rows, columns);
    }

    public void ReduceMatrix<TKernel>(in TKernel kernel, in StepMemory memory, bool isByRows, int space)
        where TKernel : struct, IReducingKernel
    {
        Operands<T> operands = OperandsOf(space);
        (int rows, int columns) = _matrices!.Size(space);
        if (isByRows)
        {
            ReductionRunner.RunByRows(in kernel, in operands, _matrices.Count(space), _vectors!, rows, columns, Reductions);
        }
        else
        {
            ReductionRunner.Run(in kernel, in operands, _matrices.Count(space), (nint)rows * columns, Reductions);
        }
    }

    public void RunByRows<TKernel>(in TKernel kernel, in StepMemory memory)
        where TKernel : struct, IKernel
    {
        Operands<T> operands = Operands(in memory);
        KernelRunner.RunByRows<TKernel, T>(in kernel, in operands, Rows, Columns);
    }

    public void RunByBlocks<TKernel>(in TKernel kernel, in StepMemory memory, bool isByRows, int blocks)
        where TKernel : struct, IKernel
    {
        Operands<T> operands = Operands(in memory);
        KernelRunner.RunByParts<TKernel, T>(in kernel, in operands, new Parts(_vectors!, Length, isByRows, blocks));
    }

    public void Reduce<TKernel>(in TKernel kernel, in StepMemory memory, bool isByRows, int blocks)
        where TKernel : struct, IReducingKernel
    {
        Operands<T> operands = Operands(in memory);
        if (blocks > 0)
        {
            ReductionRunner.RunByParts(in kernel, in operands, _elementStates, new Parts(_vectors!, Length, isByRows, blocks), Reductions);
        }
        else if (isByRows)
        {
            ReductionRunner.RunByRows(in kernel, in operands, _elementStates, _vectors!, Rows, Columns, Reductions);
        }
        else
        {
            ReductionRunner.Run(in kernel, in operands, _elementStates, Length, Reductions);
        }
    }

    internal override double Quantile(int index, int start, int length, double share) => Selection.Quantile(_states[index].Slice(start, length), share);

    /// <summary>The memory of the matrices of another size: these alone, for there are no weights and gradients of that size.</summary>
    private Operands<T> OperandsOf(int space)
    {
        ElementStates<T> matrices = _matrices!.Of(space);
        ref T none = ref Unsafe.NullRef<T>();
        return new Operands<T>(ref none, ref none, ref none, ref none, ref matrices.First, matrices.Stride, _vectors);
    }

    internal override double ColumnQuantile(int index, int column, double share)
    {
        ReadOnlySpan<T> values = _states[index];
        Span<double> gathered = Owner.Workspace.AsSpan(0, Rows);
        for (int row = 0; row < gathered.Length; row++)
        {
            gathered[row] = Rounded.From(values[(row * Columns) + column]);
        }

        return Selection.Quantile(gathered, share);
    }

    /// <summary>What a step puts aside, by its place.</summary>
    public ReadOnlySpan<T> PutAside(int index) => _states[_elementStates - Facts.Scratch + index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Operands<T> Operands(in StepMemory memory)
    {
        ref T weights = ref memory.IsGiven ? ref Unsafe.As<byte, T>(ref memory.Weights) : ref MemoryMarshal.GetReference(_weights.Span);
        ref T gradient = ref memory.IsGiven ? ref Unsafe.As<byte, T>(ref Unsafe.AsRef(in memory.Gradient)) : ref MemoryMarshal.GetReference(_gradient.Span);
        return new Operands<T>(
            ref weights,
            ref gradient,
            ref MemoryMarshal.GetReference(_hessian.Span),
            ref Unsafe.As<byte, T>(ref memory.Evaluation),
            ref _states.First,
            _states.Stride,
            _vectors);
    }

    internal override void ClearGradient() => _gradient.Span.Clear();

    internal override void ClearStates()
    {
        _states.Clear();
        Array.Clear(ScalarStates);
        _vectors?.Clear();
        _matrices?.Clear();
    }

    internal override void ComputeEvaluationWeights() => Owner.ComputeEvaluationWeights(this, _otherWeights ??= new T[Length]);

    internal override void SetWeights(StateSpan values) => values.AsSpan<T>().CopyTo(_weights.Span);

    internal override void SwapWeights()
    {
        Span<T> weights = _weights.Span;
        for (int i = 0; i < weights.Length; i++)
        {
            (weights[i], _otherWeights![i]) = (_otherWeights[i], weights[i]);
        }
    }

    internal override StateSpan ElementState(int index) => Stored(_states[index]);

    internal override StateSpan MatrixState(StateInfo state)
    {
        int space = Facts.Spaces.TakeWhile(space => space.Height != state.Height || space.Width != state.Width).Count();
        return Stored(_matrices![space, States.TakeWhile(other => other != state).Count(other => other.Height == state.Height && other.Width == state.Width)]);
    }

    private static StateSpan Stored(Span<T> values) =>
        typeof(T) == typeof(float) ? new StateSpan(MemoryMarshal.Cast<T, float>(values)) : new StateSpan(MemoryMarshal.Cast<T, double>(values));

    internal override bool Overlaps(ReadOnlySpan<byte> bytes, bool alsoGradient) =>
        MemoryMarshal.AsBytes(_weights.Span).Overlaps(bytes)
        || (alsoGradient && MemoryMarshal.AsBytes(_gradient.Span).Overlaps(bytes));

    private void SetHessian<TGiven>(Memory<TGiven> hessian)
    {
        if (hessian is not Memory<T> typed)
        {
            throw new ArgumentException($"Parameter '{Name}' has {typeof(T).Name} weights; its Hessian diagonal must be {typeof(T).Name} too, but is {typeof(TGiven).Name}.", nameof(hessian));
        }

        if (typed.Length != Length)
        {
            throw new ArgumentException($"Parameter '{Name}' has {Length} weights; its Hessian diagonal must have {Length} elements too, but has {typed.Length}.", nameof(hessian));
        }

        _hessian = typed;
    }
}
