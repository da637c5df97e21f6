using System.Numerics;

namespace OptGen;

/// <summary>Adds the parameters of models to what trains them.</summary>
public static class ModelTraining
{
    /// <summary>Adds every parameter of a model, by its name and with its shape.</summary>
    /// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="optimizer">What trains them.</param>
    /// <param name="model">The model.</param>
    /// <param name="name">What stands before each name, with a dot between: a name of the model, where an optimizer trains several. Nothing if omitted.</param>
    /// <returns>The parameters, in the order of the model's.</returns>
    /// <remarks>Where the model is declared with <see cref="ModelAttribute.HessianProducts"/>, what <see cref="Model{T}.EstimateHessian"/> estimates is the <c>hess</c> of rules that read it.</remarks>
    /// <exception cref="ArgumentException">A name is taken, or the model was added before.</exception>
    /// <exception cref="InvalidOperationException">Evaluation weights are in place, or a step waits for a gradient.</exception>
    /// <example>
    /// <code>
    /// var net = new Mlp(784) { Seed = 1 };
    /// var adam = new AdamW();
    /// adam.Add(net);
    /// </code>
    /// </example>
    public static IReadOnlyList<Parameter> Add<T>(this Optimizer optimizer, Model<T> model, string name = "")
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return Add(model, name, _ => true, optimizer.Add, optimizer.Add);
    }

    /// <inheritdoc cref="Add{T}(Optimizer, Model{T}, string)"/>
    /// <typeparam name="TOptimizer">The type of the group's members.</typeparam>
    /// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="group">What trains them; its routes lead each parameter to a member.</param>
    /// <param name="model">The model.</param>
    /// <param name="name">What stands before each name, with a dot between. Nothing if omitted.</param>
    /// <example>
    /// <code>
    /// var group = OptimizerGroup.Split(new AdamW(lr: 3e-4), new AdamW(lr: 3e-4, λ: 0), "*.bias", "b*");
    /// group.Add(net);
    /// </code>
    /// </example>
    public static IReadOnlyList<Parameter> Add<TOptimizer, T>(this OptimizerGroup<TOptimizer> group, Model<T> model, string name = "")
        where TOptimizer : Optimizer
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(group);
        return Add(model, name, _ => true, group.Add, group.Add);
    }

    /// <summary>Adds every parameter of a model, by its name.</summary>
    /// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="model">The model; the closure is <c>() => net.Gradients(x, y)</c>.</param>
    /// <param name="name">What stands before each name, with a dot between. Nothing if omitted.</param>
    /// <exception cref="ArgumentException">A name is taken, or the model was added before.</exception>
    /// <exception cref="InvalidOperationException">A step has been made: call <see cref="LBFGS.Reset"/> first.</exception>
    public static void Add<T>(this LBFGS method, Model<T> model, string name = "")
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(model);
        foreach (ModelParameter<T> parameter in model.Parameters)
        {
            string full = FullName(name, parameter.Name);
            if (parameter is ModelParameter<float> single)
            {
                method.Add(full, single.WeightMemory, single.HeldGradients);
            }
            else if (parameter is ModelParameter<double> wide)
            {
                method.Add(full, wide.WeightMemory, wide.HeldGradients);
            }
        }
    }

    internal delegate Parameter Adding<T>(string name, Memory<T> weights, Memory<T> gradients, int[] shape);

    /// <summary>Adds the parameters of a model that are wanted.</summary>
    internal static List<Parameter> Add<T>(Model<T> model, string name, Func<ModelParameter<T>, bool> isWanted, Adding<float> addSingle, Adding<double> addDouble)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        List<Parameter> added = [];
        foreach (ModelParameter<T> parameter in model.Parameters.Where(isWanted))
        {
            string full = FullName(name, parameter.Name);
            int[] shape = parameter.Shape.ToArray();
            if (parameter is ModelParameter<float> single)
            {
                added.Add(addSingle(full, single.WeightMemory, single.HeldGradients, shape));
                if (model.HasHessianProducts)
                {
                    added[^1].SetHessian(single.Curvature.Diagonal);
                }
            }
            else if (parameter is ModelParameter<double> wide)
            {
                added.Add(addDouble(full, wide.WeightMemory, wide.HeldGradients, shape));
                if (model.HasHessianProducts)
                {
                    added[^1].SetHessian(wide.Curvature.Diagonal);
                }
            }
        }

        return added;
    }

    private static string FullName(string prefix, string name)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return prefix.Length == 0 ? name : $"{prefix}.{name}";
    }
}
