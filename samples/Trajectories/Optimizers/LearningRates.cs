using Trajectories.Nets;

namespace Trajectories.Optimizers;

/// <summary>One optimizer's learning rates: for each function, and for the nets by the size of a batch; regression may need smaller ones.</summary>
public sealed record LearningRates(
    double Quadratic,
    double Rosenbrock,
    double Beale,
    double Himmelblau,
    double Saddle,
    double FullBatch,
    double MiniBatch,
    double OneByOne,
    double RegressionFactor)
{
    /// <summary>The rate for a function.</summary>
    public double For(TestFunction function) => function.Name switch
    {
        "quadratic" => Quadratic,
        "rosenbrock" => Rosenbrock,
        "beale" => Beale,
        "himmelblau" => Himmelblau,
        "saddle" => Saddle,
        _ => throw new ArgumentException($"No learning rate is known for {function.Name}.", nameof(function)),
    };

    /// <summary>The rate for training a net.</summary>
    public double For(NetTask task, BatchMode mode)
    {
        double rate = mode switch { BatchMode.Full => FullBatch, BatchMode.Mini => MiniBatch, _ => OneByOne };
        return task.IsRegression ? rate * RegressionFactor : rate;
    }
}
