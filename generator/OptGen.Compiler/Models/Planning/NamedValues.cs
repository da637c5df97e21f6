using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Planning;

/// <summary>The values of a model's own names, which a call leaves for whoever asks: one order for the code that makes them and the members that give them.</summary>
internal sealed class NamedValues
{
    /// <summary>The name whose value is returned, and is no member.</summary>
    public const string Loss = "loss";

    public NamedValues(BoundModel model)
    {
        HasLoss = model.Training.Loss is not null;
        Tensor[] values = [.. ValuesOf(model).Select(value => value.Value)];
        string[] names = [.. ValuesOf(model).Select(value => value.Name)];
        Scalars = [.. names.Where((name, i) => values[i].IsScalar && name != Loss).Distinct(StringComparer.Ordinal)];
        Tensors = [.. names.Where((_, i) => !values[i].IsScalar).Distinct(StringComparer.Ordinal).Where(name => !Scalars.Contains(name))];
    }

    /// <summary>Whether the first of the numbers of a call is the loss.</summary>
    public bool HasLoss { get; }

    /// <summary>The names of single numbers, in the order of the numbers of a call, behind the loss.</summary>
    public IReadOnlyList<string> Scalars { get; }

    /// <summary>The names of values with axes, in the order that <c>ModelProgram.ValueBuffer</c> counts in.</summary>
    public IReadOnlyList<string> Tensors { get; }

    /// <summary>Where a single number lies among the numbers of a call.</summary>
    public int PlaceOf(string scalar) => Scalars.ToList().IndexOf(scalar) + (HasLoss ? 1 : 0);

    /// <summary>Names within called models have a point, and are not kept.</summary>
    private static IEnumerable<(string Name, Tensor Value)> ValuesOf(BoundModel model) =>
        model.Training.Values.Concat(model.Evaluation.Values).Where(value => !value.Name.Contains('.'));
}
