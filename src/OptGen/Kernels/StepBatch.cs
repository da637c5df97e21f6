namespace OptGen.Kernels;

/// <summary>The parameters that take part in a step, as the generated code of a rule sees them.</summary>
public readonly ref struct StepBatch
{
    private readonly ReadOnlySpan<Parameter> _parameters;
    private readonly StepMemory _memory;

    private readonly double[] _totals;
    private readonly double[] _sharedStates;
    private readonly TotalQuantiles _quantiles;
    private readonly Optimizer _optimizer;

    internal StepBatch(ReadOnlySpan<Parameter> parameters, Optimizer optimizer, double loss, StepMemory memory, int call = 0)
    {
        _optimizer = optimizer;
        _parameters = parameters;
        _memory = memory;
        _totals = optimizer.Totals;
        _sharedStates = optimizer.SharedStates;
        _quantiles = optimizer.Quantiles;
        Number = optimizer.StepCount + 1;
        Loss = loss;
        Call = call;
    }

    private StepBatch(StepBatch other, int call)
    {
        this = other;
        Call = call;
    }

    /// <summary>The number of this step for the optimizer, 1 at its first.</summary>
    public double Number { get; }

    /// <summary>How many gradients at other points the step has been given so far: which part of it is at hand.</summary>
    public int Call { get; }

    /// <summary>How many weights all parameters have together: <c>all.numel</c>.</summary>
    public double Length
    {
        get
        {
            long length = 0;
            foreach (Parameter parameter in _parameters)
            {
                length += parameter.Length;
            }

            return length;
        }
    }

    /// <summary>The parameters, in runs of those that are at the same step.</summary>
    public StepRangeEnumerator Ranges => new(this);

    /// <summary>The result of a reduction over all parameters, by its place among them.</summary>
    public double Total(int index) => _totals[index];

    /// <summary>The quantile of what a pass has put aside of all parameters.</summary>
    /// <param name="index">Its place among what is put aside.</param>
    /// <param name="share">From 0, the least, to 1, the greatest.</param>
    public double Quantile(int index, double share) => _quantiles.Of(_parameters, index, share);

    /// <summary>A state that the optimizer has one of, by its place among them.</summary>
    public ref double SharedState(int index) => ref _sharedStates[index];

    /// <summary>Puts together what a reduction has come to for each parameter, in a tree that depends on their number alone.</summary>
    public void Combine(int index, ReductionKind kind)
    {
        Span<double> open = stackalloc double[ReductionRunner.LargestDepth];
        for (int i = 0; i < _parameters.Length; i++)
        {
            ReductionRunner.Push(open, i, _parameters[i].Reductions[index], kind);
        }

        _totals[index] = _parameters.Length == 0 ? ReductionRunner.Identity(kind) : ReductionRunner.Close(open, _parameters.Length, kind);
    }

    /// <summary>The loss given to the first call of the step; NaN where none was.</summary>
    public double Loss { get; }

    /// <summary>How many parameters there are.</summary>
    internal int Count => _parameters.Length;

    /// <summary>Where and how the step goes over memory.</summary>
    internal StepMemory Memory => _memory;

    /// <summary>Whether these are all parameters of the optimizer, with their own memory.</summary>
    internal bool IsWhole => !_memory.IsGiven && _parameters.Length == _optimizer.Parameters.Count;

    internal Optimizer Optimizer => _optimizer;

    /// <summary>One parameter and its number of this step.</summary>
    internal ParameterStep this[int index]
    {
        get
        {
            Parameter parameter = _parameters[index];
            return new ParameterStep(parameter, parameter.StepCount + 1, _memory);
        }
    }

    /// <summary>One past the last of the parameters from one on that are at the same step.</summary>
    internal int EndOfRange(int start)
    {
        if (start == 0 && _optimizer.SharesSteps)
        {
            return _parameters.Length;
        }

        long number = _parameters[start].StepCount;
        int end = start + 1;
        while (end < _parameters.Length && _parameters[end].StepCount == number)
        {
            end++;
        }

        return end;
    }

    /// <summary>The same parameters at another part of the step.</summary>
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
