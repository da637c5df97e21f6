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

    /// <summary>Whether a state of the weights' type holds ∞, already in the step that computes it, where it is beyond what a float holds.</summary>
    public bool OverflowsAsFloats { get; init; }

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
        optimizer.Member.Set.MatrixComputed = Shaking is null ? null : ShakeMatrix;
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

            if (OverflowsAsFloats)
            {
                StepOverflowing<T>(parameter, weights, t);
            }
            else
            {
                Step(t);
            }

            Look(parameter, weights);
            way[t - 1] = Numbers<T>(weights);
        }

        return way;
    }

    private void Step(int t)
    {
        while ((optimizer.Info.ReadsLoss ? optimizer.Step(1.0 / t) : optimizer.Step()).NeedsGradient)
        {
            // The same gradient at the other point.
        }
    }

    /// <summary>Repeats the step with ∞ for what overflows in it: an average, a sum and a greatest value of ∞ and any number are ∞.</summary>
    private void StepOverflowing<T>(Parameter parameter, Span<T> weights, int t)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] before = weights.ToArray();
        using MemoryStream checkpoint = new();
        optimizer.Save(checkpoint);
        Step(t);
        (string Name, double[] Values)[] after = [.. StatesOfElements(parameter).Select(name => (name, Numbers<T>(optimizer.State(parameter, name).AsSpan<T>())))];
        if (!after.Any(state => state.Values.Any(Overflows)))
        {
            return;
        }

        before.CopyTo(weights);
        checkpoint.Position = 0;
        _ = optimizer.Load(checkpoint);
        foreach ((string name, double[] values) in after)
        {
            Span<T> stored = optimizer.State(parameter, name).AsSpan<T>();
            for (int i = 0; i < values.Length; i++)
            {
                stored[i] = Overflows(values[i]) ? T.CreateTruncating(double.CopySign(double.PositiveInfinity, values[i])) : stored[i];
            }
        }

        Step(t);
    }

    private static IEnumerable<string> StatesOfElements(Parameter parameter) =>
        parameter.States.Where(state => state.Shape is StateShape.Element or StateShape.Matrix).Select(state => state.Name);

    private static bool Overflows(double value) => Math.Abs(value) > float.MaxValue;

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

    private static bool IsNoFloat(double value) => Overflows(value) || (value != 0 && Math.Abs(value) < SmallestNormal);
}
