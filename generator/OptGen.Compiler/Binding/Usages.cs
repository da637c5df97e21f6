namespace OptGen.Compiler.Binding;

/// <summary>How functions are called, to be shown where one was called otherwise.</summary>
internal static class Usages
{
    private static readonly Dictionary<string, string> Arguments = new(StringComparer.Ordinal)
    {
        ["ema"] = "x, e, β",
        ["hat"] = "x, β",
        ["lerp"] = "a, b, s",
        ["clamp"] = "x, low, high",
        ["where"] = "condition, a, b",
        ["prev"] = "e",
        ["delay"] = "e, n",
        ["last"] = "e, n",
        ["atan2"] = "y, x",
    };

    /// <summary>A call of a function with the fewest of its numbers of arguments.</summary>
    public static string Of(string function, IReadOnlyList<int> counts) =>
        $"{function}({(Arguments.TryGetValue(function, out string? arguments) ? arguments : counts.Min() switch { 0 => "", 1 => "x", 2 => "a, b", _ => "a, b, c" })})";
}
