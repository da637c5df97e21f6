using System.Numerics;

namespace OptGen.Tests;

/// <summary>The members that <see cref="Optimizer"/> has once for each element type, for tests that are written once for both.</summary>
internal static class OptimizerExtensions
{
    public static Parameter Add<T>(this Optimizer optimizer, string name, Memory<T> weights, Memory<T> gradients, params int[] shape)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        typeof(T) == typeof(float)
            ? optimizer.Add(name, (Memory<float>)(object)weights, (Memory<float>)(object)gradients, shape)
            : optimizer.Add(name, (Memory<double>)(object)weights, (Memory<double>)(object)gradients, shape);

    public static Parameter Add<T>(this Optimizer optimizer, string name, T[] weights, T[] gradients, params int[] shape)
        where T : unmanaged, IFloatingPointIeee754<T> => optimizer.Add(name, weights.AsMemory(), gradients.AsMemory(), shape);

    /// <summary>Adds a parameter with all that the rule may read: a Hessian of ones too.</summary>
    public static Parameter AddWithHessian<T>(this Optimizer optimizer, string name, Memory<T> weights, Memory<T> gradients, params int[] shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Parameter parameter = optimizer.Add(name, weights, gradients, shape);
        if (optimizer.Info.ReadsHessian && typeof(T) == typeof(float))
        {
            parameter.SetHessian(Enumerable.Repeat(1f, weights.Length).ToArray());
        }
        else if (optimizer.Info.ReadsHessian)
        {
            parameter.SetHessian(Enumerable.Repeat(1.0, weights.Length).ToArray());
        }

        return parameter;
    }

    /// <summary>Adds a parameter, and gives all that the rule is given: numbers that depend on their place alone.</summary>
    public static Parameter AddWithGivens<T>(this Optimizer optimizer, string name, Memory<T> weights, Memory<T> gradients, params int[] shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Parameter parameter = optimizer.AddWithHessian(name, weights, gradients, shape);
        foreach (GivenInfo given in optimizer.Info.Givens.Where(given => given.Name != "hess"))
        {
            double[] numbers = [.. Enumerable.Range(0, (int)given.Length(parameter.Rows, parameter.Columns, parameter.Sizes)).Select(i => Trajectory.Gradient(i, given.Name.Length + 20))];
            if (typeof(T) == typeof(float))
            {
                parameter.Give(given.Name, (float[])[.. numbers.Select(number => (float)number)]);
            }
            else
            {
                parameter.Give(given.Name, numbers);
            }
        }

        return parameter;
    }

    public static StepResult StepRows<T>(this Optimizer optimizer, Parameter parameter, int[] rows, T[] rowGradients)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        rowGradients is float[] singles
            ? optimizer.StepRows(parameter, rows, singles.AsSpan())
            : optimizer.StepRows(parameter, rows, ((double[])(object)rowGradients).AsSpan());

    /// <summary>Steps with a loss, where the rule reads it.</summary>
    public static void StepWithLoss(this Optimizer optimizer, double loss)
    {
        if (optimizer.Info.ReadsLoss)
        {
            optimizer.Step(loss);
        }
        else
        {
            optimizer.Step();
        }
    }

    public static void EvaluationWeights<T>(this Optimizer optimizer, Parameter parameter, T[] destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (destination is float[] singles)
        {
            optimizer.EvaluationWeights(parameter, singles.AsSpan());
        }
        else
        {
            optimizer.EvaluationWeights(parameter, ((double[])(object)destination).AsSpan());
        }
    }
}
