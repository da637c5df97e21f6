namespace OptGen;

/// <summary>Writes what a model predicts with the weights that are in place.</summary>
/// <typeparam name="T">The type of the predictions.</typeparam>
/// <param name="predictions">Where to write them, in an order that is the same every time.</param>
public delegate void Predictor<T>(Span<T> predictions);

/// <summary>
/// Several models from one training: the weights at the end of each cycle of a cyclic schedule, such as <see cref="CosineRestarts"/>, are kept, and their predictions, or
/// they themselves, averaged.
/// </summary>
/// <remarks>
/// Huang et al., "Snapshot ensembles: train 1, get M for free", 2017; the mean of the weights as in Izmailov et al., 2018. A snapshot takes as much memory as the weights.
/// Snapshots are of the weights that were trained, whatever the rule evaluates with; the optimizer's parameters must all have been added before.
/// </remarks>
public sealed partial class SnapshotEnsemble
{
    private readonly Optimizer _optimizer;
    private readonly long _period;
    private readonly int _capacity;
    private List<Array[]> _snapshots = [];

    /// <summary>Begins without snapshots.</summary>
    /// <param name="optimizer">Whose weights are kept.</param>
    /// <param name="period">How many steps a cycle takes.</param>
    /// <param name="capacity">How many snapshots are kept: the last ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period or the capacity is below 1.</exception>
    public SnapshotEnsemble(Optimizer optimizer, long period, int capacity = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _optimizer = optimizer;
        _period = period;
        _capacity = capacity;
    }

    /// <summary>How many snapshots there are.</summary>
    public int Count => _snapshots.Count;

    /// <summary>Keeps the weights if a cycle has just ended; to be called after each step.</summary>
    /// <param name="result">What the step did: one that was skipped or waits for a gradient ends no cycle.</param>
    /// <returns>Whether the weights were kept.</returns>
    /// <exception cref="InvalidOperationException">A parameter was added without memory, or the weights to evaluate with are in place.</exception>
    public bool Observe(StepResult result)
    {
        bool endsCycle = result.Status == StepStatus.Applied && _optimizer.StepCount % _period == 0;
        if (endsCycle)
        {
            Take();
        }

        return endsCycle;
    }

    /// <summary>Keeps the weights as they are now.</summary>
    /// <exception cref="InvalidOperationException">
    /// A parameter was added without memory or since the first snapshot, the weights to evaluate with are in place, or a step waits for a gradient.
    /// </exception>
    public void Take()
    {
        CheckParameters();
        Array[] weights = _optimizer.CopyWeights();
        if (Count == _capacity)
        {
            _snapshots.RemoveAt(0);
        }

        _snapshots.Add(weights);
    }

    /// <summary>Puts a snapshot in the place of the weights, until the result is disposed of; no step can be made before.</summary>
    /// <param name="index">Which, from 0, the oldest.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such snapshot.</exception>
    /// <exception cref="InvalidOperationException">Other weights to evaluate with are in place, or a step waits for a gradient.</exception>
    public EvaluationScope Use(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        CheckParameters();
        return _optimizer.UseSnapshots([_snapshots[index]]);
    }

    /// <summary>Puts the mean of all snapshots in the place of the weights, until the result is disposed of; no step can be made before.</summary>
    /// <exception cref="InvalidOperationException">There is no snapshot, other weights to evaluate with are in place, or a step waits for a gradient.</exception>
    public EvaluationScope UseAverage()
    {
        CheckNotEmpty();
        CheckParameters();
        return _optimizer.UseSnapshots(_snapshots);
    }

    /// <summary>The mean of what the model predicts with each snapshot; afterwards the weights are what they were.</summary>
    /// <param name="predict">Predicts with the weights that are in place.</param>
    /// <param name="mean">Where to write the mean, as many numbers as are predicted.</param>
    /// <exception cref="InvalidOperationException">There is no snapshot, weights to evaluate with are in place, or a step waits for a gradient.</exception>
    public void Predict(Predictor<float> predict, Span<float> mean)
    {
        ArgumentNullException.ThrowIfNull(predict);
        double[] sums = new double[mean.Length];
        float[] predictions = new float[mean.Length];
        ForEach(() =>
        {
            predict(predictions);
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += predictions[i];
            }
        });
        for (int i = 0; i < sums.Length; i++)
        {
            mean[i] = (float)(sums[i] / Count);
        }
    }

    /// <inheritdoc cref="Predict(Predictor{float}, Span{float})"/>
    public void Predict(Predictor<double> predict, Span<double> mean)
    {
        ArgumentNullException.ThrowIfNull(predict);
        double[] sums = new double[mean.Length];
        double[] predictions = new double[mean.Length];
        ForEach(() =>
        {
            predict(predictions);
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += predictions[i];
            }
        });
        for (int i = 0; i < sums.Length; i++)
        {
            mean[i] = sums[i] / Count;
        }
    }

    /// <summary>Does something with each snapshot in place.</summary>
    private void ForEach(Action predict)
    {
        CheckNotEmpty();
        for (int i = 0; i < Count; i++)
        {
            using (Use(i))
            {
                predict();
            }
        }
    }

    private void CheckParameters()
    {
        if (Count > 0 && _snapshots[0].Length != _optimizer.Parameters.Count)
        {
            throw new InvalidOperationException($"The snapshots have {_snapshots[0].Length} parameters and the optimizer {_optimizer.Parameters.Count}: add all parameters before the first snapshot.");
        }
    }

    private void CheckNotEmpty()
    {
        if (Count == 0)
        {
            throw new InvalidOperationException("There is no snapshot yet: the first cycle has not ended.");
        }
    }
}
