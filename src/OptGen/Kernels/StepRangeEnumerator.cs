namespace OptGen.Kernels;

/// <summary>Goes through the parameters of a step in runs of those that are at the same step.</summary>
public ref struct StepRangeEnumerator
{
    private readonly StepBatch _batch;
    private int _start;
    private int _end;

    internal StepRangeEnumerator(StepBatch batch) => _batch = batch;

    /// <summary>The run at hand.</summary>
    public readonly StepRange Current => new(_batch, _start, _end);

    /// <summary>This.</summary>
    public readonly StepRangeEnumerator GetEnumerator() => this;

    /// <summary>Goes to the next run, if there is one.</summary>
    public bool MoveNext()
    {
        _start = _end;
        if (_start == _batch.Count)
        {
            return false;
        }

        _end = _batch.EndOfRange(_start);
        return true;
    }
}
