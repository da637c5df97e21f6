namespace OptGen;

/// <summary>What a step did.</summary>
/// <param name="Status">Whether the weights were updated.</param>
public readonly record struct StepResult(StepStatus Status)
{
    /// <summary>Whether the step waits for the gradient at the point that the weights were moved to; the next call goes on with it.</summary>
    public bool NeedsGradient => Status == StepStatus.NeedsGradient;
}
