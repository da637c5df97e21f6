namespace OptGen;

/// <summary>How far a minimization, or a training by closures, has come.</summary>
/// <param name="Iteration">Which iteration or step has just been made, 1 the first.</param>
/// <param name="Loss">The loss that was computed last.</param>
/// <param name="GradientNorm">The Euclidean norm of the gradient that belongs to it; null where a step did not need it: see <see cref="StepResult.GradientNorm"/>.</param>
/// <param name="Evaluations">How often loss and gradient have been computed: since the beginning of a minimization, or in this step.</param>
public readonly record struct StepProgress(long Iteration, double Loss, double? GradientNorm, int Evaluations);
