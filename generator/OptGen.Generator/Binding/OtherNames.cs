using OptGen.Generator.Language;

namespace OptGen.Generator.Binding;

/// <summary>What other libraries and books call what a rule has a name for.</summary>
internal static class OtherNames
{
    private static readonly Dictionary<string, string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        ["grad"] = "g", ["grads"] = "g", ["gradient"] = "g", ["dw"] = "g", ["dl"] = "g", ["dp"] = "g",
        ["weight"] = "w", ["weights"] = "w", ["param"] = "w", ["params"] = "w", ["parameter"] = "w",
        ["step"] = "t", ["steps"] = "t", ["iter"] = "t", ["iteration"] = "t",
        ["n_params"] = "numel", ["size"] = "numel", ["rank"] = "ndim", ["dim"] = "ndim", ["hessian"] = "hess",
    };

    private static readonly Dictionary<string, string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ln"] = "log", ["power"] = "pow", ["average"] = "mean", ["avg"] = "mean", ["stddev"] = "std", ["fabs"] = "abs", ["clip"] = "clamp",
        ["arctan"] = "atan", ["arcsin"] = "asin", ["arccos"] = "acos", ["logistic"] = "sigmoid", ["sgn"] = "sign", ["ceiling"] = "ceil",
        ["truncate"] = "trunc", ["norm2"] = "norm", ["l2norm"] = "norm", ["l1norm"] = "norm1",
    };

    /// <summary>The function that a rule should call; null where none is known for it.</summary>
    public static string? Function(string name) => Functions.TryGetValue(name, out string? usual) ? usual : null;

    /// <summary>The name that a rule should use; null where none is known for it.</summary>
    public static string? Find(RuleName name, IReadOnlyList<Hyperparameter> hyperparameters)
    {
        string property = PropertyNames.Of(name);
        return hyperparameters.FirstOrDefault(candidate => candidate.Property.Length > 0 && candidate.Property == property)?.Name
            ?? (Usual.TryGetValue(name.Text, out string? usual) ? usual : null);
    }
}
