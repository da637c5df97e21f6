namespace OptGen;

/// <summary>What became of a step.</summary>
public enum StepStatus
{
    /// <summary>The weights were updated and <c>t</c> moved on.</summary>
    Applied,

    /// <summary>
    /// The weights were moved to where the rule takes the gradient again: compute it there, where the gradients always are, and step again. <c>t</c>
    /// moves on with the last call.
    /// </summary>
    NeedsGradient,

    /// <summary>A gradient was infinite or not a number and <see cref="StepOptions.NonFinite"/> is <see cref="NonFinite.Skip"/>: nothing has changed.</summary>
    Skipped,

    /// <summary>A batch was counted and no step made yet: of <see cref="GradientAccumulator"/> alone.</summary>
    Accumulated,
}
