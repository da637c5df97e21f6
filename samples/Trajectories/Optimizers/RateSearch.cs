using Trajectories.Nets;

namespace Trajectories.Optimizers;

/// <summary>Learning rates for optimizers that the catalog has none for: of a few, the one that ends lowest.</summary>
public static class RateSearch
{
    private const int Epochs = 3;

    /// <summary>What is tried: two to each power of ten.</summary>
    public static IReadOnlyList<double> Rates { get; } = [.. Enumerable.Range(0, 13).Select(i => double.Round(Math.Pow(10, (i - 9) / 2.0), 5))];

    /// <summary>The best rate on a function.</summary>
    public static double For(OptimizerEntry entry, TestFunction function) => Best(rate =>
    {
        var descent = Descent.Run(function, entry.Create(rate), function.Steps);
        return descent.HasDiverged ? double.PositiveInfinity : function.Value(descent.End);
    });

    /// <summary>The best rate for training a net, after a few passes over the data.</summary>
    public static double For(OptimizerEntry entry, NetTask task, BatchMode mode, int seed) => Best(rate =>
    {
        var training = Training.Run(task, entry.Create(rate), mode, Epochs, seed);
        return training.HasDiverged ? double.PositiveInfinity : training.Losses[^1];
    });

    private static double Best(Func<double, double> loss) => Rates.MinBy(loss);
}
