using System.Numerics;

namespace OptGen.Tests.Numbers;

/// <summary>A short training by one optimizer, and the weights after each of its steps.</summary>
/// <param name="optimizer">A new optimizer.</param>
/// <param name="input">What the training contains.</param>
internal sealed class TrainingWalk(Optimizer optimizer, TrainingInput input)
{
    public const int Steps = 8;

    /// <summary>Half a unit in the last place of a float beside 1: what one rounding moves a number by at most.</summary>
    public static readonly double HalfUnit = Math.ScaleB(1, -24);

    /// <summary>States below it are stored as 0.</summary>
    public static readonly double SmallestNormal = Math.ScaleB(1, -126);

    private readonly Dictionary<string, double[]> _before = [];

    /// <summary>What becomes of a gradient; nothing where it stays as it is.</summary>
    public Func<double, double>? Gradient { get; init; }

    /// <summary>Moves each number that is stored and each matrix that is computed by up to half a unit in the last place of a float; nothing where they stay as they are.</summary>
    public Random? Shaking { get; init; }

    /// <summary>Whether a number that is kept for the next step left the range of normal floats.</summary>
    public bool HasLeftFloats { get; private set; }

    /// <summary>Makes the steps.</summary>
    /// <returns>The weights after each of them.</returns>
    public double[][] Run<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] weights = [.. Enumerable.Range(0, input.Length).Select(i => T.CreateTruncating((float)input.Weight(i)))];
        T[] gradient = new T[input.Length];
        T[] hessian = new T[input.Length];
        _before[""] = Numbers<T>(weights);
        Parameter parameter = optimizer.Add("w", weights, gradient, input.Shape);
        SetHessian(parameter, hessian);
        optimizer.MatrixComputed = Shaking is null ? null : ShakeMatrix;
        double rate = input.Rate is null ? double.NaN : optimizer.LearningRate;
        double[][] way = new double[Steps][];
        for (int t = 1; t <= Steps; t++)
        {
            for (int i = 0; i < gradient.Length; i++)
            {
                double value = (float)input.Gradient(i, t);
                value = Gradient is null ? value : Gradient(value);
                gradient[i] = T.CreateTruncating(value + Rounding(Math.Abs(value)));
                hessian[i] = T.Abs(gradient[i]);
            }

            if (input.Rate is not null)
            {
                optimizer.LearningRate = rate * input.Rate(t);
            }

            while ((optimizer.Info.ReadsLoss ? optimizer.Step(1.0 / t) : optimizer.Step()).NeedsGradient)
            {
                // The same gradient at the other point.
            }

            Look(parameter, weights);
            way[t - 1] = Numbers<T>(weights);
        }

        return way;
    }

    private static double[] Numbers<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double[] numbers = new double[values.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = double.CreateTruncating(values[i]);
        }

        return numbers;
    }

    private void SetHessian<T>(Parameter parameter, T[] hessian)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (optimizer.Info.ReadsHessian && hessian is float[] singles)
        {
            parameter.SetHessian(singles);
        }
        else if (optimizer.Info.ReadsHessian)
        {
            parameter.SetHessian((double[])(object)hessian);
        }
    }

    /// <summary>Looks at the weights and at all that the rule keeps, and shakes what is kept in the weights' type.</summary>
    private void Look<T>(Parameter parameter, T[] weights)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Look<T>(weights, "");
        foreach (StateInfo state in parameter.States)
        {
            StateSpan stored = optimizer.State(parameter, state.Name);
            if (state.Shape is StateShape.Element or StateShape.Matrix)
            {
                Look(stored.AsSpan<T>(), state.Name);
            }
            else
            {
                HasLeftFloats |= stored.ToArray().Any(IsNoFloat);
            }
        }
    }

    private void Look<T>(Span<T> stored, string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double[] before = _before.GetValueOrDefault(name) ?? new double[stored.Length];
        for (int i = 0; i < stored.Length; i++)
        {
            // A sum is rounded as its terms are, however much of them it is the difference of.
            double value = double.CreateTruncating(stored[i]);
            HasLeftFloats |= IsNoFloat(value);
            stored[i] = T.CreateTruncating(value + Rounding(Math.Abs(value) + Math.Abs(before[i])));
        }

        _before[name] = Numbers<T>(stored);
    }

    /// <summary>The elements of a product are sums that are rounded beside the greatest of them; an exact 0 stays.</summary>
    private void ShakeMatrix(Span<double> matrix)
    {
        double greatest = 0;
        foreach (double element in matrix)
        {
            greatest = Math.Max(greatest, Math.Abs(element));
        }

        foreach (ref double element in matrix)
        {
            element = element == 0 ? 0 : element + Rounding(greatest);
        }
    }

    private double Rounding(double size) => Shaking is null ? 0 : size * HalfUnit * ((2 * Shaking.NextDouble()) - 1);

    private static bool IsNoFloat(double value) => Math.Abs(value) > float.MaxValue || (value != 0 && Math.Abs(value) < SmallestNormal);
}
