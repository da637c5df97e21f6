using OptGen.CompilerServices;
using OptGen.Memory;
using OptGen.Narrow;
using OptGen.Parameters;
using OptGen.Passes;
using OptGen.Scalars;
using OptGen.States;

namespace OptGen;

/// <summary>One tensor of weights that an optimizer trains, with its gradient and states; made by <see cref="Optimizer.Add(string, Memory{float}, Memory{float}, int[])"/>.</summary>
public abstract class Parameter : IHeldMemory
{
    /// <summary>How many more steps than the optimizer the parameter has made: those move on together.</summary>
    private long _stepsAhead;

    private ParameterNorms? _norms;

    private protected Parameter(ParameterSet set, string name, int[] shape, int length, OptimizerInfo info)
    {
        Set = set;
        _stepsAhead = -set.StepCount;
        Name = name;
        Shape = Array.AsReadOnly(shape);
        Length = length;
        Columns = 1;
        foreach (int axis in shape.AsSpan(1))
        {
            Columns *= axis;
        }

        Variant = info.PlanOf(shape.Length);
        Plan = info.Plans[Variant];
        States = info.DependsOnRank ? StatesOf(info) : info.States;
        Sizes = [.. set.Sizes.Current(name), .. Enumerable.Reverse(shape), shape.Length];
        ScalarStates = new double[CountStates(StateShape.Scalar)];
        Reductions = new double[Plan.Layout.Reductions];
        KeptWeights = States.Any(state => state.Name == info.Layout.KeptWeights) ? States.TakeWhile(state => state.Name != info.Layout.KeptWeights).Count(state => state.Shape == StateShape.Element) : null;
        NoiseKey = CompilerServices.NoiseKey.Of(name);
    }

    private StateInfo[] StatesOf(OptimizerInfo info) => [.. info.States.Where(state => Plan.States.Contains(state.Name))];

    /// <summary>How many states of a shape the parameter has.</summary>
    private protected int CountStates(StateShape shape)
    {
        int count = 0;
        for (int i = 0; i < States.Count; i++)
        {
            count += States[i].Shape == shape ? 1 : 0;
        }

        return count;
    }

    /// <summary>The name given when it was added.</summary>
    public string Name { get; }

    /// <summary>The lengths of the axes, outermost first.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of weights.</summary>
    public int Length { get; }

    /// <summary>
    /// The states of this parameter, for <see cref="Optimizer.State(Parameter, string)"/>: those of <see cref="OptimizerInfo.States"/> that the rule
    /// keeps for its rank, and those shared by the whole optimizer.
    /// </summary>
    public IReadOnlyList<StateInfo> States { get; }

    /// <summary><see cref="float"/> or <see cref="double"/>.</summary>
    public abstract Type ElementType { get; }

    /// <summary>The number of steps that this parameter has made: <c>t</c> of its last step.</summary>
    public long StepCount
    {
        get => Set.StepCount + _stepsAhead;
        internal set
        {
            _stepsAhead = value - Set.StepCount;
            Set.ForgetSharing();
        }
    }

    /// <summary>The parameters of its optimizer.</summary>
    internal ParameterSet Set { get; }

    /// <summary>Weights that a step of this parameter was given and that are apart from all else: where they are, how often memory may have moved by then, and <see cref="Overlaps.Version"/>.</summary>
    internal (nint Address, int Collections, int Version) KnownApart { get; set; }

    /// <summary>The section of the step that is next; 0 where it is a new step.</summary>
    internal int Call { get; set; }

    /// <summary>What noise knows the parameter by: its name, so that it does not matter which others there are.</summary>
    internal ulong NoiseKey { get; }

    /// <summary>Which of the rule's variants the parameter follows.</summary>
    internal int Variant { get; }

    /// <summary>What the compiler knows of that variant.</summary>
    internal RankPlan Plan { get; }

    /// <summary>What the hyperparameters that set sizes of matrices were when the parameter was added; behind them the lengths of its axes, the first one last, and their number.</summary>
    internal int[] Sizes { get; }

