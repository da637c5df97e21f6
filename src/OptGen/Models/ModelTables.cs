using System.Numerics;

namespace OptGen;

/// <summary>
/// Trains the tables of models by rows: those parameters that the loss reaches only by an index, as <c>E[tokens]</c> (<see cref="ModelParameter{T}.HasGradientByRows"/>). A step then costs as much as
/// the rows that a batch indexes, however long the table is.
/// </summary>
/// <example>
/// <code>
/// var tables = new Adam();
/// var others = new AdamW();
/// tables.AddTables(net);
/// others.AddAllButTables(net);
/// net.Gradients(tokens, next);
/// tables.StepRows(net);
/// others.Step();
/// </code>
/// </example>
public static class ModelTables
{
    /// <summary>Adds the tables of a model, by their names.</summary>
    /// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="optimizer">What trains them by <see cref="StepRows"/>; its rule must be one that can (<see cref="OptimizerInfo.StepsRows"/>).</param>
    /// <param name="model">The model.</param>
    /// <param name="name">What stands before each name, with a dot between. Nothing if omitted.</param>
    /// <returns>The tables, in the order of the model's parameters.</returns>
    /// <exception cref="ArgumentException">A name is taken, or the model has no tables.</exception>
    /// <exception cref="InvalidOperationException">Evaluation weights are in place, or a step waits for a gradient.</exception>
    public static IReadOnlyList<Parameter> AddTables<T>(this Optimizer optimizer, Model<T> model, string name = "")
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(model);
        return model.Parameters.Any(parameter => parameter.HasGradientByRows)
            ? ModelTraining.Add(model, name, parameter => parameter.HasGradientByRows, optimizer.Add, optimizer.Add)
            : throw new ArgumentException($"{model.GetType().Name} has no table whose gradient is by rows: a parameter that the loss reaches only by an index along its first axis.", nameof(model));
    }

    /// <summary>Adds every parameter of a model but its tables, by its name.</summary>
    /// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="optimizer">What trains them.</param>
    /// <param name="model">The model.</param>
    /// <param name="name">What stands before each name, with a dot between. Nothing if omitted.</param>
    /// <returns>The parameters, in the order of the model's.</returns>
    /// <exception cref="ArgumentException">A name is taken.</exception>
    /// <exception cref="InvalidOperationException">Evaluation weights are in place, or a step waits for a gradient.</exception>
    public static IReadOnlyList<Parameter> AddAllButTables<T>(this Optimizer optimizer, Model<T> model, string name = "")
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(model);
        return ModelTraining.Add(model, name, parameter => !parameter.HasGradientByRows, optimizer.Add, optimizer.Add);
    }

    /// <summary>A step of those rows of the tables that the last call of <c>Gradients</c> indexed. Other rows, and their states, stay as they are.</summary>
    /// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="optimizer">What the tables were added to.</param>
    /// <param name="model">The model.</param>
    /// <param name="name">What stands before each name, as it was added.</param>
    /// <returns>What became of the step; of several tables, of the first that was not stepped.</returns>
    /// <exception cref="ArgumentException">No table of the model was added to the optimizer.</exception>
    /// <exception cref="InvalidOperationException">The rule cannot be applied row by row; the message says why.</exception>
    public static StepResult StepRows<T>(this Optimizer optimizer, Model<T> model, string name = "")
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(model);
        StepResult? result = null;
        for (int i = 0; i < model.Parameters.Count; i++)
        {
            ModelParameter<T> table = model.Parameters[i];
            if (!table.HasGradientByRows || Find(optimizer, name, table.Name) is not { } parameter)
            {
                continue;
            }

            StepResult step = table switch
            {
                ModelParameter<float> single => optimizer.StepRows(parameter, single.GradientRows, single.RowGradients),
                ModelParameter<double> wide => optimizer.StepRows(parameter, wide.GradientRows, wide.RowGradients),
                _ => default,
            };
            result = result is { Status: not StepStatus.Applied } ? result : step;
        }

        return result ?? throw new ArgumentException($"No table of {model.GetType().Name} was added: AddTables(net) does.", nameof(model));
    }

    private static Parameter? Find(Optimizer optimizer, string prefix, string name)
    {
        for (int i = 0; i < optimizer.Parameters.Count; i++)
        {
            string full = optimizer.Parameters[i].Name;
            bool isNamed = prefix.Length == 0
                ? full == name
                : full.Length == prefix.Length + 1 + name.Length && full.StartsWith(prefix, StringComparison.Ordinal) && full[prefix.Length] == '.' && full.EndsWith(name, StringComparison.Ordinal);
            if (isNamed)
            {
                return optimizer.Parameters[i];
            }
        }

        return null;
    }
}
