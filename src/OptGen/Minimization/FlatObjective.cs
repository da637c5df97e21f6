namespace OptGen;

/// <summary>A function of one flat vector, with its gradient.</summary>
internal abstract class FlatObjective
{
    /// <summary>How often it was evaluated.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Computes loss and gradient at a point.</summary>
    /// <returns>Whether the loss and all of the gradient are finite.</returns>
    public bool Evaluate(ReadOnlySpan<double> point, Evaluation result)
    {
        Evaluations++;
        result.Loss = Compute(point, result.Gradient);
        result.IsFinite = double.IsFinite(result.Loss) && FlatVector.IsFinite(result.Gradient);
        return result.IsFinite;
    }

    /// <summary>Computes the loss, and writes the gradient.</summary>
    protected abstract double Compute(ReadOnlySpan<double> point, double[] gradient);
}
