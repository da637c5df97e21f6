using Trajectories.Descents;
using Trajectories.Optimizers;

namespace Trajectories.Pictures;

/// <summary>What one panel of a path picture shows.</summary>
/// <param name="Heading">The optimizer's name.</param>
/// <param name="Detail">Its settings.</param>
/// <param name="Family">What chooses its colour.</param>
/// <param name="Descent">The path.</param>
public sealed record PathPanel(string Heading, string Detail, OptimizerFamily Family, Descent Descent);
