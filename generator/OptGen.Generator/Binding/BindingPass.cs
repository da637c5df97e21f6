using OptGen.Generator.Language;
using OptGen.Generator.Lowering;

namespace OptGen.Generator.Binding;

/// <summary>One walk over a rule with given shapes of its states: the context that statements and expressions are bound in.</summary>
internal sealed partial class BindingPass
{
    /// <summary>The key of the stored copy of the first weights.</summary>
    private const string InitialWeights = "w₀";

    /// <summary>The key of the weights to evaluate with, where they must be stored.</summary>
    private const string StoredEvaluation = "eval";

    private readonly string _text;
    private readonly IReadOnlyList<Hyperparameter> _hyperparameters;
    private readonly NameAnalysis _names;
    private readonly IReadOnlyDictionary<string, Shape> _stateShapes;
    private readonly ValueGraph _graph = new();
    private readonly Arithmetic _arithmetic;
    private readonly List<RuleDiagnostic> _diagnostics = [];
    private readonly List<Assignment> _assignments = [];
    private readonly Dictionary<string, int> _loopVariables = new(StringComparer.Ordinal);

    /// <summary>Every state met so far: its name for the user and its value before the step.</summary>
    private readonly Dictionary<string, (string Name, Node Stored)> _states = new(StringComparer.Ordinal);
    private readonly List<string> _stateOrder = [];
    private readonly Dictionary<string, Shape> _assignedShapes = new(StringComparer.Ordinal);

    private Scope _scope = new();
    private Node? _initialWeights;
    private RuleSpan _statement;
    private bool _assignsWeights;
    private EvaluationSyntax? _evaluation;
    private Scope? _evaluationScope;

    public BindingPass(
        string text,
        IReadOnlyList<Hyperparameter> hyperparameters,
        NameAnalysis names,
        IReadOnlyDictionary<string, Shape> stateShapes,
        bool fusedMultiplyAdd)
    {
        _text = text;
        _hyperparameters = hyperparameters;
        _names = names;
        _stateShapes = stateShapes;
        _arithmetic = new Arithmetic(_graph, fusedMultiplyAdd);
    }

    public IReadOnlyList<RuleDiagnostic> Diagnostics => _diagnostics;

    private Node FirstStep => _graph.Operate(Operation.Equal, _graph.Leaf(Operation.StepNumber, Shape.Scalar), _graph.Constant(1));

    public void Bind(RuleSyntax rule)
    {
        _scope[WellKnownNames.Weight] = _graph.Leaf(Operation.Weight, Shape.Element);
        _scope[WellKnownNames.Gradient] = _graph.Leaf(Operation.Gradient, Shape.Element);
        foreach (string key in _names.States)
        {
            AddState(key, _names.Assigned[key]);
        }

        Bind(rule.Statements);
        if (!_assignsWeights)
        {
            Report(BindingDiagnostics.WeightsNeverAssigned, rule.Span);
        }

        StoreEvaluationIfNeeded();
    }

    /// <summary>Widens the shapes to what this walk assigned; false where they were as wide already.</summary>
    public bool WidenStates(Dictionary<string, Shape> shapes)
    {
        bool changed = false;
        foreach (string key in _stateOrder)
        {
            Shape before = _states[key].Stored.Shape;
            Shape assigned = _assignedShapes.TryGetValue(key, out Shape shape) ? shape : Shape.Scalar;
            Shape wide = Shapes.Broadcast(before, Shapes.Broadcast(assigned, _scope[key].Shape));
            if (wide != before)
            {
                shapes[key] = wide;
                changed = true;
            }
        }

        return changed;
    }

    public BoundRule Result() => new()
    {
        Text = _text,
        Hyperparameters = _hyperparameters,
        States = [.. _stateOrder.Select(key => new StateSymbol(key, _states[key].Name, _states[key].Stored, _scope[key]))],
        Assignments = _assignments,
        UpdatedWeight = _scope[WellKnownNames.Weight],
        Evaluation = _evaluation is null ? null : BindEvaluation(_evaluation.Value),
    };

    private Node AddState(string key, string name)
    {
        Shape shape = _stateShapes.TryGetValue(key, out Shape known) ? known : Shape.Scalar;
        Node stored = _graph.Leaf(Operation.State, shape, key);
        _states.Add(key, (name, stored));
        _stateOrder.Add(key);
        _scope[key] = stored;
        return stored;
    }

    private void Report(DiagnosticMessage message, RuleSpan span, params string[] arguments) =>
        _diagnostics.Add(RuleDiagnostic.Create(message.Id, span, arguments));

    private string TextOf(SyntaxNode node) => _text.Substring(node.Span.Start, node.Span.Length);
}