    /// <summary>The length of an axis, and how far the elements of neighbouring indices are from each other; beyond the last, 1 and 1.</summary>
    internal (int Length, int Stride) Axis(int number)
    {
        int stride = 1;
        for (int i = number + 1; i < Shape.Count; i++)
        {
            stride *= Shape[i];
        }

        return (number < Shape.Count ? Shape[number] : 1, stride);
    }

    /// <summary>What a pass has put aside for reductions over all parameters, by its place among these.</summary>
    internal abstract StateSpan Collected(int index);

    /// <summary>Reduces what a pass has put aside, or its products with something else, to one number for each index of an axis.</summary>
    internal abstract void Along(ReductionKind kind, int axis, int index, int? other, Span<double> result);

    /// <summary>The quantile at one index of an axis of what a pass has put aside.</summary>
    internal abstract double AxisQuantile(int axis, int index, int place, double share);

    /// <summary>The quantile of a matrix put aside, or of one of its rows, whose order it changes, or of one of its columns.</summary>
    internal abstract double Quantile(in StepMemory memory, MatrixReference matrix, int? row, int? column, double share);

    internal abstract void Spread(in StepMemory memory, int axis, ReadOnlySpan<double> vector, MatrixReference result);

    internal double[] ScalarStates { get; }

    /// <summary>What the reductions of the step at hand have come to.</summary>
    internal double[] Reductions { get; }

    /// <summary>The sum of the squares of the gradient, where a step has asked for it.</summary>
    internal double[] GradientSquares { get; } = new double[1];

    /// <summary>What the step at hand has measured, where somebody listens.</summary>
    internal ParameterNorms Norms => _norms ??= new ParameterNorms(Length);

    /// <summary>The place, among the states of its shape, of that which holds the weights before a step of several calls; null where none does.</summary>
    internal int? KeptWeights { get; }

    /// <summary>Where the results of a reducing pass go.</summary>
    internal double[] ResultsOf<TKernel>()
        where TKernel : struct, IReducingKernel => typeof(TKernel) == typeof(GradientNorm) ? GradientSquares : Reductions;

    /// <summary>Whether <see cref="Optimizer.Step()"/> knows where weights and gradient are.</summary>
    internal abstract bool HasMemory { get; }

    internal void CheckHasMemory()
    {
        if (!HasMemory)
        {
            throw new InvalidOperationException($"Parameter '{Name}' was added without memory; its weights are not known here.");
        }
    }

    /// <summary>Checks that memory that is given to a call holds elements of the weights' type.</summary>
    internal void CheckElementType(Type type, string argument)
    {
        if (ElementType != type)
        {
            throw new ArgumentException($"Parameter '{Name}' has {ElementType.Name} weights, but was given {type.Name}.", argument);
        }
    }

    /// <summary>Checks that memory that is given to a call holds as many as there are weights.</summary>
    internal void CheckElements(Type type, int length, string what, string argument)
    {
        CheckElementType(type, argument);
        if (Length != length)
        {
            throw new ArgumentException($"Parameter '{Name}' has {Length} weights, but was given {length} {what}.", argument);
        }
    }

    /// <summary>The vectors of rows and columns; null where the rule has none.</summary>
    internal abstract ParameterVectors? Vectors { get; }

    /// <summary>The length of the first axis.</summary>
    internal int Rows => Shape[0];

    /// <summary>The product of the lengths of the other axes.</summary>
    internal int Columns { get; }

    /// <summary>Sets the memory of a given value of the rule: <c>given x</c>, or <c>hess</c>. Every call of a step reads its current contents, until other memory replaces it.</summary>
    /// <param name="name">The name in the rule.</param>
    /// <param name="values">
    /// The elements, row by row; <see cref="OptimizerInfo.Givens"/> and the parameter's shape determine how many. For <c>given x</c>: one per weight, in the same
    /// order. The memory is not copied: keep it until the last step.
    /// </param>
    /// <exception cref="ArgumentException">The rule has no given value of that name, the length or the element type differs, or the memory overlaps weights, a gradient or a state.</exception>
    public abstract void Give(string name, ReadOnlyMemory<float> values);

