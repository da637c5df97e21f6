namespace OptGen;

/// <summary>
/// Options of a step: gradient scaling and clipping, handling of non-finite gradients, zeroing of gradients and number of threads. They are applied in the passes
/// over memory that the rule makes anyway; a norm or a check of the gradients takes one more pass, which only reads them.
/// </summary>
/// <remarks>The rule sees the stored gradient multiplied by <see cref="GradientScale"/>, negated if <see cref="Maximize"/> is set, then clipped by <see cref="MaxGradientNorm"/>: a single factor, rounded once.</remarks>
public readonly record struct StepOptions
{
    private readonly double _gradientScale;
    private readonly double _maxGradientNorm;

    /// <summary>Only the rule, with as many threads as there are processors.</summary>
    public StepOptions()
    {
    }

    /// <summary>
    /// Gradient clipping: the maximum Euclidean norm of all gradients together, after <see cref="GradientScale"/>. If the norm is larger, the gradients are multiplied by
    /// <c>MaxGradientNorm / (norm + 1e-6)</c>, as in <c>torch.nn.utils.clip_grad_norm_</c>. Infinite by default: nothing is clipped.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or not positive.</exception>
    public double MaxGradientNorm
    {
        get => _maxGradientNorm == 0 ? double.PositiveInfinity : _maxGradientNorm;
        init => _maxGradientNorm = value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxGradientNorm must be above 0; leave it out, or set it to infinity, so that nothing is clipped.");
    }

    /// <summary>
    /// The factor that multiplies gradients before anything else: 1/scale if the loss was scaled, 1/n if the gradients are a sum over n batches. 1 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number, or is 0.</exception>
    public double GradientScale
    {
        get => _gradientScale == 0 ? 1 : _gradientScale;
        init => _gradientScale = double.IsFinite(value) && value != 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "GradientScale must be a finite number other than 0.");
    }

    /// <summary>Whether a step has to know the norm of the gradients, or whether they are finite.</summary>
    internal bool MeasuresGradients => !double.IsPositiveInfinity(MaxGradientNorm) || NonFinite != NonFinite.Propagate;

    /// <summary>Whether to maximize: the rule sees the negated gradient.</summary>
    public bool Maximize { get; init; }

    /// <summary>What a step does if a gradient is infinite or NaN, as the rule would see it: scaled, clipped, and with the gradients of a repeated row added.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value.</exception>
    public NonFinite NonFinite
    {
        get;
        init => field = value is >= NonFinite.Propagate and <= NonFinite.Throw ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "NonFinite must be Propagate, Skip or Throw.");
    }

    /// <summary>Whether the step sets the gradients to zero when it is done with them.</summary>
    public bool ZeroGradients { get; init; }

    /// <summary>
    /// The maximum number of threads in a step, including the caller's. 0, the default, means one per processor; there are never more than that. Results do not depend on it. Small
    /// steps use one thread. The other threads belong to the process and are shared by all optimizers; they sleep between steps and end with the process.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Threads
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Threads must not be negative; 0 stands for as many as there are processors.");
    }
}
