using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>
/// Rules that call rules: a call is bound where it stands, in a frame of its own, so that the whole stack is one graph. As the whole of
/// <c>w += Adam(g)</c> it changes the weights as if its rule stood there; elsewhere its changes of the weights are summed up.
/// </summary>
internal sealed partial class BindingPass
{
    /// <summary>The key of the displacement within a frame; no name of a rule can be this.</summary>
    private const string Displacement = "→w";

    /// <summary>Displacements as they were written, with the fusing that this allows.</summary>
    private readonly Dictionary<Node, Value> _displacements = [];

    /// <summary>Whether the declared rule calls a <c>base</c> that it is to be given by stacking.</summary>
    private bool _isOpen;

    /// <summary>
    /// Whether the call at hand is all that a declared rule consists of because its class only stacks others: it then stands for it, as does what it
    /// consists of in turn.
    /// </summary>
    private bool IsOutermostOfStack => _frame is { IsStack: true, Prefix.Length: 0, Calls.Count: 1 } && _statement is AssignmentSyntax;

    private CalledRule? FindCalledRule(CallSyntax call) =>
        call is { Scope: null, Arguments: not null } ? _frame.Calls.FirstOrDefault(rule => rule.Name == call.Function.Name.Text) : null;

    /// <summary>The call that an expression is, if it is nothing but a call of a rule.</summary>
    private ExpressionSyntax? CallOf(ExpressionSyntax expression) => expression switch
    {
        CallSyntax call when FindCalledRule(call) is not null => call,
        WithSyntax with when FindCalledRule(with.Call) is not null => with,
        _ => null,
    };

    private void BindInPlace(ExpressionSyntax expression)
    {
        (CallSyntax call, WithSyntax? with) = expression is WithSyntax given ? (given.Call, given) : ((CallSyntax)expression, null);
        if (EnterCall(call, with, _frame.IsDisplacement) is not { } frame)
        {
            return;
        }

        string weights = _frame.Key(WellKnownNames.Weight);
        _scope[weights] = _scope[frame.Key(WellKnownNames.Weight)];
        _assignsWeights |= _frame.Caller is null;
        if (_frame.IsDisplacement)
        {
            AddDisplacement(DisplacementOf(frame));
        }
    }

    /// <summary>A call of <c>base</c> where there is none: the declared rule waits to be stacked; a called one should have been.</summary>
    private Value BindOpenBase(CallSyntax call)
    {
        if (_frame.Caller is null)
        {
            _isOpen = true;
            return BindExpression(call.Arguments!.FirstOrDefault() ?? call.Function);
        }

        Report(_frame.Names.CallsSecondBase ? BindingDiagnostics.TwoBases : BindingDiagnostics.OpenBase, _frame.Call, _frame.Name);
        return Unknown;
    }

    private Value BindDisplacement(CallSyntax call, WithSyntax? with)
    {
        if (FindCalledRule(call) is null)
        {
            Report(BindingDiagnostics.WithNeedsRule, call.Function.Span, call.Function.Name.Text);
            return Unknown;
        }

        return EnterCall(call, with, isDisplacement: true) is { } frame ? DisplacementOf(frame) : Unknown;
    }

    /// <summary>Binds a called rule; null where that cannot be done, which is reported.</summary>
    private Frame? EnterCall(CallSyntax call, WithSyntax? with, bool isDisplacement)
    {
        CalledRule rule = FindCalledRule(call)!;
        if (call.Arguments!.Count != 1)
        {
            ReportCount(call, [1], $"{call.Function.Name.Text}(x)");
            return null;
        }

        Value gradient = _arithmetic.Number(BindExpression(call.Arguments[0]));
        CalledTree tree = _earlier.Called.Of(rule, with);
        if (rule.IsCycle || tree.Parsed.Diagnostics.Count > 0)
        {
            Report(rule.IsCycle ? BindingDiagnostics.CyclicCall : BindingDiagnostics.CalledRuleHasErrors, call.Function.Span, rule.Name);
            return null;
        }

        if (tree.Replacement is { Problem: { } problem })
        {
            Report(problem.Message, problem.Span, problem.Name, rule.Name);
            return null;
        }

        int count = _frame.CallCounts.TryGetValue(rule.Display, out int known) ? known + 1 : 1;
        _frame.CallCounts[rule.Display] = count;
        Frame frame = new()
        {
            Text = rule.Rule,
            Name = rule.Display,
            Prefix = IsOutermostOfStack ? "" : $"{_frame.Prefix}{rule.Display}{(count > 1 ? count.ToString() : "")}.",
            Names = tree.Names,
            Calls = rule.Calls,
            IsStack = rule.IsStack,
            Caller = _frame,
            Call = _frame.Caller is null ? call.Span : _frame.Call,
            Hyperparameters = rule.Hyperparameters,
            Replacements = tree.Replacement?.Statements ?? [],
            ReplacementText = _text,
            IsDisplacement = isDisplacement,
        };
        if (!CheckHyperparameters(frame, call, rule))
        {
            return null;
        }

        BindFrame(frame, tree.Syntax, gradient.Node);
        return frame;
    }

    private void BindFrame(Frame frame, RuleSyntax syntax, Node gradient)
    {
        (Frame outer, string outerText) = (_frame, _text);
        _scope[frame.Key(WellKnownNames.Weight)] = _scope[outer.Key(WellKnownNames.Weight)];
        _scope[frame.Key(WellKnownNames.Gradient)] = gradient;
        (_frame, _text) = (frame, frame.Text);
        DeclareGivens(syntax);
        AddStates();
        Bind(syntax.Statements);
        (_frame, _text) = (outer, outerText);
    }

