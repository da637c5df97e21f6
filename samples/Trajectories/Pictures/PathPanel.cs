using Trajectories.Descents;

namespace Trajectories.Pictures;

/// <summary>What one panel of a path picture shows.</summary>
/// <param name="Heading">The optimizer's name.</param>
/// <param name="Detail">Its settings.</param>
/// <param name="Series">Index of its colour.</param>
/// <param name="Descent">The path.</param>
public sealed record PathPanel(string Heading, string Detail, int Series, Descent Descent);
