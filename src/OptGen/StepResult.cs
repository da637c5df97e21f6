namespace OptGen;

/// <summary>What a step did.</summary>
/// <param name="Status">Whether the weights were updated.</param>
public readonly record struct StepResult(StepStatus Status);
