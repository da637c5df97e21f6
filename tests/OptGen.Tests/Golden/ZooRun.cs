using System.Numerics;

namespace OptGen.Tests.Golden;

/// <summary>Our run of a recorded case of the zoo's.</summary>
internal sealed class ZooRun<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Optimizer _optimizer;
    private readonly Parameter _parameter;

    public ZooRun(ZooCase golden)
    {
        _optimizer = ZooPorts.Create(golden);
        T[] weights = [.. golden.Drive.Initial.Take(golden.Shape.Aggregate(1, (product, length) => product * length)).Select(T.CreateTruncating)];
        T[] gradient = new T[weights.Length];
        T[] hessian = new T[weights.Length];
        _parameter = _optimizer.Add("w", weights, gradient, golden.Shape);
        if (golden.Drive.HasHessian)
        {
            SetHessian(_parameter, hessian);
        }

        double[] initial = ToDoubles(weights);
        double[] movement = new double[weights.Length];
        double[] peak = new double[weights.Length];
        for (int t = 1; t <= golden.Steps; t++)
        {
            bool isApplied = false;
            while (!isApplied)
            {
                double loss = golden.Drive.Give(t, weights, gradient, hessian);
                isApplied = !_optimizer.Step(loss).NeedsGradient;
            }

            double[] current = ToDoubles(weights);
            for (int i = 0; i < current.Length; i++)
            {
                movement[i] = Math.Max(movement[i], Math.Abs(current[i] - initial[i]));
                peak[i] = Math.Max(peak[i], Math.Max(Math.Abs(current[i]), Math.Abs(initial[i])));
            }

            Weights.Add(current);
            Movements.Add([.. movement]);
            Peaks.Add([.. peak]);
        }
    }

    /// <summary>The weights after each step.</summary>
    public List<double[]> Weights { get; } = [];

    /// <summary>How far each weight has been from its start, up to each step.</summary>
    public List<double[]> Movements { get; } = [];

    /// <summary>The largest magnitude of each weight, up to each step.</summary>
    public List<double[]> Peaks { get; } = [];

    /// <summary>The weights to evaluate with after the last step.</summary>
    public double[] EvaluationWeights()
    {
        T[] weights = new T[_parameter.Length];
        _optimizer.EvaluationWeights(_parameter, weights);
        return ToDoubles(weights);
    }

    private static void SetHessian(Parameter parameter, T[] hessian)
    {
        if (hessian is float[] singles)
        {
            parameter.SetHessian(singles);
        }
        else
        {
            parameter.SetHessian((double[])(object)hessian);
        }
    }

    private static double[] ToDoubles(T[] values) => [.. values.Select(double.CreateTruncating)];
}
