using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Emission;

/// <summary>What the rule calls its values, and which statement made them.</summary>
internal sealed class ValueNames
{
    /// <summary>The most parts that a name made up here has.</summary>
    private const int LongestDescription = 6;

    private readonly Dictionary<Node, Assignment> _assignments = [];
    private readonly Dictionary<Node, Assignment> _origins = [];
    private readonly Dictionary<string, string> _states;
    private readonly BoundRule _rule;

    public ValueNames(BoundRule rule)
    {
        _rule = rule;
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

    /// <summary>A name for a scalar that the kernel uses: the rule's, or one that tells what it is.</summary>
    public string Describe(Node node) => Describe(node, 0);

    /// <param name="node">The scalar.</param>
    /// <param name="depth">How many names this one is part of: a name that tells more is no easier to read.</param>
    private string Describe(Node node, int depth) => Given(node) ?? (depth == LongestDescription ? "factor" : null) ?? node.Operation switch
    {
        Operation.Constant when node.IsCondition => node.Value != 0 ? "always" : "never",
        Operation.Constant => ConstantName(node.Value),
        Operation.NoiseKey => "noise",
        Operation.BlockLength => "blockLengths",
        Operation.BlockCount => "blocks",
        Operation.Quantile => "quantile" + (node.Reduction.Axis == ReductionAxis.All ? "OfAll" : ""),
        Operation.Reduce => node.Reduction.Kind.ToString().ToLowerInvariant() + (node.Reduction.Axis == ReductionAxis.All ? "OfAll" : ""),
        Operation.Matrix => node.Matrix switch
        {
            MatrixFunction.Multiply => "product",
            MatrixFunction.Transpose => "transposed",
            MatrixFunction.Identity => "identity",
            MatrixFunction.Orthogonalize => "orthogonal",
            MatrixFunction.Invert => "inverse",
            MatrixFunction.InverseRoot => "inverseRoot",
            MatrixFunction.EigenVectors => "eigenvectors",
            MatrixFunction.Spread => "spread",
            MatrixFunction.Sort => "sorted",
            MatrixFunction.Places => "places",
            MatrixFunction.Polar => "polarFactor",
            MatrixFunction.SpectralNorm => "spectralNorm",
            MatrixFunction.Recall => "recalled",
            MatrixFunction.Record => "recorded",
            _ => "basis",
        },
        Operation.Subtract when IsOne(node.Inputs[0]) => "oneMinus" + Capital(Describe(node.Inputs[1], depth + 1)),
        Operation.Call when node.Function == Intrinsics.Pow && Given(node.Inputs[0]) is { } name && Given(node.Inputs[1]) is { } exponent => name + "Pow" + Capital(exponent),
        Operation.Multiply when node.Inputs[0] == node.Inputs[1] && Given(node.Inputs[0]) is { } name => name + "Squared",
        Operation.Divide when IsOne(node.Inputs[0]) => "inverse" + Capital(Describe(node.Inputs[1], depth + 1)),
        Operation.Along => node.Reduction.Kind.ToString().ToLowerInvariant() + "Along",
        Operation.AxisLength => "axisLength",
        Operation.Sort => "sorted",
        Operation.Places => "places",
        Operation.TransposedVector => Describe(node.Inputs[0], depth + 1) + "Transposed",
        Operation.Remember => "history",
        Operation.Recall => "recalled",
        Operation.Negate => "negative" + Capital(Describe(node.Inputs[0], depth + 1)),
        Operation.Equal when node.Inputs[0].Operation is Operation.StepNumber or Operation.StepNumberOfAll && IsOne(node.Inputs[1]) => "isFirstStep",
        _ => node.IsCondition ? "condition" : "factor",
    };

    /// <summary>The statement that named the value, on one line; null where none did.</summary>
    public string? Statement(Node node) =>
        node.Inputs.Count > 0 && _assignments.TryGetValue(node, out Assignment? assignment) ? OneLine(assignment) : null;

    /// <summary>The first statement that the value is part of, on one line; null where it is part of none.</summary>
    public string? Origin(Node node) => _origins.TryGetValue(node, out Assignment? assignment) ? OneLine(assignment) : null;

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

    private static string OneLine(Assignment assignment) => string.Join(" ", assignment.Statement.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsOne(Node node) => node.IsConstant && node.Value == 1;

    private static string ConstantName(double value) => value switch
    {
        0 => "zero",
        0.5 => "half",
        1 => "one",
        2 => "two",
        3 => "three",
        _ => "constant",
    };

    private static string Capital(string name) => name[0] is >= 'a' and <= 'z' ? char.ToUpperInvariant(name[0]) + name.Substring(1) : name;
}
