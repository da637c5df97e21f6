namespace OptGen.Compiler.Language;

/// <summary>What other languages write that a rule writes otherwise, functions aside.</summary>
internal static class OtherLanguages
{
    private static readonly Dictionary<string, string> Constants = new(StringComparer.OrdinalIgnoreCase) { ["pi"] = "π", ["e"] = "exp(1)", ["tau"] = "2*π" };

    private static readonly HashSet<string> Libraries = new(StringComparer.Ordinal)
    {
        "Math", "MathF", "System", "float", "double", "Single", "Double", "math", "np", "numpy", "torch", "tf", "jnp", "F",
    };

    /// <summary>How a rule writes a constant that others have under a name; null where none is known.</summary>
    public static string? Constant(string name) => Constants.TryGetValue(name, out string? written) ? written : null;

    /// <summary>Whether other languages have functions behind the name and a point.</summary>
    public static bool IsLibrary(string name) => Libraries.Contains(name);
}
