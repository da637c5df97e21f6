namespace OptGen;

/// <summary>When a descent ends, and how it goes along a direction.</summary>
internal readonly record struct DescentSettings
{
    public required double LearningRate { get; init; }

    public required int MaxIterations { get; init; }

    public required int MaxEvaluations { get; init; }

    /// <summary>The greatest magnitude of a component of the gradient that ends the descent.</summary>
    public required double GradientTolerance { get; init; }

    /// <summary>The change of the point or of the loss that ends the descent.</summary>
    public required double ChangeTolerance { get; init; }

    /// <summary>Whether changes are measured by the point and the loss themselves, where these are greater than 1.</summary>
    public bool IsRelative { get; init; }

    /// <summary>
    /// Whether a line search that fails is tried once more along the negative gradient, ends with its last permitted evaluation, and is the last one where the loss
    /// seems to have no bound.
    /// </summary>
    public bool IsCareful { get; init; }

    public required LineSearch LineSearch { get; init; }

    /// <summary>The tolerance of changes to something of a size.</summary>
    public double ChangeOf(double size) => IsRelative ? ChangeTolerance * Math.Max(1, Math.Abs(size)) : ChangeTolerance;
}
