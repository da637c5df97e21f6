namespace OptGen.Kernels;

/// <summary>The parameters that take part in a step, as the generated code of a rule sees them.</summary>
public readonly ref struct StepBatch
{
    private readonly ReadOnlySpan<Parameter> _parameters;
    private readonly StepMemory _memory;

    internal StepBatch(ReadOnlySpan<Parameter> parameters, double loss, StepMemory memory)
    {
        _parameters = parameters;
        _memory = memory;
        Loss = loss;
    }

    /// <summary>The loss given to the step; NaN where none was.</summary>
    public double Loss { get; }

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
