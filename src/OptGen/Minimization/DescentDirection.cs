namespace OptGen;

/// <summary>Says in which direction, and how far at first, a minimization goes.</summary>
internal abstract class DescentDirection(int length)
{
    /// <summary>The direction of the last iteration.</summary>
    public double[] Direction { get; } = new double[length];

    /// <summary>How many times the direction the last iteration went.</summary>
    public double Length { get; set; }

    /// <summary>Writes the direction from a point.</summary>
    /// <returns>How many times the direction to go at first, before the learning rate.</returns>
    public abstract double Update(FlatObjective objective, double[] point, Evaluation evaluation);

    /// <summary>Forgets earlier iterations.</summary>
    /// <returns>Whether there was something to forget that the direction came from.</returns>
    public abstract bool Forget();
}
