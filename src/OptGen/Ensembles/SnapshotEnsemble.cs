using System.Numerics;
using System.Runtime.InteropServices;
using OptGen.Hyperparameters;
using OptGen.Lanes;
using OptGen.Memory;

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
/// Snapshots are of the weights that were trained, whatever the rule evaluates with; the optimizer's parameters must all have been added before. While <see cref="Predict(Predictor{float}, Span{float})"/>
/// runs, snapshots can be neither taken nor loaded.
/// </remarks>
public sealed partial class SnapshotEnsemble
{
    private readonly Optimizer _optimizer;
    private readonly long _period;
    private readonly int _capacity;
    private readonly Occupancy _occupancy = new();
    private List<Array[]> _snapshots = [];

    /// <summary>Begins without snapshots.</summary>
    /// <param name="optimizer">Whose weights are kept.</param>
    /// <param name="period">How many steps a cycle takes.</param>
    /// <param name="capacity">How many snapshots are kept: the last ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period or the capacity is below 1.</exception>
    public SnapshotEnsemble(Optimizer optimizer, long period, int capacity = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        _period = RangeCheck.AtLeast(1, period, nameof(period));
        _capacity = RangeCheck.AtLeast(1, capacity, nameof(capacity));
        _optimizer = optimizer;
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
    /// A parameter was added without memory or since the first snapshot, the weights to evaluate with are in place, a step waits for a gradient, or a call is under way.
    /// </exception>
    public void Take() => _occupancy.Within(this, () =>
    {
        CheckParameters();
        Array[] weights = _optimizer.Member.Evaluation.CopyWeights();
        if (Count == _capacity)
        {
            _snapshots.RemoveAt(0);
        }

        _snapshots.Add(weights);
        return true;
    });

    /// <summary>Puts a snapshot in the place of the weights, until the result is disposed of; no step can be made before.</summary>
    /// <param name="index">Which, from 0, the oldest.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such snapshot.</exception>
    /// <exception cref="InvalidOperationException">Other weights to evaluate with are in place, or a step waits for a gradient.</exception>
    public EvaluationScope Use(int index)
    {
        if ((uint)index >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} snapshots, counted from 0; there is no such one.");
        }

        CheckParameters();
        return _optimizer.Member.Evaluation.Begin([_snapshots[index]]);
    }

    /// <summary>Puts the mean of all snapshots in the place of the weights, until the result is disposed of; no step can be made before.</summary>
    /// <exception cref="InvalidOperationException">There is no snapshot, other weights to evaluate with are in place, or a step waits for a gradient.</exception>
    public EvaluationScope UseAverage()
    {
        CheckNotEmpty();
        CheckParameters();
        return _optimizer.Member.Evaluation.Begin(_snapshots);
    }

    /// <summary>The mean of what the model predicts with each snapshot; afterwards the weights are what they were.</summary>
    /// <param name="predict">Predicts with the weights that are in place. What it throws passes through.</param>
    /// <param name="mean">Where to write the mean, as many numbers as are predicted: no memory that the optimizer uses. It is written once all are predicted.</param>
    /// <exception cref="ArgumentException">The memory for the mean is that of weights, a gradient, a state or something given.</exception>
    /// <exception cref="InvalidOperationException">There is no snapshot, weights to evaluate with are in place, a step waits for a gradient, or a call is under way.</exception>
    public void Predict(Predictor<float> predict, Span<float> mean)
    {
        double[] means = MeanOf(predict, mean);
        for (int i = 0; i < means.Length; i++)
        {
            mean[i] = (float)means[i];
        }
    }

    /// <inheritdoc cref="Predict(Predictor{float}, Span{float})"/>
    public void Predict(Predictor<double> predict, Span<double> mean) => MeanOf(predict, mean).CopyTo(mean);

    private double[] MeanOf<T>(Predictor<T> predict, ReadOnlySpan<T> mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(predict);
        _optimizer.Member.Set.CheckDestination(MemoryMarshal.AsBytes(mean), nameof(mean));
        double[] means = new double[mean.Length];
        T[] predictions = new T[mean.Length];
        _occupancy.Enter(this);
        try
        {
            CheckNotEmpty();
            for (int snapshot = 0; snapshot < Count; snapshot++)
            {
                using (Use(snapshot))
                {
                    predict(predictions);
                }

                for (int i = 0; i < means.Length; i++)
                {
                    means[i] += Rounded.From(predictions[i]);
                }
            }
        }
        finally
        {
            _occupancy.Leave();
        }

        for (int i = 0; i < means.Length; i++)
        {
            means[i] /= Count;
        }

        return means;
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
