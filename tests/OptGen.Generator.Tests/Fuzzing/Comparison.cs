extern alias Runtime;

using System.Numerics;
using OptGen.Generator.Tests.Evaluation;
using Runtime::OptGen;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>How often what was compared.</summary>
internal sealed class ComparisonCounts
{
    public long Steps { get; set; }

    public long Numbers { get; set; }

    public long FiniteNumbers { get; set; }
}

/// <summary>A number that the compiled rule and the evaluator disagree about.</summary>
internal sealed record Mismatch(string What, string Type, int Length, Numbers Numbers, int Step, int Element, object Expected, object Got)
{
    public override string ToString() =>
        FormattableString.Invariant($"{What}[{Element}] after step {Step} of {Length} {Type} ({Numbers} numbers): expected {Expected:R}, got {Got:R}");
}

/// <summary>Runs a compiled rule and the evaluator side by side and compares every bit.</summary>
internal static class Comparison
{
    private const int Steps = 4;

    private static readonly int[][] Shapes = [[1], [7], [67], [4, 6]];

    /// <summary>The first disagreement; null where there is none.</summary>
    public static Mismatch? Of(RuleCase rule, Func<Optimizer> create, int seed, ComparisonCounts counts)
    {
        foreach (Numbers numbers in Enum.GetValues<Numbers>())
        {
            foreach (int[] shape in Shapes)
            {
                Mismatch? mismatch = Of<float>(rule, create(), seed, numbers, shape, counts) ?? Of<double>(rule, create(), seed, numbers, shape, counts);
                if (mismatch is not null)
                {
                    return mismatch;
                }
            }
        }

        return null;
    }

    private static Mismatch? Of<T>(RuleCase rule, Optimizer optimizer, int seed, Numbers numbers, int[] shape, ComparisonCounts counts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        int length = shape.Aggregate(1, (product, axis) => product * axis);
        Random random = new(seed);
        T[] expected = numbers.Take<T>(length, random);
        T[] weights = [.. expected];
        T[] gradient = new T[length];
        T[] hessian = numbers.Take<T>(length, random);
        Parameter parameter = Add(optimizer, weights, gradient, hessian, shape);
        RuleEvaluator<T> evaluator = new(rule.Text, rule.FusedMultiplyAdd);
        Dictionary<string, object> values = new(rule.Values);
        Observer<T> observer = new(optimizer, parameter, evaluator, counts);
        for (int step = 1; step <= Steps; step++)
        {
            numbers.Take<T>(length, random).CopyTo(gradient, 0);
            if (step == 3 && values.ContainsKey("lr"))
            {
                optimizer.LearningRate /= 3;
                values["lr"] = optimizer.LearningRate;
            }

            double loss = (2 * random.NextDouble()) - 0.5;
            optimizer.Step(loss);
            evaluator.Step(expected, gradient, hessian, loss, values, shape);
            counts.Steps++;
            if (observer.FirstMismatch(expected, weights) is var (what, element, wanted, got))
            {
                return new Mismatch(what, typeof(T).Name, length, numbers, step, element, wanted, got);
            }
        }

        return null;
    }

    private static Parameter Add<T>(Optimizer optimizer, T[] weights, T[] gradient, T[] hessian, int[] shape)
        where T : unmanaged
    {
        if (weights is float[] single)
        {
            Parameter parameter = optimizer.Add("p", single, (float[])(object)gradient, shape);
            parameter.SetHessian((float[])(object)hessian);
            return parameter;
        }
        else
        {
            Parameter parameter = optimizer.Add("p", (double[])(object)weights, (double[])(object)gradient, shape);
            parameter.SetHessian((double[])(object)hessian);
            return parameter;
        }
    }
}
