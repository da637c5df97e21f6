using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>What the rule calls its values, and which statement made them.</summary>
internal sealed class ValueNames
{
    private readonly Dictionary<Node, Assignment> _assignments = [];
    private readonly Dictionary<Node, Assignment> _origins = [];
    private readonly Dictionary<string, string> _states;
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
        _states = rule.States.ToDictionary(state => state.Key, state => state.Name.IndexOf('(') >= 0 ? "previous" : state.Name, StringComparer.Ordinal);
        foreach (Assignment assignment in rule.Assignments)
        {
            if (!_assignments.ContainsKey(assignment.Value))
            {
                _assignments.Add(assignment.Value, assignment);
            }

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
        Operation.FurtherLoss => _assignments.TryGetValue(node, out Assignment? taken) ? taken.Name : "loss" + node.Name,
        Operation.FurtherGradient => _assignments.TryGetValue(node, out Assignment? named) ? named.Name : "gradient" + node.Name,
        _ => _assignments.TryGetValue(node, out Assignment? assignment) ? assignment.Name : null,
    };

    /// <summary>A name for a scalar that the kernel uses: the rule's, or one that says what it is.</summary>
    public string Describe(Node node) => _descriptions.Of(node);

    /// <summary>The statement that named the value, on one line; null where none did.</summary>
    public string? Statement(Node node) =>
        node.Inputs.Count > 0 && _assignments.TryGetValue(node, out Assignment? assignment) ? OneLine(assignment) : null;

    /// <summary>The first statement that the value is part of, on one line; null where it is part of none.</summary>
    public string? Origin(Node node) => _origins.TryGetValue(node, out Assignment? assignment) ? OneLine(assignment) : null;

    /// <summary>The statement that gives a state its value, on one line; null where it has none of its own, as what <c>prev</c> remembers.</summary>
    public string? Statement(StateSymbol state) =>
        _rule.Assignments.LastOrDefault(assignment => assignment.Name == state.Name && !assignment.IsOfBranch) is { } assignment ? Words(assignment.Statement) : null;

    public Hyperparameter Hyperparameter(Node node) =>
        _rule.Hyperparameters.First(hyperparameter => hyperparameter.Key == node.Name || node.Name.StartsWith(hyperparameter.Key + "[", StringComparison.Ordinal));

    /// <summary>The index in brackets of an element of an array; empty for other hyperparameters.</summary>
    public static string ElementIndex(Node node) => node.Name.IndexOf('[') is var start && start >= 0 ? node.Name.Substring(start) : "";

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
