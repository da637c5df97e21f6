namespace OptGen;

/// <summary>What a closure computes from weights in memory, as a function of one flat vector.</summary>
internal sealed class ClosureObjective(IReadOnlyList<FlatParameter> parameters, Func<double> closure) : FlatObjective
{
    public void Write(ReadOnlySpan<double> point)
    {
        foreach (FlatParameter parameter in parameters)
        {
            parameter.WriteWeights(point);
        }
    }

    protected override double Compute(ReadOnlySpan<double> point, double[] gradient)
    {
        Write(point);
        double loss = closure();
        foreach (FlatParameter parameter in parameters)
        {
            parameter.ReadGradient(gradient);
        }

        return loss;
    }
}
