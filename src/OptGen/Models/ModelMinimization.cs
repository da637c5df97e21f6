using System.Numerics;
using OptGen.Randomness;

namespace OptGen;

/// <summary>Minimizes models as functions of their parameters.</summary>
public static class ModelMinimization
{
    /// <summary>Minimizes the loss of a model over all of its parameters, and leaves them where it found the minimum.</summary>
    /// <typeparam name="T">The element; in <see cref="float"/>, rounding ends a search early: <see cref="StopReason.LineSearchFailed"/> is then the usual reason.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="gradients">Computes loss and gradients of all examples: <c>() => net.Gradients(x, y)</c>. All calls draw the same noise.</param>
    /// <param name="options">The method and when to stop; L-BFGS with the defaults of <see cref="MinimizationOptions"/> where null.</param>
    /// <returns>Why it stopped, and the loss there. The point is all parameters one after the other, in their order.</returns>
    /// <exception cref="ArgumentException">A weight is infinite or not a number.</exception>
    /// <exception cref="OperationCanceledException"><see cref="MinimizationOptions.Cancellation"/> was asked for; the weights are as before, as after any other exception.</exception>
    /// <example>
    /// <code>
    /// var curve = new NelsonSiegel();
    /// MinimizationResult result = curve.Minimize(() => curve.Gradients(maturities, yields));
    /// </code>
    /// </example>
    public static MinimizationResult Minimize<T>(this Model<T> model, Func<double> gradients, MinimizationOptions? options = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        options ??= new MinimizationOptions();
        return Minimize(model, gradients, _ => options.Method, options);
    }

    /// <summary>Minimizes the loss of a model over all of its parameters by Newton's method with exact second derivatives, and leaves them where it found the minimum.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="model">The model, declared with <see cref="ModelAttribute.HessianProducts"/>. Few weights: memory grows by the square of their number, time by its cube.</param>
    /// <param name="gradients">Computes loss and gradients of all examples: <c>() => net.Gradients(x, y)</c>. All calls draw the same noise.</param>
    /// <param name="hessianProduct">Multiplies the Hessian of the same examples by the direction: <c>() => net.HessianProduct(x, y)</c>.</param>
    /// <param name="options">When to stop; the method counts for nothing here.</param>
    /// <returns>Why it stopped, and the loss there. The point is all parameters one after the other, in their order.</returns>
    /// <exception cref="ArgumentException">A weight is infinite or not a number.</exception>
    /// <exception cref="InvalidOperationException">The model is declared without <see cref="ModelAttribute.HessianProducts"/>.</exception>
    /// <exception cref="OperationCanceledException"><see cref="MinimizationOptions.Cancellation"/> was asked for; the weights are as before, as after any other exception.</exception>
    public static MinimizationResult Minimize<T>(this Model<T> model, Func<double> gradients, Func<double> hessianProduct, MinimizationOptions? options = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(hessianProduct);
        return Minimize(model, gradients, Newton, options ?? new MinimizationOptions());

        MinimizationMethod Newton(ClosureObjective objective) => MinimizationMethod.NewtonWith((point, hessian) =>
        {
            objective.Write(point);
            model.Hessian(hessianProduct, hessian);
        });
    }

    private static MinimizationResult Minimize<T>(Model<T> model, Func<double> gradients, Func<ClosureObjective, MinimizationMethod> method, MinimizationOptions options)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(gradients);
        List<FlatParameter> parameters = [];
        int length = 0;
        foreach (ModelParameter<T> parameter in model.Parameters)
        {
            parameters.Add(new FlatParameter<T>(parameter.Name, length, parameter.WeightMemory, parameter.HeldGradients));
            length = checked(length + parameter.Count);
        }

        double[] start = new double[length];
        parameters.ForEach(parameter => parameter.ReadWeights(start));
        if (Array.FindIndex(start, weight => !double.IsFinite(weight)) is var place and >= 0)
        {
            throw new ArgumentException($"A weight of {model.GetType().Name} is {start[place]}: begin with finite ones, by Reset() for example.", nameof(model));
        }

        double[] point = start;
        ClosureObjective objective = new(parameters, Evaluate);
        long scope = ClosureScope.Enter();
        try
        {
            MinimizationResult result = method(objective).Run(objective, [.. start], options);
            point = result.Point;
            return result;
        }
        finally
        {
            ClosureScope.Leave(scope);
            objective.Write(point);
        }

        double Evaluate()
        {
            options.Cancellation.ThrowIfCancellationRequested();
            return gradients();
        }
    }
}
