using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;

namespace OptGen.Compiler.Binding;

/// <summary>What other libraries and books call what a rule has a name for.</summary>
internal static class OtherNames
{
    private static readonly Dictionary<string, string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        ["grad"] = "g", ["grads"] = "g", ["gradient"] = "g", ["dw"] = "g", ["dl"] = "g", ["dp"] = "g",
        ["w"] = "w", ["weight"] = "w", ["weights"] = "w", ["param"] = "w", ["params"] = "w", ["parameter"] = "w",
        ["step"] = "t", ["steps"] = "t", ["iter"] = "t", ["iteration"] = "t",
        ["n_params"] = "numel", ["size"] = "numel", ["rank"] = "ndim", ["dim"] = "ndim", ["hessian"] = "hess",
    };

    /// <summary>Whether a name means the weights elsewhere.</summary>
    public static bool AreWeights(string name) => Usual.TryGetValue(name, out string? usual) && usual == WellKnownNames.Weight;

    /// <summary>The name that a rule should use; null where none is known for it.</summary>
    public static string? Find(RuleName name, IReadOnlyList<Hyperparameter> hyperparameters)
    {
        string property = PropertyNames.Of(name);
        return hyperparameters.FirstOrDefault(candidate => candidate.Property.Length > 0 && candidate.Property == property)?.Name
            ?? (Usual.TryGetValue(name.Text, out string? usual) ? usual : null);
    }
}
