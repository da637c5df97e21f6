namespace OptGen.Kernels;

/// <summary>The parameters that take part in a step, as the generated code of a rule sees them.</summary>
public readonly ref struct StepBatch
{
    private readonly ReadOnlySpan<Parameter> _parameters;
    private readonly StepMemory _memory;

    private readonly double[] _totals;
    private readonly double[] _sharedStates;
    private readonly TotalQuantiles _quantiles;

    internal StepBatch(ReadOnlySpan<Parameter> parameters, Optimizer optimizer, double loss, StepMemory memory, int call = 0)
    {
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
        public readonly ParameterStep Current
        {
            get
            {
                Parameter parameter = _batch._parameters[_index];
                return new ParameterStep(parameter, parameter.StepCount + 1, _batch._memory);
            }
        }

        /// <summary>Goes to the next parameter, if there is one.</summary>
        public bool MoveNext() => ++_index < _batch._parameters.Length;
    }
}