    /// <inheritdoc cref="Give(string, ReadOnlyMemory{float})"/>
    public abstract void Give(string name, ReadOnlyMemory<double> values);

    /// <summary>Sets a given number of the rule: <c>given c: 1</c>. It applies until it is set again.</summary>
    /// <param name="name">The name in the rule.</param>
    /// <param name="value">The number. The rule computes with it in <see cref="double"/>, whatever the weights' type.</param>
    /// <exception cref="ArgumentException">The rule has no given value of that name, or it is not a single number.</exception>
    public abstract void Give(string name, double value);

    /// <summary>Sets the memory with the estimate of the Hessian's diagonal, for rules that read <c>hess</c>: the same as <c>Give("hess", hessian)</c>. Other rules ignore it.</summary>
    /// <param name="hessian">One element per weight, in the same order.</param>
    /// <exception cref="ArgumentException">The length or the element type differs from the weights', or the memory overlaps weights, a gradient or a state.</exception>
    /// <exception cref="InvalidOperationException">A call of the optimizer is under way, and this is not its closure.</exception>
    public void SetHessian(Memory<float> hessian)
    {
        if (Set.Info.ReadsHessian)
        {
            Give(GivenInfo.HessianName, hessian);
        }
    }

    /// <inheritdoc cref="SetHessian(Memory{float})"/>
    public void SetHessian(Memory<double> hessian)
    {
        if (Set.Info.ReadsHessian)
        {
            Give(GivenInfo.HessianName, hessian);
        }
    }

    /// <summary>Whether something has been handed over, by its place in <see cref="OptimizerInfo.Givens"/>.</summary>
    internal abstract bool HasGiven(int index);

    internal abstract double GivenNumber(int index);

    internal abstract void CopyGiven(int index, Span<double> destination);

    /// <summary>The first element of the gradient that is infinite or not a number once it is multiplied by a factor; −1 where there is none.</summary>
    internal abstract int FirstNonFinite(in StepMemory memory, double factor);

    /// <summary>The sum of the squares of the gradient, each divided by a number first.</summary>
    internal abstract double SumOfSquares(double divisor);

    /// <summary>The greatest magnitude in the gradient.</summary>
    internal abstract double GreatestGradient { get; }

    /// <summary>The quantile of some of the values put aside, whose order it changes.</summary>
    internal abstract double Quantile(int index, int start, int length, double share);

    /// <summary>The quantile of one column of the values put aside.</summary>
    internal abstract double ColumnQuantile(int index, int column, double share);

    /// <summary>Measures the gradient, where no pass of the rule can.</summary>
    internal abstract void MeasureGradient(StepSettings settings);

    /// <summary>Measures the weights, where no pass of the rule has.</summary>
    internal abstract void MeasureWeights(StepSettings settings);

    /// <summary>Gives states to those parameters of the same type that have none yet, where this one has none.</summary>
    /// <param name="parameters">All parameters of the optimizer.</param>
    /// <param name="mayAdjoin">Whether passes run over neighbours as if they were one.</param>
    internal abstract void LayOutWith(ReadOnlySpan<Parameter> parameters, bool mayAdjoin);

    /// <summary>Allocates what a step needs, as far as its size follows from the parameter.</summary>
    /// <param name="scalesGradient">Whether the rule is to see another gradient than the one stored.</param>
    internal abstract void AllocateForStep(bool scalesGradient);

    /// <summary>Memory of the gradients of some rows, with the parameter's own weights.</summary>
    internal abstract StepMemory WithOwnWeights(in StepMemory memory);

    /// <summary>Allocates what <see cref="TakeBeginning"/> gives.</summary>
    internal abstract void PrepareBeginning();

    /// <summary>A copy of the weights, and a gradient of zeros; given once.</summary>
    internal abstract StepMemory TakeBeginning();

    /// <summary>Makes the states of some rows 0.</summary>
    internal abstract void ClearStates(ReadOnlySpan<int> rows);

    internal abstract void ClearGradient();

    internal abstract void ClearStates();

    /// <summary>Memory beside the weights, for those to evaluate with: what <see cref="SwapWeights"/> puts in their place.</summary>
    internal abstract StepMemory Aside();

