using OptGen.Scalars;

namespace OptGen;

/// <summary>The result of a step.</summary>
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

    /// <summary>Whether the step needs the gradient at the point to which it moved the weights; the next call continues the step.</summary>
    public bool NeedsGradient => Status == StepStatus.NeedsGradient;

    /// <summary>The loss passed to the first call of the step, or computed by the closure; null if there was none.</summary>
    public double? Loss { get; init; }

    /// <summary>
    /// The Euclidean norm of all gradients together, after <see cref="StepOptions.GradientScale"/> and before clipping. Null unless the step needed it for
    /// <see cref="StepOptions.MaxGradientNorm"/> or <see cref="StepOptions.NonFinite"/>.
    /// </summary>
    public double? GradientNorm { get; init; }

    /// <summary>The factor by which clipping multiplied the gradients; 1 if they were not clipped.</summary>
    public double ClipFactor { get; init; } = 1;

    /// <summary>If the step was skipped: the first parameter whose gradient is infinite or NaN. Null otherwise.</summary>
    public Parameter? NonFiniteParameter { get; init; }

    /// <summary>The status, and the other known values: <c>Applied, loss 0.5, gradient norm 13</c>.</summary>
    public override string ToString()
    {
        string text = Status.ToString();
        text += Loss is { } loss ? Words.Invariant($", loss {loss:G6}") : "";
        text += GradientNorm is { } norm ? Words.Invariant($", gradient norm {norm:G6}") : "";
        text += ClipFactor == 1 ? "" : Words.Invariant($", clipped by {ClipFactor:G6}");
        return NonFiniteParameter is { } parameter ? $"{text}, gradient of '{parameter.Name}' not finite" : text;
    }
}
