namespace OptGen;

/// <summary>What a minimization found, and why it stopped.</summary>
public sealed class MinimizationResult
{
    internal MinimizationResult(StopReason reason, double[] point, Evaluation evaluation, int iterations, int evaluations)
    {
        Reason = reason;
        Point = point;
        Loss = evaluation.Loss;
        Gradient = evaluation.Gradient;
        Iterations = iterations;
        Evaluations = evaluations;
    }

    /// <summary>Why it stopped.</summary>
    public StopReason Reason { get; }

    /// <summary>Whether it stopped because gradient or change were small.</summary>
    public bool HasConverged => Reason is StopReason.SmallGradient or StopReason.SmallChange;

    /// <summary>The last point that was accepted; always one at which the function was evaluated.</summary>
    public double[] Point { get; }

    /// <summary>The value of the function there: finite, except where it is not at the start.</summary>
    public double Loss { get; }

    /// <summary>The gradient there.</summary>
    public double[] Gradient { get; }

    /// <summary>How many iterations were made.</summary>
    public int Iterations { get; }

    /// <summary>How often function and gradient were evaluated, also for a numerical Hessian.</summary>
    public int Evaluations { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Reason}: {Loss:G6} after {Iterations} iterations and {Evaluations} evaluations");
}
