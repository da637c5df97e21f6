namespace OptGen.Compiler.Language;

/// <summary>What the functions of the language are called here, and elsewhere.</summary>
internal static class FunctionNames
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "sqrt", "rsqrt", "cbrt", "abs", "sign", "min", "max", "clamp", "exp", "log", "log1p", "expm1", "pow", "sin", "cos", "tan", "tanh", "atanh", "atan",
        "atan2", "acos", "asin", "sigmoid", "softplus", "erf", "floor", "ceil", "round", "trunc", "isfinite", "lerp", "copysign", "where", "sum", "mean", "norm",
        "norm1", "dot", "rms", "std", "quantile", "any", "transpose", "inv", "qr",
    };

    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ln"] = "log", ["power"] = "pow", ["average"] = "mean", ["avg"] = "mean", ["stddev"] = "std", ["fabs"] = "abs", ["clip"] = "clamp",
        ["arctan"] = "atan", ["arcsin"] = "asin", ["arccos"] = "acos", ["logistic"] = "sigmoid", ["sgn"] = "sign", ["ceiling"] = "ceil",
        ["truncate"] = "trunc", ["norm2"] = "norm", ["l2norm"] = "norm", ["l1norm"] = "norm1", ["reciprocalsqrtestimate"] = "rsqrt",
        ["maximum"] = "max", ["minimum"] = "min",
    };

    private static readonly Dictionary<string, string> Constants = new(StringComparer.OrdinalIgnoreCase) { ["pi"] = "π", ["e"] = "exp(1)", ["tau"] = "2*π" };

    private static readonly HashSet<string> Libraries = new(StringComparer.Ordinal)
    {
        "Math", "MathF", "System", "float", "double", "Single", "Double", "math", "np", "numpy", "torch", "tf", "jnp", "F",
    };

    /// <summary>What another language's function is called in a rule; null where the rule has none.</summary>
    public static string? Find(string name) => Synonym(name) ?? (Known.Contains(name) ? name.ToLowerInvariant() : null);

    /// <summary>What a function that is called otherwise elsewhere is called in a rule; null where none is known.</summary>
    public static string? Synonym(string name) => Elsewhere.TryGetValue(name, out string? usual) ? usual : null;

    /// <summary>How a rule writes a constant that others have under a name; null where none is known.</summary>
    public static string? Constant(string name) => Constants.TryGetValue(name, out string? written) ? written : null;

    /// <summary>Whether other languages have functions behind the name and a point.</summary>
    public static bool IsLibrary(string name) => Libraries.Contains(name);
}
