using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>The names that every rule knows (section 2 of the language), by their keys.</summary>
internal static class WellKnownNames
{
    public const string Weight = "w";
    public const string Gradient = "g";

    /// <summary>What every rule may read as given, without declaring it: one number for each weight.</summary>
    public const string Hessian = "hess";

    /// <summary>What stands before <c>world.size</c>, <c>world.mean(x)</c> and the like, and has no value of its own.</summary>
    public const string World = "world";

    private static readonly Dictionary<string, (Operation Operation, string What)> ReadOnly = new(StringComparer.Ordinal)
    {
        ["t"] = (Operation.StepNumber, "the number of the step"),
        ["numel"] = (Operation.Length, "the number of weights"),
        ["ndim"] = (Operation.Rank, "the number of axes"),
        ["rows"] = (Operation.Rows, "the number of rows"),
        ["cols"] = (Operation.Columns, "the number of columns"),
        ["loss"] = (Operation.Loss, "the loss of the step"),
        [Hessian] = (Operation.Given, "the diagonal of the Hessian"),
        ["index"] = (Operation.ElementIndex, "the place of the element"),
        ["eye"] = (Operation.Matrix, "the identity matrix"),
        ["pi"] = (Operation.Constant, "a constant"),
    };

    /// <summary>One key for all spellings of the weights and of the gradient.</summary>
    public static string Fold(string key) => key switch
    {
        "theta" => Weight,
        "nabla" => Gradient,
        _ => key,
    };

    /// <summary>A value that a rule reads and cannot assign.</summary>
    public static bool TryGetReadOnly(string key, out Operation operation, out string what)
    {
        bool found = ReadOnly.TryGetValue(key, out (Operation Operation, string What) entry);
        (operation, what) = entry;
        return found;
    }

    public static bool IsReserved(string key) => Fold(key) is Weight or Gradient || ReadOnly.ContainsKey(key) || key is World or "eval";

    public static IEnumerable<string> All => ReadOnly.Keys.Concat([Weight, Gradient]);
}
