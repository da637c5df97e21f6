using OptGen.Descriptions;

namespace OptGen;

/// <summary>What a step did.</summary>
/// <param name="Status">Whether the weights were updated.</param>
public readonly record struct StepResult(StepStatus Status)
{
    internal StepResult(StepStatus status, double? loss, double? gradientNorm, double clipFactor, Parameter? nonFiniteParameter)
        : this(status)
    {
        Loss = loss;
        GradientNorm = gradientNorm;
        ClipFactor = clipFactor;
        NonFiniteParameter = nonFiniteParameter;
    }

    /// <summary>Whether the step waits for the gradient at the point that the weights were moved to; the next call goes on with it.</summary>
    public bool NeedsGradient => Status == StepStatus.NeedsGradient;

    /// <summary>The loss given to the first call of the step, or computed by its closure; null where none was.</summary>
    public double? Loss { get; init; }

    /// <summary>
    /// The Euclidean norm of all gradients together, after <see cref="StepOptions.GradientScale"/> and before clipping; null where the step did not need it: without
    /// <see cref="StepOptions.MaxGradientNorm"/> and <see cref="StepOptions.NonFinite"/>.
    /// </summary>
    public double? GradientNorm { get; init; }

    /// <summary>What clipping multiplied the gradients by: 1 where it left them alone.</summary>
    public double ClipFactor { get; init; } = 1;

    /// <summary>The first parameter whose gradient is infinite or not a number, of a step that was skipped for it; null otherwise.</summary>
    public Parameter? NonFiniteParameter { get; init; }

    /// <summary>The status, and what is known beside it: <c>Applied, loss 0.5, gradient norm 13</c>.</summary>
    public override string ToString()
    {
        string text = Status.ToString();
        text += Loss is { } loss ? Words.Invariant($", loss {loss:G6}") : "";
        text += GradientNorm is { } norm ? Words.Invariant($", gradient norm {norm:G6}") : "";
        text += ClipFactor == 1 ? "" : Words.Invariant($", clipped by {ClipFactor:G6}");
        return NonFiniteParameter is { } parameter ? $"{text}, gradient of '{parameter.Name}' not finite" : text;
    }
}
