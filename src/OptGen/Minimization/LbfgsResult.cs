namespace OptGen;

/// <summary>What <see cref="LBFGS.Step(Func{double}, IProgress{StepProgress})"/> did.</summary>
/// <param name="Reason">Why the step ended.</param>
public readonly record struct LbfgsResult(StopReason Reason)
{
    /// <summary>The loss where the step began.</summary>
    public required double InitialLoss { get; init; }

    /// <summary>
    /// The loss that was computed last, of the points that were accepted. With <see cref="LineSearch.None"/>, the weights have moved on from there where the step ended
    /// by <see cref="StopReason.IterationLimit"/>.
    /// </summary>
    public required double Loss { get; init; }

    /// <summary>How often the closure was called.</summary>
    public required int Evaluations { get; init; }

    /// <summary>How many directions were gone along.</summary>
    public required int Iterations { get; init; }

    /// <summary>Whether the step ended because gradient or change were small.</summary>
    public bool HasConverged => Reason is StopReason.SmallGradient or StopReason.SmallChange;
}
