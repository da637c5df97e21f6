using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>One walk over a rule with given shapes of its states: the context that statements and expressions are bound in.</summary>
internal sealed partial class BindingWalk
{
    /// <summary>The key of the stored copy of the first weights.</summary>
    private const string InitialWeights = "w₀";

    /// <summary>The key of the weights to evaluate with, where they must be stored.</summary>
    private const string StoredEvaluation = "eval";

    private readonly RuleToBind _rule;
    private readonly EarlierWalks _earlier;
    private readonly RankWalk? _ranks;
    private readonly ValueGraph _graph;
    private readonly Arithmetic _arithmetic;
    private readonly List<RuleDiagnostic> _diagnostics = [];
    private readonly List<Assignment> _assignments = [];

    /// <summary>Every state met so far: its name for the user and its value before the step.</summary>
    private readonly Dictionary<string, (string Name, Node Stored)> _states = new(StringComparer.Ordinal);
    private readonly List<string> _stateOrder = [];
    private readonly Dictionary<string, Shape> _assignedShapes = new(StringComparer.Ordinal);

    /// <summary>What each expression of the declared rule came to; in a loop, the last time.</summary>
    private readonly Dictionary<RuleSpan, Node> _values = [];

    /// <summary>What the rule declares by <c>:=</c>, which has no effect beside a primary constructor.</summary>
    private readonly HashSet<string> _declaredInVain = new(StringComparer.Ordinal);

    /// <summary>The declared rule, outside any statement.</summary>
    private readonly Place _root;

    private Node? _initialWeights;
    private bool _assignsWeights;
    private EvaluationSyntax? _evaluation;
    private Scope? _evaluationScope;
    private Node? _boundEvaluation;
    private Node? _result;

    /// <param name="rule">The declared rule.</param>
    /// <param name="earlier">What earlier walks have found out.</param>
    /// <param name="ranks">For which ranks the walk is; null where for all.</param>
    public BindingWalk(RuleToBind rule, EarlierWalks earlier, RankWalk? ranks)
    {
        _rule = rule;
        _earlier = earlier;
        _ranks = ranks;
        Frame frame = new() { Text = rule.Text, Names = earlier.Names, Calls = rule.Calls, IsStack = rule.IsStacked, Hyperparameters = rule.Hyperparameters };
        _root = new Place { Frame = frame, Text = rule.Text, Scope = new Scope() };
        _graph = new ValueGraph(ranks is null ? null : new RankSpecialisation(ranks.Ranks.Ranks[0], ranks.Totals), rule.Cancellation);
        _arithmetic = new Arithmetic(_graph, rule.FusedMultiplyAdd);
    }

    public ValueGraph Graph => _graph;

    /// <summary>Which call of the step answers each gradient and loss at another point.</summary>
    public IReadOnlyList<int> Answers => _answers;

    /// <summary>What is wrong with the rule. Where something could not be bound, nothing is said of shapes, which may come from that.</summary>
    public IReadOnlyList<RuleDiagnostic> Diagnostics => _diagnostics.Any(diagnostic => BindingDiagnostics.LeavesUnknown(diagnostic.Id))
        ? [.. _diagnostics.Where(diagnostic => !BindingDiagnostics.IsOfShapes(diagnostic.Id))]
        : _diagnostics;

    private Node FirstStep => _graph.Operate(Operation.Equal, _graph.Leaf(Operation.StepNumber, Shape.Scalar), _graph.Constant(1));

    public void Bind()
    {
        RuleSyntax rule = _rule.Syntax;
        _declaredInVain.UnionWith(RuleTree.Descendants(rule).OfType<DeclarationSyntax>().Select(declaration => declaration.Name.Name.Key));
        _root.Scope[WellKnownNames.Weight] = _graph.Leaf(Operation.Weight, Shape.Element);
        _root.Scope[WellKnownNames.Gradient] = _graph.Leaf(Operation.Gradient, Shape.Element);
        DeclareGivens(_root, rule);
        AddStates(_root);
        Bind(_root, rule.Statements);
        // Where something else is wrong, the missing assignment may be just that.
        if (!_assignsWeights && _result is null && _diagnostics.Count == 0)
        {
            string? meant = RuleTree.Descendants(rule).OfType<TargetSyntax>().Select(target => target.Name.Name.Text).FirstOrDefault(OtherNames.AreWeights);
            Report(_root, BindingDiagnostics.WeightsNeverAssigned, rule.Span, meant is null ? "end it with an update such as 'w -= lr*g'" : $"a rule calls the weights 'w', not '{meant}'");
        }

        _boundEvaluation = _evaluation is null ? null : BindEvaluation(_root, _evaluation.Value);
    }

    /// <summary>Widens the shapes to what this walk assigned; false where they were as wide already.</summary>
    public bool WidenStates(Dictionary<string, Shape> shapes)
    {
        bool changed = false;
        foreach (string key in _stateOrder)
        {
            Shape before = _states[key].Stored.Shape;
            Shape assigned = _assignedShapes.TryGetValue(key, out Shape shape) ? shape : Shape.Scalar;
            Shape wide = Shape.Broadcast(before, Shape.Broadcast(assigned, Updated(key).Shape));
            if (wide != before)
            {
                shapes[key] = wide;
                changed = true;
            }
        }

        while (changed && WidenStatesMadeOfStates(shapes))
        {
        }

        return changed;
    }

