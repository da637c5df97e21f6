namespace OptGen;

/// <summary>What a step did.</summary>
/// <param name="Status">Whether the weights were updated.</param>
public readonly record struct StepResult(StepStatus Status)
{
    internal StepResult(StepStatus status, double loss, double gradientNorm, double clipFactor, Parameter? nonFiniteParameter)
        : this(status)
    {
        Loss = loss;
        GradientNorm = gradientNorm;
        ClipFactor = clipFactor;
        NonFiniteParameter = nonFiniteParameter;
    }

    /// <summary>Whether the step waits for the gradient at the point that the weights were moved to; the next call goes on with it.</summary>
    public bool NeedsGradient => Status == StepStatus.NeedsGradient;

    /// <summary>The loss given to the first call of the step, or computed by its closure; NaN where none was.</summary>
    public double Loss { get; init; } = double.NaN;

    /// <summary>
    /// The Euclidean norm of all gradients together, after <see cref="StepOptions.GradientScale"/> and before clipping; NaN where the step did not need it: without
    /// <see cref="StepOptions.MaxGradientNorm"/> and <see cref="StepOptions.NonFinite"/>.
    /// </summary>
    public double GradientNorm { get; init; } = double.NaN;

    /// <summary>What clipping multiplied the gradients by: 1 where it left them alone.</summary>
    public double ClipFactor { get; init; } = 1;

    /// <summary>The first parameter whose gradient is infinite or not a number, of a step that was skipped for it; null otherwise.</summary>
    public Parameter? NonFiniteParameter { get; init; }
}
