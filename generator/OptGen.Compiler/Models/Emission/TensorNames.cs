using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Models.Planning;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Emission;

/// <summary>What tensors are called: as the model calls them, or by what they are.</summary>
/// <param name="called">The names of those that have one.</param>
internal sealed class TensorNames(IReadOnlyDictionary<Tensor, string> called)
{
    /// <summary>What a tensor with a name is: <c>∂W2 = hᵀ @ δz</c>; null for others, and for what is not computed.</summary>
    public string? Statement(Tensor tensor) =>
        tensor.Inputs.Count > 0 && called.TryGetValue(tensor, out string? name) ? $"{name} = {new TensorText(other => Given(Normalization.Before(other))).Of(tensor)}" : null;

    /// <summary>The name that the model gives it; null where it gives none.</summary>
    public string? Given(Tensor tensor) => tensor.Operation is TensorOperation.Data or TensorOperation.Parameter or TensorOperation.State or TensorOperation.Hyperparameter
        ? tensor.Content.Name.Replace("{", "").Replace("}", "")
        : tensor.Operation == TensorOperation.Direction ? "v_" + tensor.Content.Name.Replace("{", "").Replace("}", "")
        : called.TryGetValue(tensor, out string? name) ? name : null;

    /// <summary>A variable's name for it.</summary>
    public string Variable(Tensor tensor)
    {
        string name = Given(tensor) ?? (tensor.Operation switch
        {
            TensorOperation.Elementwise when tensor.Content.Operation == Operation.Call => tensor.Content.Function!.Name,
            TensorOperation.Elementwise => tensor.Content.Operation switch
            {
                Operation.Select => "chosen",
                >= Operation.Less and <= Operation.Not => "holds",
                Operation.Multiply => "product",
                Operation.Divide => "quotient",
                Operation.Subtract => "difference",
                _ => "sum",
            },
            TensorOperation.Contract => "product",
            TensorOperation.Max => "greatest",
            TensorOperation.Min => "least",
            TensorOperation.Sum => "total",
            TensorOperation.ArgMax or TensorOperation.ArgMin => "place",
            TensorOperation.Gather => "picked",
            TensorOperation.Index => "index",
            TensorOperation.Uniform or TensorOperation.Normal => "drawn",
            TensorOperation.Constant => "constant",
            TensorOperation.Length => "number",
            _ => "values",
        });
        name = name.Replace('.', '_').Replace("∂", "d");
        return name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') ? name : "value" + name;
    }
}
