namespace OptGen;

/// <summary>A point of the line along which a minimum is looked for.</summary>
/// <param name="Position">How many times the direction it is from the start.</param>
/// <param name="Slope">The derivative of the loss by the position.</param>
/// <param name="Evaluation">Loss and gradient there.</param>
internal readonly record struct LinePoint(double Position, double Slope, Evaluation Evaluation)
{
    /// <summary>The loss; infinite where loss or gradient are not finite, so that a search turns back from there.</summary>
    public double Loss => Evaluation.IsFinite ? Evaluation.Loss : double.PositiveInfinity;
}
