using System.ComponentModel;
using OptGen.Parameters;
using OptGen.Passes;
using OptGen.Reductions;
using OptGen.Steps;

namespace OptGen.CompilerServices;

/// <summary>The parameters that take part in a step, as the generated code of a rule sees them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref partial struct StepBatch
{
    private readonly ReadOnlySpan<Parameter> _parameters;
    private readonly StepMemory _memory;

    private readonly StepMember _member;

    private readonly ParameterSet _set;

    private readonly int _stage;

    /// <param name="parameters">The parameters.</param>
    /// <param name="member">Whose they are.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="memory">Memory besides their own, and how to go over it.</param>
    /// <param name="call">How many gradients at other points the step has been given.</param>
    /// <param name="stage">The stage to carry out; all of them where it is negative.</param>
    internal StepBatch(ReadOnlySpan<Parameter> parameters, StepMember member, double loss, StepMemory memory, int call = 0, int stage = -1)
    {
        _member = member;
        _set = member.Set;
        _parameters = parameters;
        _memory = memory;
        Number = _set.StepCount + 1;
        Loss = loss;
        Call = call;
        _stage = stage;
    }

    private StepBatch(StepBatch other, int call)
    {
        this = other;
        Call = call;
    }

    /// <summary>The number of this step for the optimizer, 1 at its first.</summary>
    public double Number { get; }

    /// <summary>How many gradients at other points the step has been given so far: which section of it is at hand.</summary>
    public int Call { get; }

    /// <summary>Whether a stage of the step is to be carried out: what lies between two points at which all parameters wait for each other.</summary>
    public bool IsAt(int stage) => _stage < 0 || _stage == stage;

    /// <summary>How many weights all parameters have together: <c>all.numel</c>.</summary>
    public double Length
    {
        get
        {
            long length = 0;
            foreach (Parameter parameter in _set.Reduced)
            {
                length += parameter.Length;
            }

            return length;
        }
    }

    /// <summary>The first parameters, as far as they are at the same step; empty where there are none.</summary>
    public StepRange FirstRange => RangeFrom(0);

    /// <summary>The parameters behind a range, as far as they are at the same step; empty where there are none.</summary>
    public StepRange RangeAfter(StepRange range) => RangeFrom(range.End);

    /// <summary>The first parameter of a range.</summary>
    public ParameterStep FirstOf(StepRange range) => this[range.Start];

    /// <summary>The result of a reduction over all parameters, by its place among them.</summary>
    public double Total(int index) => _member.Totals[index];

    /// <summary>The quantile of what a pass has put aside of all parameters.</summary>
    /// <param name="index">Its place among what is put aside.</param>
    /// <param name="share">From 0, the least, to 1, the greatest.</param>
    public double Quantile(int index, double share) => _member.Quantiles.Of(_set.Reduced, index, share);

    /// <summary>A state that the optimizer has one of, by its place among them.</summary>
    public ref double SharedState(int index) => ref _set.Shared.Numbers[index];

    /// <summary>What the optimizer keeps of the last steps, by its place among such states.</summary>
    public Span<double> SharedHistory(int index) => _set.Shared.Histories[index];

    /// <summary>A vector of one number for each of the last steps of the optimizer.</summary>
    /// <param name="index">Its place among those that a step computes.</param>
    /// <param name="history">The place of the state that it belongs to.</param>
    /// <param name="count">How many values there have been before this step.</param>
    public Span<double> HistoryVector(int index, int history, double count)
    {
        int length = _set.Shared.Histories[history].Length;
        return _member.HistoryVector(index, length).AsSpan(0, (int)Math.Min(count + 1, length));
    }

    /// <summary>The oldest of the values that the optimizer keeps; 0 where there have been fewer.</summary>
    /// <inheritdoc cref="ParameterStep.Recall(int, double)"/>
    public double Recall(int index, double count)
    {
        double[] values = _set.Shared.Histories[index];
        return values[(int)(count % values.Length)];
    }

    /// <summary>Copies the values that the optimizer keeps, with one of this step in the place of the oldest.</summary>
    /// <inheritdoc cref="ParameterStep.Remember(int, double, double, Span{double})"/>
    public void Remember(int index, double value, double count, Span<double> values)
    {
        double[] kept = _set.Shared.Histories[index];
        kept.AsSpan(0, values.Length).CopyTo(values);
        values[(int)(count % kept.Length)] = value;
    }

    /// <summary>The numbers of a vector in ascending order; NaN comes last.</summary>
    public void Sort(ReadOnlySpan<double> x, Span<double> result) => Ordering.Sort(x, result, _set.Workspace.Numbers);

    /// <summary>The place of each number of a vector in ascending order, from 0: equal ones in their own order, NaN last.</summary>
    public void Places(ReadOnlySpan<double> x, Span<double> result) => Ordering.Rank(x, result, _set.Workspace.Numbers);

    /// <summary>Puts together what a reduction has come to for each parameter, in a tree that depends on their number alone.</summary>
    public void Combine(int index, ReductionKind kind)
    {
        ReadOnlySpan<Parameter> parameters = _set.Reduced;
        Span<double> open = stackalloc double[ReductionTree.LargestDepth];
        for (int i = 0; i < parameters.Length; i++)
        {
            ReductionTree.Push(open, i, parameters[i].Reductions[index], kind);
        }

        _member.Totals[index] = parameters.Length == 0 ? ReductionTree.Identity(kind) : ReductionTree.Close(open, parameters.Length, kind);
    }

    /// <summary>The loss given to the first call of the step; NaN where none was.</summary>
    public double Loss { get; }

    /// <summary>The loss given to a further call of the step, from 1 on.</summary>
    public double LossAt(int call) => _member.Losses[call];

    /// <summary>One parameter and its number of this step.</summary>
    internal ParameterStep this[int index]
    {
        get
        {
            Parameter parameter = _parameters[index];
            return new ParameterStep(parameter, parameter.StepCount + 1, _memory);
        }
    }

    private StepRange RangeFrom(int start)
    {
        if (start == _parameters.Length)
        {
            return new StepRange(start, start, 0);
        }

        long count = _parameters[start].StepCount;
        int end = _parameters.Length;
        if (start > 0 || !_set.SharesSteps)
        {
            for (end = start + 1; end < _parameters.Length && _parameters[end].StepCount == count;)
            {
                end++;
            }
        }

        return new StepRange(start, end, count + 1);
    }

    /// <summary>The same parameters at another section of the step.</summary>
    internal StepBatch At(int call) => new(this, call);

    /// <summary>Goes through the parameters.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through the parameters of a step.</summary>
    public ref struct Enumerator
    {
        private readonly StepBatch _batch;
        private int _index;

        internal Enumerator(StepBatch batch)
        {
            _batch = batch;
            _index = -1;
        }

        /// <summary>The parameter and its number of this step.</summary>
        public readonly ParameterStep Current => _batch[_index];

        /// <summary>Goes to the next parameter, if there is one.</summary>
        public bool MoveNext() => ++_index < _batch._parameters.Length;
    }
}