    private bool CheckHyperparameters(Frame frame, CallSyntax call, CalledRule rule)
    {
        List<Hyperparameter> missing = [.. rule.Hyperparameters.Where(needed => FindHyperparameter(frame, needed.Key) is null)];
        foreach (Hyperparameter hyperparameter in missing)
        {
            string declaration = $"double {hyperparameter.Name}{(hyperparameter.Default is { } value ? $" = {value}" : "")}";
            Report(BindingDiagnostics.MissingHyperparameter, call.Function.Span, rule.Name, hyperparameter.Name, declaration);
        }

        return missing.Count == 0;
    }

    /// <summary>
    /// A hyperparameter as a rule sees it: one that a calling rule has set for this step, or the declaring class's.
    /// </summary>
    private Value? FindHyperparameter(Frame frame, string key)
    {
        for (Frame? caller = frame.Caller; caller is not null; caller = caller.Caller)
        {
            if (_scope.TryGet(caller.Key(key), out Node set) && key is not (WellKnownNames.Weight or WellKnownNames.Gradient))
            {
                return new Value(set);
            }
        }

        return _rule.Hyperparameters.FirstOrDefault(candidate => candidate.Key == key) is { } hyperparameter
            ? new Value(_graph.Leaf(Operation.Hyperparameter, Shape.Scalar, key, hyperparameter.Type == HyperparameterType.Boolean))
            : null;
    }

    /// <summary>The hyperparameter behind a name that a rule has set for this step; null where the name is none.</summary>
    private Value? FindAssignedHyperparameter(string fullKey) =>
        fullKey.StartsWith(_frame.Prefix, StringComparison.Ordinal) ? FindHyperparameter(_frame, fullKey.Substring(_frame.Prefix.Length)) : null;

    /// <summary>Whether the rule may set a hyperparameter for this step: a called rule has it, or the rule it is stacked upon may.</summary>
    private bool IsSetForCalls(string key) =>
        _frame.Names.CallsBase || _frame.Calls.Any(rule => rule.Hyperparameters.Any(hyperparameter => hyperparameter.Key == key));

    /// <summary>Reads a name of a called rule: <c>Adam.v</c>.</summary>
    private Value BindMember(MemberSyntax member)
    {
        string key = $"{_frame.Prefix}{member.Target.Name.Text}.{WellKnownNames.Fold(member.Member.Name.Key)}";
        if (_scope.TryGet(key, out Node node))
        {
            return new Value(node);
        }

        if (ReportBeyondLanguage(member.Target))
        {
            return Unknown;
        }

        string called = member.Target.Name.Text;
        if (_scope.TryGet(_frame.Key(WellKnownNames.Fold(member.Target.Name.Key)), out _))
        {
            Report(BindingDiagnostics.UnknownMember, member.Span, TextOf(member), member.Member.Name.Text == "T" ? $"write '{called}ᵀ'" : $"'{called}' is a value, and has no members");
            return Unknown;
        }

        string[] names = [.. _scope.Keys.Where(known => known.StartsWith($"{_frame.Prefix}{called}.", StringComparison.Ordinal)).Select(known => known.Substring(_frame.Prefix.Length + called.Length + 1)).Where(IsOrdinaryName)];
        Report(BindingDiagnostics.UnknownMember, member.Span, TextOf(member), names.Length == 0
            ? $"names of a rule can be read after it has been called by '{called}(…)'"
            : $"'{called}' has {string.Join(", ", names.Select(known => $"'{known}'"))}");
        return Unknown;
    }

    /// <summary>Notes by how much an assignment to <c>w</c> moves the weights, without subtracting weights where its form tells.</summary>
    private void Displace(AssignmentOperator @operator, Value right, Value updated)
    {
        Value weights = new(_scope[_frame.Key(WellKnownNames.Weight)]);
        Value BeyondOne() => _arithmetic.Difference(right, _arithmetic.Constant(1));
        AddDisplacement(@operator switch
        {
            AssignmentOperator.Add => right,
            AssignmentOperator.Subtract => _arithmetic.Negate(right),
            AssignmentOperator.Multiply => _arithmetic.Multiply(weights, BeyondOne()),
            AssignmentOperator.Divide => _arithmetic.Multiply(weights, _arithmetic.Divide(_arithmetic.Negate(BeyondOne()), right)),
            _ => _arithmetic.Difference(updated, weights),
        });
    }

    /// <summary>Whether a key is a name that its rule assigns, rather than the weights, the gradient or what the compiler keeps.</summary>
    private static bool IsOrdinaryName(string key) => key is not (WellKnownNames.Weight or WellKnownNames.Gradient or Displacement) && key.All(character => char.IsLetterOrDigit(character) || character == '_');

    private void AddDisplacement(Value moved)
    {
        string key = _frame.Key(Displacement);
        Value sum = _scope.TryGet(key, out Node before) ? _arithmetic.Add(AsWritten(before), moved) : moved;
        _scope[key] = sum.Node;
        _displacements[sum.Node] = sum;
    }

    private Value DisplacementOf(Frame frame) =>
        _scope.TryGet(frame.Key(Displacement), out Node node) ? AsWritten(node) : _arithmetic.Constant(0);

    private Value AsWritten(Node node) => _displacements.TryGetValue(node, out Value value) ? value : new Value(node);
}
