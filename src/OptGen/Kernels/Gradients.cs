namespace OptGen.Kernels;

/// <summary>What a step has found out about the gradients before it touches anything.</summary>
/// <param name="Factor">What the rule multiplies them by on the way in.</param>
/// <param name="Norm">Their Euclidean norm, scaled but not clipped; NaN where nobody asked.</param>
/// <param name="ClipFactor">The part of the factor that is due to clipping.</param>
/// <param name="NonFinite">The first parameter whose gradient is not finite, where the step is not to be made for it.</param>
internal readonly record struct Gradients(double Factor, double Norm, double ClipFactor, Parameter? NonFinite)
{
    public bool IsRefused => NonFinite is not null;

    public StepResult ToResult(StepStatus status) => new(status) { GradientNorm = Norm, ClipFactor = ClipFactor, NonFiniteParameter = NonFinite };
}
