using OptGen;

namespace Trajectories.Optimizers;

/// <summary>An optimizer that the command line knows by name.</summary>
/// <param name="Name">Its class name.</param>
/// <param name="Family">What it has in common with others.</param>
/// <param name="Create">Makes a new one with the given learning rate.</param>
/// <param name="Rates">Learning rates that suit each job.</param>
/// <param name="IsVariant">Another form of an entry: listed in the tables, drawn only when asked for.</param>
public sealed record OptimizerEntry(string Name, OptimizerFamily Family, Func<double, Optimizer> Create, LearningRates Rates, bool IsVariant = false);
