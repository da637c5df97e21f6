using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>What the rule calls its values, and which statement made them.</summary>
internal sealed class ValueNames
{
    private readonly Dictionary<Node, List<Assignment>> _assignments = [];
    private readonly Dictionary<Node, Assignment> _origins = [];
    private readonly Dictionary<string, string> _states;
    private readonly ShortNames _shortNames;
    private readonly BoundRule _rule;
    private readonly ValueDescriptions _descriptions;

    public ValueNames(BoundRule rule)
        : this(rule, new Settings(rule.Hyperparameters))
    {
    }

    /// <param name="rule">The rule.</param>
    /// <param name="settings">The names of its hyperparameters.</param>
    public ValueNames(BoundRule rule, Settings settings)
    {
        _rule = rule;
        Settings = settings;
        _descriptions = new ValueDescriptions(Given, node => node.Operation == Operation.Hyperparameter && Hyperparameter(node).Property == "LearningRate");
        _shortNames = new ShortNames(rule);
        _states = rule.States.ToDictionary(state => state.Key, state => state.Name.IndexOf('(') >= 0 ? "previous" : _shortNames.Of(state.Name), StringComparer.Ordinal);
        foreach (Assignment assignment in rule.Assignments)
        {
            if (!_assignments.TryGetValue(assignment.Value, out List<Assignment>? known))
            {
                _assignments.Add(assignment.Value, known = []);
            }

            known.Add(assignment);

            NoteOrigins(assignment);
        }
    }

    public Settings Settings { get; }

    /// <summary>The name that the rule gives the value; null where it has none.</summary>
    public string? Given(Node node) => node.Operation switch
    {
        Operation.Weight => "w",
        Operation.Gradient => "g",
        Operation.Given => _rule.Givens.First(given => given.Key == node.Name).Name,
        Operation.StepNumber => "t",
        Operation.StepNumberOfAll => "tOfAll",
        Operation.Length => "numel",
        Operation.Rank => "ndim",
        Operation.Rows => "rows",
        Operation.Columns => "cols",
        Operation.TotalLength => "numelOfAll",
        Operation.ElementIndex => "place",
        Operation.RowIndex => "rowIndex",
        Operation.ColumnIndex => "columnIndex",
        Operation.Loss => "loss",
        Operation.State => _states[node.Name],
        Operation.Hyperparameter => Hyperparameter(node).Name + ElementIndex(node),
        Operation.Constant => null,
        Operation.FurtherLoss => Assigned(node) ?? "loss" + node.Name,
        Operation.FurtherGradient => Assigned(node) ?? "gradient" + node.Name,
        _ => Assigned(node),
    };

    /// <summary>What a state is called where it is read.</summary>
    public string OfState(string key) => _states[key];

    /// <summary>A name for a scalar that the kernel uses: the rule's, or one that says what it is.</summary>
    /// <param name="node">The value.</param>
    /// <param name="otherwise">What it is called where that would be too long.</param>
    public string Describe(Node node, string? otherwise = null) => _descriptions.Of(node) ?? otherwise ?? (
        node.IsCondition ? "condition"
        : node.IsVector ? node.Shape.Kind.ToString().ToLowerInvariant() + "Factor"
        : _descriptions.HasRate(node) ? "scaledRate"
        : "factor");

    /// <summary>The statements that named the value, each on one line; those of a called rule come before those of its caller. The head of a branch stands where both sides leave something.</summary>
    public IReadOnlyList<string> Statements(Node node) =>
        node.Inputs.Count > 0 && _assignments.TryGetValue(node, out List<Assignment>? assignments) 
            ? [.. assignments.Where(assignment => assignment.Kind != AssignmentKind.Branch || assignments.All(other => other.Kind == AssignmentKind.Branch)).Select(OneLine).Distinct()]
            : [];

    /// <summary>The first statement that the value is part of, on one line; null where it is part of none.</summary>
    public string? Origin(Node node) => _origins.TryGetValue(node, out Assignment? assignment) ? OneLine(assignment) : null;

    /// <summary>The statement that gives a state its value, on one line; null where it has none of its own, as what <c>prev</c> remembers.</summary>
    public string? Statement(StateSymbol state) =>
        _rule.Assignments.LastOrDefault(assignment => assignment.Name == state.Name && assignment.Kind == AssignmentKind.Statement) is { } assignment ? Words(assignment.Statement) : null;

    public Hyperparameter Hyperparameter(Node node) =>
        _rule.Hyperparameters.First(hyperparameter => hyperparameter.Key == node.Name || node.Name.StartsWith(hyperparameter.Key + "[", StringComparison.Ordinal));

    /// <summary>The index in brackets of an element of an array; empty for other hyperparameters.</summary>
    public static string ElementIndex(Node node) => node.Name.IndexOf('[') is var start && start >= 0 ? node.Name.Substring(start) : "";

    private string? Assigned(Node node) => _assignments.TryGetValue(node, out List<Assignment>? assignments) ? _shortNames.Of(assignments[0].Name) : null;

    private void NoteOrigins(Assignment assignment)
    {
        Stack<Node> pending = new([assignment.Value]);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!_origins.ContainsKey(node))
            {
                _origins.Add(node, assignment);
                foreach (Node input in node.Inputs)
                {
                    pending.Push(input);
                }
            }
        }
    }

    private static string OneLine(Assignment assignment)
    {
        string calls = assignment.Calls.TrimEnd('.');
        return $"{calls}{(calls.Length > 0 ? ": " : "")}{Words(assignment.Statement)}";
    }

    private static string Words(string text) => string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
