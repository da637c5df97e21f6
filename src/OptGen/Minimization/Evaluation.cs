namespace OptGen;

/// <summary>What a function was found to be at a point.</summary>
internal sealed class Evaluation(int length)
{
    public double Loss { get; set; } = double.NaN;

    public double[] Gradient { get; } = new double[length];

    /// <summary>Whether the loss and all of the gradient are finite.</summary>
    public bool IsFinite { get; set; }

    public void CopyFrom(Evaluation other)
    {
        Loss = other.Loss;
        IsFinite = other.IsFinite;
        other.Gradient.CopyTo(Gradient, 0);
    }
}