    /// <summary>Widens states by what other states have become, as far as elementwise operations tell, so that a chain of states takes no walk for each; false where nothing changed.</summary>
    private bool WidenStatesMadeOfStates(Dictionary<string, Shape> shapes)
    {
        Dictionary<Node, Shape> wide = [];
        foreach (Node node in _graph.Nodes)
        {
            bool isElementwise = node.Operation is (>= Operation.Add and <= Operation.Call) or (>= Operation.Less and <= Operation.Widen);
            Shape shape = node.Operation == Operation.State && shapes.TryGetValue(node.Name, out Shape known) ? known : node.Shape;
            wide[node] = isElementwise ? node.Inputs.Aggregate(shape, (all, input) => Shape.Broadcast(all, wide[input])) : shape;
        }

        bool changed = false;
        foreach (string key in _stateOrder)
        {
            Shape before = wide[_states[key].Stored];
            Shape after = Shape.Broadcast(before, wide[Updated(key)]);
            if (after != before)
            {
                shapes[key] = after;
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>Finds the states that the whole optimizer has one of; false where they were known, or count no steps.</summary>
    public bool FindSharedStates(HashSet<string> keys)
    {
        if (_diagnostics.Count > 0 || !_graph.Nodes.Any(node => node.Operation == Operation.StepNumber))
        {
            return false;
        }

        int known = keys.Count;
        keys.UnionWith(SharedStates.Of(Result([])));
        return keys.Count > known;
    }

    /// <summary>What the walk has found.</summary>
    /// <param name="variants">What walks for certain ranks have found.</param>
    public BoundRule Result(IReadOnlyList<BoundRule> variants) => new()
    {
        Text = _rule.Text,
        Syntax = _rule.Syntax,
        Rules = _rule.Rules,
        Values = _values,
        Hyperparameters = _rule.Hyperparameters,
        States = [.. _stateOrder.Select(key => new StateSymbol(key, _states[key].Name, _states[key].Stored, Updated(key)))],
        Assignments = _assignments,
        Weight = _graph.Leaf(Operation.Weight, Shape.Element),
        BlockSizes = _blockSizes,
        Givens = _givens,
        Graph = _graph,
        UpdatedWeight = _root.Scope[WellKnownNames.Weight],
        IsOpen = _isOpen,
        GradientCalls = _gradientCalls,
        NeedsMatrix = variants.Count == 0 ? _needsMatrix : variants[0].NeedsMatrix,
        NeedsAxes = variants.Count == 0 ? _needsAxes : variants[0].NeedsAxes,
        Ranks = _ranks?.Ranks,
        Variants = variants,
        Totals = [.. _graph.Totals.Distinct()],
        Evaluation = _boundEvaluation,
        Result = _result,
    };

    /// <summary>What a state holds after the step; one that only branches not taken have keeps its value.</summary>
    private Node Updated(string key) => _root.Scope.TryGet(key, out Node node) ? node : _states[key].Stored;

    /// <summary>A value as a name holds it: a state of the whole optimizer counts the optimizer's steps, not those of a parameter.</summary>
    private Node HeldBy(string key, Node value) => _earlier.SharedStates.Contains(key) ? _graph.CountedForAll(value) : value;

    private void AddStates(Place at)
    {
        foreach (string key in at.Frame.Names.States)
        {
            AddState(at, at.Frame.Key(key), at.Frame.Prefix + at.Frame.Names.Assigned[key]);
        }
    }

    /// <summary>What is given to the weights or a state must have its shape, or be the same for all of it.</summary>
    private void CheckAssigned(Place at, Shape target, Shape value)
    {
        if (target.IsUnsized)
        {
            Report(at, BindingDiagnostics.SizeUnknown, at.Statement!.Span);
        }
        else if (!target.IsScalar && Shape.Fit(target, value) is null)
        {
            ReportConflict(at, at.Statement!.Span, target, value);
        }
    }

    private Node AddState(Place at, string key, string name) => AddState(at, key, name, _earlier.StateShapes.TryGetValue(key, out Shape known) ? known : Shape.Scalar);

    private Node AddState(Place at, string key, string name, Shape shape)
    {
        Node stored = _graph.Leaf(Operation.State, shape, key);
        if (_states.Count == RuleLimits.States)
        {
            throw Beyond(at, BindingDiagnostics.TooManyStates, RuleLimits.States);
        }

        _states.Add(key, (name, stored));
        _stateOrder.Add(key);
        at.Scope[key] = stored;
        return stored;
    }

    private bool HasEnoughMistakes => _diagnostics.Count >= RuleLimits.Mistakes;

    /// <summary>Reports a mistake; one within a called rule at the call, unless the caller wrote the statement.</summary>
    private void Report(Place at, DiagnosticMessage message, RuleSpan span, params string[] arguments)
    {
        if (HasEnoughMistakes)
        {
            return;
        }

        bool isDeclared = ReferenceEquals(at.Text, _rule.Text);
        RuleDiagnostic diagnostic = RuleDiagnostic.Create(message.Id, isDeclared ? span : at.Frame.Call, arguments);
        if (!_diagnostics.Contains(diagnostic))
        {
            _diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Gives up because the rule is too large, at the statement at hand.</summary>
    private BeyondLimitException Beyond(Place at, DiagnosticMessage message, int limit)
    {
        RuleSpan place = at.Frame.Caller is not null ? at.Frame.Call : at.Statement?.Span ?? new RuleSpan(0, _rule.Text.Length);
        return new BeyondLimitException(RuleDiagnostic.Create(message.Id, place, RuleLimits.Text(limit)));
    }

    private string TextOf(Place at, SyntaxNode node) => at.Text.Substring(node.Span.Start, node.Span.Length);
}
