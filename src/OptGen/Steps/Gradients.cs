namespace OptGen.Steps;

/// <summary>What a step has found out about the gradients before it touches anything.</summary>
/// <param name="factor">What the rule multiplies them by on the way in.</param>
/// <param name="norm">Their Euclidean norm, scaled but not clipped; null where nobody asked.</param>
/// <param name="clipFactor">The part of the factor that is due to clipping.</param>
/// <param name="nonFinite">The first parameter whose gradient is not finite, where the step is not to be made for it.</param>
internal readonly struct Gradients(double factor, double? norm, double clipFactor, Parameter? nonFinite)
{
    // Fields, because the accessors of properties would be compiled in the first step.
    public readonly double Factor = factor;
    public readonly Parameter? NonFinite = nonFinite;

    public StepResult ToResult(StepStatus status, double? loss) => new(status, loss, norm, clipFactor, NonFinite);
}
