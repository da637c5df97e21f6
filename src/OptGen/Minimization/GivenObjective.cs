namespace OptGen;

/// <summary>A function that the caller gave.</summary>
internal sealed class GivenObjective(ObjectiveWithGradient function, CancellationToken cancellation) : FlatObjective
{
    protected override double Compute(ReadOnlySpan<double> point, double[] gradient)
    {
        cancellation.ThrowIfCancellationRequested();
        Array.Clear(gradient);
        return function(point, gradient);
    }
}
