using System.Numerics;

namespace OptGen.Tests.Golden;

/// <summary>Our run of a recorded case of the zoo's.</summary>
internal sealed class ZooRun<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Optimizer _optimizer;
    private readonly Parameter _parameter;
    private readonly WeightHistory _history;

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

        _history = new WeightHistory(ToDoubles(weights));
        for (int t = 1; t <= golden.Steps; t++)
        {
            bool isApplied = false;
            while (!isApplied)
            {
                double loss = golden.Drive.Give(t, weights, gradient, hessian);
                isApplied = !_optimizer.Step(loss).NeedsGradient;
            }

            _history.Add(ToDoubles(weights));
        }
    }

    /// <summary>The weights after each step.</summary>
    public List<double[]> Weights => _history.Weights;

    /// <summary>How far each weight has been from its start, up to each step.</summary>
    public List<double[]> Movements => _history.Movements;

    /// <summary>The largest magnitude of each weight, up to each step.</summary>
    public List<double[]> Peaks => _history.Peaks;

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
