namespace OptGen;

/// <summary>
/// What a step does besides the rule: to the gradient on the way in, where it is not finite, and with how many threads. All of it is done in the passes
/// over memory that the rule makes anyway; a norm or a check of the gradients takes one pass more, which only reads them.
/// </summary>
/// <remarks>The gradient that the rule sees is the stored one times <see cref="GradientScale"/>, turned by <see cref="Maximize"/>, then clipped by <see cref="MaxGradientNorm"/>: one factor, rounded once.</remarks>
public readonly record struct StepOptions
{
    private readonly double _gradientScale;
    private readonly double _maxGradientNorm;

    /// <summary>No more than the rule says, with as many threads as there are processors.</summary>
    public StepOptions()
    {
    }

    /// <summary>
    /// The greatest Euclidean norm that the gradients of all parameters together may have, after <see cref="GradientScale"/>; longer ones are shortened to it, by the
    /// factor <c>MaxGradientNorm / (norm + 1e-6)</c>, as <c>torch.nn.utils.clip_grad_norm_</c> does; those that are no longer are left alone. Infinite unless set: nothing is clipped.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a number, or not positive.</exception>
    public double MaxGradientNorm
    {
        get => _maxGradientNorm == 0 ? double.PositiveInfinity : _maxGradientNorm;
        init => _maxGradientNorm = value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxGradientNorm must be above 0; leave it out, or set it to infinity, so that nothing is clipped.");
    }

    /// <summary>
    /// What gradients are multiplied by before anything else: 1/scale where the loss was scaled, 1/n where the gradients are a sum over n batches. 1 unless set.
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

    /// <summary>Whether to go uphill: the rule sees the gradient with its sign turned.</summary>
    public bool Maximize { get; init; }

    /// <summary>What a step does where a gradient is infinite or not a number, as the rule would see it: scaled, clipped, and with the gradients of a row added up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value.</exception>
    public NonFinite NonFinite
    {
        get;
        init => field = value is >= NonFinite.Propagate and <= NonFinite.Throw ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "NonFinite must be Propagate, Skip or Throw.");
    }

    /// <summary>Whether the gradients are zero after the step.</summary>
    public bool ZeroGradients { get; init; }

    /// <summary>
    /// How many threads may take part in a step, the caller's among them; 0, as many as there are processors, which is also the most that ever do. Results do not depend on it. Small
    /// steps use one. The others are threads of the process that all optimizers share; they sleep between steps and end with the process.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Threads
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Threads must not be negative; 0 stands for as many as there are processors.");
    }
}
