namespace OptGen;

/// <summary>How <see cref="Minimization"/> goes downhill, and when it stops.</summary>
public sealed record MinimizationOptions
{
    /// <summary>The method; <see cref="MinimizationMethod.Lbfgs"/> unless set.</summary>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public MinimizationMethod Method
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value), "Method must not be null; leave it out for MinimizationMethod.Lbfgs.");
    } = MinimizationMethod.Lbfgs;

    /// <summary>Converged where no component of the gradient is greater; 1e-8 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a number.</exception>
    public double GradientTolerance
    {
        get;
        init => field = MinimizationChecks.Tolerance(value, nameof(GradientTolerance));
    } = 1e-8;

    /// <summary>
    /// Converged where an iteration moves no coordinate by more than this times the greatest of them, or changes the loss by less than this times the loss; coordinates
    /// and losses below 1 count as 1. 1e-15 unless set. With <see cref="MinimizationMethod.FirstOrder"/> the loss does not count.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a number.</exception>
    public double ChangeTolerance
    {
        get;
        init => field = MinimizationChecks.Tolerance(value, nameof(ChangeTolerance));
    } = 1e-15;

    /// <summary>How many iterations are made at most; 1000 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxIterations
    {
        get;
        init => field = MinimizationChecks.Positive(value, nameof(MaxIterations));
    } = 1000;

    /// <summary>How often function and gradient are evaluated at most; 15,000 unless set. A numerical Hessian that is under way is finished.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxEvaluations
    {
        get;
        init => field = MinimizationChecks.Positive(value, nameof(MaxEvaluations));
    } = 15_000;

    /// <summary>Is told of each iteration.</summary>
    public IProgress<StepProgress>? Progress { get; init; }

    /// <summary>Asked before each evaluation; a cancelled minimization throws <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
