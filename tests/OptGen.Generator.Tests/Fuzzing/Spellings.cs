using System.Globalization;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>Writes names, operators and powers in one of the ways that the language offers for each.</summary>
internal sealed class Spellings(Random random)
{
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["w"] = ["w", "w", "w", "θ", "theta"],
        ["g"] = ["g", "g", "g", "∇", "nabla"],
        ["w₀"] = ["w₀", "w[0]", "θ₀"],
        ["β1"] = ["β1", "beta1", "β₁"],
        ["β2"] = ["β2", "beta2", "β₂", "ϐ2"],
        ["ε"] = ["ε", "eps", "epsilon", "ϵ"],
        ["λ"] = ["λ", "lambda"],
        ["μ"] = ["μ", "mu", "\u00B5"],
        ["π"] = ["π", "pi"],
        ["x1"] = ["x1", "x₁"],
        ["Δw"] = ["Δw", "Deltaw", "\u2206w"],
        ["m\u0302"] = ["m\u0302"],
        ["σ"] = ["σ", "sigma"],
        ["v'"] = ["v'", "v′"],
    };

    public string Name(string name) => Names.TryGetValue(name, out string[]? spellings) ? Pick(spellings) : name;

    public string Times() => Pick("*", "*", "*", " · ", " × ", "⊙");

    public string Over() => Pick("/", "/", " ÷ ");

    public string Minus() => Pick(" - ", "-", " − ");

    public string Plus() => Pick(" + ", "+");

    public string And() => Pick(" and ", " && ");

    public string Or() => Pick(" or ", " || ");

    public string Not() => Pick("not ", "!");

    public string Comparison() => Pick(" < ", " > ", " <= ", " >= ", " ≤ ", " ≥ ", " == ", " != ", " ≠ ");

    /// <summary>A power with a whole exponent.</summary>
    public string Power(string @base, int exponent)
    {
        string digits = exponent.ToString(CultureInfo.InvariantCulture);
        return @base + (random.Next(2) == 0 ? "^" + digits : string.Concat(digits.Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0'])));
    }

    public string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
