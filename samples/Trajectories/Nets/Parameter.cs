namespace Trajectories.Nets;

/// <summary>Weights that an optimizer moves, and the gradient that back-propagation leaves for it.</summary>
public sealed record Parameter(string Name, Matrix Weights, Matrix Gradients);