    /// <summary>Puts a copy of the weights there.</summary>
    internal abstract void CopyWeightsAside();

    /// <summary>The weights where they are.</summary>
    internal abstract StateSpan WeightValues { get; }

    internal abstract void SetWeights(StateSpan values);

    /// <summary>A copy of the weights, an array of their type.</summary>
    internal abstract Array CopyWeights();

    /// <summary>An array for such a copy.</summary>
    internal abstract Array CreateArray();

    /// <summary>Puts the mean of copies of the weights aside, for <see cref="SwapWeights"/>.</summary>
    internal abstract void SetAside(IReadOnlyList<Array> copies);

    /// <summary>Exchanges the weights with those that are kept beside them.</summary>
    internal abstract void SwapWeights();

    internal abstract StateSpan ElementState(int index);

    /// <summary>Whether some states are kept narrow.</summary>
    internal abstract bool HasNarrowStates { get; }

    /// <summary>Whether passes may go over narrow states as a whole.</summary>
    internal abstract bool NeedsDecoded { get; }

    /// <summary>A state of element shape that is kept narrow, by its place among those of that shape; null where it is not.</summary>
    internal abstract NarrowState? NarrowState(int index);

    internal abstract StateSpan MatrixState(StateInfo state);

    internal abstract void Multiply(in StepMemory memory, MatrixReference a, MatrixReference b, MatrixReference result);

    internal abstract void Transpose(in StepMemory memory, MatrixReference x, MatrixReference result);

    internal abstract void Identity(in StepMemory memory, MatrixReference result);

    internal abstract void Orthogonalize(in StepMemory memory, MatrixReference x, MatrixReference result);

    internal abstract void Invert(in StepMemory memory, MatrixReference x, MatrixReference result);

    internal abstract void InverseRoot(in StepMemory memory, MatrixReference x, double root, MatrixReference result);

    internal abstract void EigenVectors(in StepMemory memory, MatrixReference x, MatrixReference result);

    internal abstract void Orthonormalize(in StepMemory memory, MatrixReference x, MatrixReference result);

    internal abstract void Sort(in StepMemory memory, MatrixReference x, MatrixReference result);

    internal abstract void Places(in StepMemory memory, MatrixReference x, MatrixReference result);

    /// <summary>The name, the element type and shape, and the step count: <c>fc1.weight: float[784, 50], t = 3</c>.</summary>
    public override string ToString() => Words.Invariant($"{Name}: {(ElementType == typeof(float) ? "float" : "double")}[{string.Join(", ", Shape)}], t = {StepCount}");

    internal abstract void Polar(in StepMemory memory, MatrixReference x, MatrixReference result);

    internal abstract double SpectralNorm(in StepMemory memory, MatrixReference x);

    internal abstract void Recall(in StepMemory memory, MatrixReference history, double count, MatrixReference result);

    internal abstract void Record(in StepMemory memory, MatrixReference history, MatrixReference value, double count);

    /// <summary>Whether memory of the parameter shares some with these bytes.</summary>
    internal abstract bool Overlaps(ReadOnlySpan<byte> bytes, MemoryUse use);

    /// <summary>Which of the memory given shares some with these bytes.</summary>
    internal abstract string NameOfGiven(ReadOnlySpan<byte> bytes);

    /// <summary>Notes the parameter's own memory of one use.</summary>
    internal abstract void NoteMemory(MemoryMap map, MemoryUse use);

    /// <summary>Whether its states, or what a step keeps beside them, share memory with these bytes.</summary>
    internal abstract bool StatesOverlap(ReadOnlySpan<byte> bytes);

    internal abstract bool HasForeignMemory { get; }

    internal abstract bool Pin();

    internal abstract void Release();

    internal abstract TResult Fix<TResult>(Func<TResult> action);

    bool IHeldMemory.HasForeignMemory => HasForeignMemory;

    bool IHeldMemory.Pin() => Pin();

    void IHeldMemory.Release() => Release();

    TResult IHeldMemory.Fix<TResult>(Func<TResult> action) => Fix(action);
}
