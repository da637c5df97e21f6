using OptGen;
using Trajectories.Optimizers;

namespace Trajectories.Options;

/// <summary>What a run shall do.</summary>
public sealed record RunOptions
{
    /// <summary>The functions to walk down; none when only nets are trained.</summary>
    public required IReadOnlyList<TestFunction> Functions { get; init; }

    /// <summary>Nets are trained, too.</summary>
    public required bool TrainsNets { get; init; }

    /// <summary>The optimizers to compare.</summary>
    public required IReadOnlyList<OptimizerEntry> Optimizers { get; init; }

    /// <summary>Those of them that get a panel in the pictures.</summary>
    public required IReadOnlyList<OptimizerEntry> DrawnOptimizers { get; init; }

    /// <summary>All paths on a function are drawn in one panel, too.</summary>
    public bool DrawsTogether { get; init; }

    /// <summary>Updates per path, instead of each function's own number.</summary>
    public int? Steps { get; init; }

    /// <summary>Passes over the data, instead of each task's own number.</summary>
    public int? Epochs { get; init; }

    /// <summary>Hyperparameters for all optimizers that have them.</summary>
    public required IReadOnlyList<HyperparameterSetting> Settings { get; init; }

    /// <summary>Opens the folder where the pictures go.</summary>
    public required Func<PictureFolder> Open { get; init; }

    /// <summary>Of the data, the nets' first weights and the order of examples.</summary>
    public required int Seed { get; init; }

    /// <summary>A new optimizer with that learning rate, unless the settings give another one.</summary>
    public Optimizer Create(OptimizerEntry entry, double learningRate)
    {
        var optimizer = entry.Create(learningRate);
        foreach (var setting in Settings)
        {
            setting.TryApply(optimizer);
        }

        return optimizer;
    }
}
