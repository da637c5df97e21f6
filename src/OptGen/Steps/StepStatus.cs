namespace OptGen;

/// <summary>The outcome of a step.</summary>
public enum StepStatus
{
    /// <summary>The weights were updated and <c>t</c> was incremented.</summary>
    Applied,

    /// <summary>
    /// The weights were moved to a point where the rule needs the gradient: compute the gradients there, in the same memory, and step again. The last call
    /// increments <c>t</c>.
    /// </summary>
    NeedsGradient,

    /// <summary>A gradient was infinite or NaN and <see cref="StepOptions.NonFinite"/> is <see cref="NonFinite.Skip"/>: weights, states and <c>t</c> have not changed.</summary>
    Skipped,

    /// <summary>A <see cref="GradientAccumulator"/> counted a batch and has not made a step yet.</summary>
    Accumulated,
}
