using OptGen.Compiler.Binding;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>The methods of a step: what those that compute one value are called, and what each is told.</summary>
internal sealed class StepMethods(Settings settings)
{
    private const string Step = "step";
    private const string Batch = "batch";

    private static readonly char[] Separators = [' ', '(', ')', '[', ']', '.', ',', ';', '!', '-', '\n'];

    private readonly Identifiers _identifiers = new([.. GeneratedTypes.Names, .. settings.Names, .. GeneratedNames.OfObject]);
    private readonly Dictionary<(Node Value, StepPlan Plan), string> _names = [];
    private readonly Dictionary<string, string> _arguments = new(StringComparer.Ordinal);

    /// <summary>The method that tells a condition: <c>IsFirstStep</c>.</summary>
    public string Condition(Node condition, StepPlan plan, ValueNames names) =>
        Name(condition, plan, names.Describe(condition) is var name && Capital(name) == name ? "Is" + name : Capital(name));

    /// <summary>The method that computes a number, or a vector, for a function of matrices.</summary>
    public string Operand(Node operand, StepPlan plan, ValueNames names) => Name(operand, plan, "Compute" + Capital(names.Describe(operand)));

    /// <summary>What a condition denies, or the condition itself: one method tells both.</summary>
    public static Node Positive(Node condition) => condition.Operation == Operation.Not ? condition.Inputs[0] : condition;

    /// <summary>The parameters of a method, by what its body uses.</summary>
    public string ParametersOf(string method, string body)
    {
        HashSet<string> words = [.. body.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).SelectMany(line => line.Split(Separators))];
        string[] used = [.. new[] { Step, Batch }.Where(words.Contains)];
        _arguments[method] = string.Join(", ", used.Select(parameter => "in " + parameter));
        return string.Join(", ", used.Select(parameter => $"in {(parameter == Step ? "ParameterStep" : "StepBatch")} {parameter}"));
    }

    /// <summary>The call of a method that is written.</summary>
    /// <param name="method">The method.</param>
    /// <param name="step">What stands for the parameter.</param>
    public string Call(string method, string step = "in " + Step) => $"{method}({_arguments[method].Replace("in " + Step, step)})";

    private string Name(Node value, StepPlan plan, string name)
    {
        if (!_names.TryGetValue((value, plan), out string? known))
        {
            string wanted = PropertyNames.Identifier(name);
            _names.Add((value, plan), known = _identifiers.Unique((GeneratedNames.IsOfStep(wanted) ? wanted + "Value" : wanted) + GeneratedNames.Suffix(plan.Ranks)));
        }

        return known;
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
