using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

/// <summary>
/// Rules that call rules: a call is bound where it stands, in a frame of its own, so that the whole stack is one graph. As the whole of
/// <c>w += Adam(g)</c> it changes the weights as if its rule stood there; elsewhere its changes of the weights are summed up.
/// </summary>
internal sealed partial class BindingWalk
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
    private static bool IsOutermostOfStack(Place at) => at is { Frame: { IsStack: true, Prefix.Length: 0, Calls.Count: 1 }, Statement: AssignmentSyntax };

    private CalledRule? FindCalledRule(Place at, CallSyntax call) =>
        call is { Scope: null, Arguments: not null } ? at.Frame.Calls.FirstOrDefault(rule => rule.Name == call.Function.Name.Text) : null;

    /// <summary>The call that an expression is, if it is nothing but a call of a rule.</summary>
    private ExpressionSyntax? CallOf(Place at, ExpressionSyntax expression) => expression switch
    {
        CallSyntax call when FindCalledRule(at, call) is not null => call,
        WithSyntax with when FindCalledRule(at, with.Call) is not null => with,
        _ => null,
    };

    private void BindInPlace(Place at, ExpressionSyntax expression)
    {
        (CallSyntax call, WithSyntax? with) = expression is WithSyntax given ? (given.Call, given) : ((CallSyntax)expression, null);
        if (EnterCall(at, call, with, at.Frame.IsDisplacement) is not { } frame)
        {
            return;
        }

        string weights = at.Frame.Key(WellKnownNames.Weight);
        at.Scope[weights] = at.Scope[frame.Key(WellKnownNames.Weight)];
        _assignments.Add(new Assignment(at.Frame.Prefix, TextOf(at, at.Statement!), DisplayName(at, WellKnownNames.Weight), at.Scope[weights], AssignmentKind.Call));
        _assignsWeights |= at.Frame.Caller is null;
        if (at.Frame.IsDisplacement)
        {
            AddDisplacement(at, DisplacementOf(at, frame));
        }
    }

    /// <summary>A call of <c>base</c> where there is none: the declared rule waits to be stacked; a called one should have been.</summary>
    private Value BindOpenBase(Place at, CallSyntax call)
    {
        if (at.Frame.Caller is null)
        {
            _isOpen = true;
            return BindExpression(at, call.Arguments!.FirstOrDefault() ?? call.Function);
        }

        Report(at, at.Frame.Names.CallsSecondBase ? BindingDiagnostics.TwoBases : BindingDiagnostics.OpenBase, at.Frame.Call, at.Frame.Name);
        return Unknown;
    }

    private Value BindDisplacement(Place at, CallSyntax call, WithSyntax? with)
    {
        if (FindCalledRule(at, call) is null)
        {
            Report(at, BindingDiagnostics.WithNeedsRule, call.Function.Span, call.Function.Name.Text);
            return Unknown;
        }

        return EnterCall(at, call, with, isDisplacement: true) is { } frame ? DisplacementOf(at, frame) : Unknown;
    }

    /// <summary>Binds a called rule; null where that cannot be done, which is reported.</summary>
    private Frame? EnterCall(Place at, CallSyntax call, WithSyntax? with, bool isDisplacement)
    {
        CalledRule rule = FindCalledRule(at, call)!;
        if (call.Arguments!.Count != 1)
        {
            ReportCount(at, call, [1], $"{call.Function.Name.Text}(x)");
            return null;
        }

        Value gradient = _arithmetic.Number(BindExpression(at, call.Arguments[0]));
        CalledTree tree = _earlier.Called.Of(rule, with);
        if (rule.IsCycle || tree.Parsed.Diagnostics.Count > 0)
        {
            Report(at, rule.IsCycle ? BindingDiagnostics.CyclicCall : BindingDiagnostics.CalledRuleHasErrors, call.Function.Span, rule.Name);
            return null;
        }

        if (tree.Replacement is { Problem: { } problem })
        {
            Report(at, problem.Message, problem.Span, problem.Name, rule.Name);
            return null;
        }

        int count = at.Frame.CallCounts.TryGetValue(rule.Display, out int known) ? known + 1 : 1;
        at.Frame.CallCounts[rule.Display] = count;
        Frame frame = new()
        {
            Text = rule.Rule,
            Name = rule.Display,
            Prefix = IsOutermostOfStack(at) ? "" : $"{at.Frame.Prefix}{rule.Display}{(count > 1 ? count.ToString() : "")}.",
            Names = tree.Names,
            Calls = rule.Calls,
            IsStack = rule.IsStack,
            Caller = at.Frame,
            Call = at.Frame.Caller is null ? call.Span : at.Frame.Call,
            Hyperparameters = rule.Hyperparameters,
            Replacements = tree.Replacement?.Statements ?? [],
            ReplacementText = at.Text,
            IsDisplacement = isDisplacement,
        };
        if (!CheckHyperparameters(at, frame, call, rule))
        {
            return null;
        }

        if (frame.Prefix.Length > 0)
        {
            _assignments.Add(new Assignment(frame.Prefix, $"{WellKnownNames.Gradient} = {TextOf(at, call.Arguments[0])}", frame.Prefix + WellKnownNames.Gradient, gradient.Node, AssignmentKind.Call));
        }

        BindFrame(at, frame, tree.Syntax, gradient.Node);
        return frame;
    }

    private void BindFrame(Place at, Frame frame, RuleSyntax syntax, Node gradient)
    {
        at.Scope[frame.Key(WellKnownNames.Weight)] = at.Scope[at.Frame.Key(WellKnownNames.Weight)];
        at.Scope[frame.Key(WellKnownNames.Gradient)] = gradient;
        Place inner = at with { Frame = frame, Text = frame.Text };
        DeclareGivens(inner, syntax);
        AddStates(inner);
        Bind(inner, syntax.Statements);
    }

    private bool CheckHyperparameters(Place at, Frame frame, CallSyntax call, CalledRule rule)
    {
        List<Hyperparameter> missing = [.. rule.Hyperparameters.Where(needed => FindHyperparameter(at, frame, needed.Key) is null)];
        foreach (Hyperparameter hyperparameter in missing)
        {
            string declaration = $"double {hyperparameter.Name}{(hyperparameter.Default is { } value ? $" = {value}" : "")}";
            Report(at, BindingDiagnostics.MissingHyperparameter, call.Function.Span, rule.Name, hyperparameter.Name, declaration);
        }

        return missing.Count == 0;
    }

    /// <summary>
    /// A hyperparameter as a rule sees it: one that a calling rule has set for this step, or the declaring class's.
    /// </summary>
    private Value? FindHyperparameter(Place at, Frame frame, string key)
    {
        for (Frame? caller = frame.Caller; caller is not null; caller = caller.Caller)
        {
            if (at.Scope.TryGet(caller.Key(key), out Node set) && key is not (WellKnownNames.Weight or WellKnownNames.Gradient))
            {
                return new Value(set);
            }
        }

        return _rule.Hyperparameters.FirstOrDefault(candidate => candidate.Key == key) is { } hyperparameter
            ? new Value(_graph.Leaf(Operation.Hyperparameter, Shape.Scalar, key, hyperparameter.Type == HyperparameterType.Boolean))
            : null;
    }

    /// <summary>The hyperparameter behind a name that a rule has set for this step; null where the name is none.</summary>
    private Value? FindAssignedHyperparameter(Place at, string fullKey) =>
        fullKey.StartsWith(at.Frame.Prefix, StringComparison.Ordinal) ? FindHyperparameter(at, at.Frame, fullKey.Substring(at.Frame.Prefix.Length)) : null;

    /// <summary>Whether the rule may set a hyperparameter for this step: a called rule has it, or the rule it is stacked upon may.</summary>
    private bool IsSetForCalls(Place at, string key) =>
        at.Frame.Names.CallsBase || at.Frame.Calls.Any(rule => rule.Hyperparameters.Any(hyperparameter => hyperparameter.Key == key));

    /// <summary>Reads a name of a called rule: <c>Adam.v</c>.</summary>
    private Value BindMember(Place at, MemberSyntax member)
    {
        string key = $"{at.Frame.Prefix}{member.Target.Name.Text}.{WellKnownNames.Fold(member.Member.Name.Key)}";
        if (at.Scope.TryGet(key, out Node node))
        {
            return new Value(node);
        }

        if (ReportBeyondLanguage(at, member.Target))
        {
            return Unknown;
        }

        string called = member.Target.Name.Text;
        if (at.Scope.TryGet(at.Frame.Key(WellKnownNames.Fold(member.Target.Name.Key)), out _))
        {
            Report(at, BindingDiagnostics.UnknownMember, member.Span, TextOf(at, member), member.Member.Name.Text == "T" ? $"write '{called}ᵀ'" : $"'{called}' is a value, and has no members");
            return Unknown;
        }

        string[] names = [.. at.Scope.Keys.Where(known => known.StartsWith($"{at.Frame.Prefix}{called}.", StringComparison.Ordinal)).Select(known => known.Substring(at.Frame.Prefix.Length + called.Length + 1)).Where(IsOrdinaryName)];
        Report(at, BindingDiagnostics.UnknownMember, member.Span, TextOf(at, member), names.Length == 0
            ? $"names of a rule can be read after it has been called by '{called}(…)'"
            : $"'{called}' has {string.Join(", ", names.Select(known => $"'{known}'"))}");
        return Unknown;
    }

    /// <summary>Notes by how much an assignment to <c>w</c> moves the weights, without subtracting weights where its form tells.</summary>
    private void Displace(Place at, AssignmentOperator @operator, Value right, Value updated)
    {
        Value weights = new(at.Scope[at.Frame.Key(WellKnownNames.Weight)]);
        Value BeyondOne() => _arithmetic.Difference(right, _arithmetic.Constant(1));
        AddDisplacement(at, @operator switch
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

    private void AddDisplacement(Place at, Value moved)
    {
        string key = at.Frame.Key(Displacement);
        Value sum = at.Scope.TryGet(key, out Node before) ? _arithmetic.Add(AsWritten(before), moved) : moved;
        at.Scope[key] = sum.Node;
        _displacements[sum.Node] = sum;
    }

    private Value DisplacementOf(Place at, Frame frame) =>
        at.Scope.TryGet(frame.Key(Displacement), out Node node) ? AsWritten(node) : _arithmetic.Constant(0);

    private Value AsWritten(Node node) => _displacements.TryGetValue(node, out Value value) ? value : new Value(node);
}
