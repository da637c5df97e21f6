namespace Trajectories.Pictures;

/// <summary>What one panel of a curve picture shows.</summary>
/// <param name="Heading">The optimizer's name.</param>
/// <param name="Detail">Its settings.</param>
/// <param name="Curves">For each kind of curve, its value at first and after each epoch.</param>
public sealed record CurvePanel(string Heading, string Detail, IReadOnlyList<IReadOnlyList<double>> Curves);
