namespace OptGen;

/// <summary>Why a minimization came to its end.</summary>
public enum StopReason
{
    /// <summary>No component of the gradient is greater than the tolerance: converged.</summary>
    SmallGradient,

    /// <summary>Point or loss hardly changed any more, or the slope along the direction is too small for them to change: converged as far as that tolerance says.</summary>
    SmallChange,

    /// <summary>As many iterations were made as are allowed.</summary>
    IterationLimit,

    /// <summary>The function was evaluated as often as is allowed.</summary>
    EvaluationLimit,

    /// <summary>
    /// Along a direction that leads downhill by the gradient, nothing lower was found: the gradient does not belong to the function, the function has a kink
    /// there, or it is at its minimum as far as rounding shows.
    /// </summary>
    LineSearchFailed,

    /// <summary>
    /// Along a direction, the loss fell for as far as a line search goes, more than 10²⁰ times its first step: the function seems to be unbounded below. Only of
    /// <see cref="Minimization"/>.
    /// </summary>
    Unbounded,

    /// <summary>
    /// Loss or gradient were infinite or not a number, also minus infinity: the function may be unbounded below. The point is the last one where they were finite;
    /// the start, where they never were.
    /// </summary>
    NotFinite,
}
