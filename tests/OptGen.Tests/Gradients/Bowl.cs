using System.Numerics;

namespace OptGen.Tests.Gradients;

/// <summary>A function to descend on: a bowl with a curved bottom, whose gradient is different at every point.</summary>
internal sealed class Bowl<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] _gradient;

    public Bowl(Optimizer optimizer, params int[] shape)
    {
        int length = shape.Aggregate(1, (product, axis) => product * axis);
        Weights = [.. Enumerable.Range(0, length).Select(i => T.CreateTruncating(Start(i)))];
        _gradient = new T[length];
        Parameter = Weights is float[] singles
            ? optimizer.Add("w", singles, (float[])(object)_gradient, shape)
            : optimizer.Add("w", (double[])(object)Weights, (double[])(object)_gradient, shape);
        Optimizer = optimizer;
    }

    public Optimizer Optimizer { get; }

    public Parameter Parameter { get; }

    public T[] Weights { get; }

    /// <summary>How many gradients were computed.</summary>
    public int Gradients { get; private set; }

    public double[] Values => [.. Weights.Select(weight => double.CreateTruncating(weight))];

    public static double Start(int index) => Math.Sin(index + 1) + (index % 3);

    public static double[] Gradient(double[] point) => [.. point.Select((w, i) => Slope(w, i))];

    public void ComputeGradient()
    {
        Gradients++;
        for (int i = 0; i < Weights.Length; i++)
        {
            _gradient[i] = T.CreateTruncating(Slope(double.CreateTruncating(Weights[i]), i));
        }
    }

    /// <summary>One whole step, with as many gradients as it asks for.</summary>
    public void Step(double loss = 1)
    {
        StepResult result;
        do
        {
            ComputeGradient();
            result = Optimizer.Step(loss);
        }
        while (result.NeedsGradient);
    }

    private static double Slope(double w, int index) => ((1 + (index % 4)) * w) + (0.5 * Math.Cos(3 * w));
}
