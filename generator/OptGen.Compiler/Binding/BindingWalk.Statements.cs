using System.Runtime.CompilerServices;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

internal sealed partial class BindingWalk
{
    private void Bind(Place at, IReadOnlyList<StatementSyntax> statements)
    {
        foreach (StatementSyntax statement in statements)
        {
            Bind(at, statement);
        }
    }

    private void Bind(Place at, StatementSyntax statement)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        at = at with { Statement = statement, Text = at.Frame.Replacements.Contains(statement) ? at.Frame.ReplacementText : at.Text };
        switch (statement)
        {
            case AssignmentSyntax assignment:
                Bind(at, assignment);
                break;
            case BlockSyntax block:
                Bind(at, block.Statements);
                break;
            case IfSyntax branch:
                Bind(at, branch);
                break;
            case ForSyntax loop:
                Bind(at, loop);
                break;
            case ResultSyntax result:
                _result = _arithmetic.Number(BindExpression(at, result.Value)).Node;
                break;
            case EvaluationSyntax evaluation when at.Frame.Prefix.Length == 0:
                NoteEvaluation(at, evaluation);
                break;
        }
    }

    private void Bind(Place at, AssignmentSyntax assignment)
    {
        TargetSyntax target = assignment.Target;
        if (Loops.TargetKey(target, at.Frame.LoopVariables) is not { } key)
        {
            Report(at, BindingDiagnostics.ConstantNeeded, target.Index!.Span, "The index");
            return;
        }

        if (!CheckAssignable(at, target, key))
        {
            if (key == WellKnownNames.World)
            {
                // It is said once: what reads it goes on with anything.
                at.Scope[at.Frame.Key(key)] = Unknown.Node;
            }

            return;
        }

        if (target.IsInitial && assignment.Operator != AssignmentOperator.Assign)
        {
            Report(at, BindingDiagnostics.InitialValueNeedsAssignment, assignment.Span, TextOf(at, target), CountingHint(target.Name));
            return;
        }

        string full = at.Frame.Key(key);
        if (key == WellKnownNames.Weight && assignment.Operator == AssignmentOperator.Add && CallOf(at, assignment.Value) is { } call)
        {
            BindInPlace(at, call);
            return;
        }

        Value right = BindExpression(at, assignment.Value);
        if (key == WellKnownNames.Weight && at.Frame.IsDisplacement && right.Shape.Kind == ShapeKind.Matrix
            && assignment.Operator is AssignmentOperator.Add or AssignmentOperator.Subtract)
        {
            // A rule that was given a gradient of other sides, as in P@Adam(Pᵀ@g), moves by a value of these; the weights are not its own.
            Displace(at, assignment.Operator, right, right);
            return;
        }

        Value value = assignment.Operator switch
        {
            AssignmentOperator.Add => _arithmetic.Add(Read(at, target, key), right),
            AssignmentOperator.Subtract => _arithmetic.Subtract(Read(at, target, key), right),
            AssignmentOperator.Multiply => _arithmetic.Multiply(Read(at, target, key), right),
            AssignmentOperator.Divide => _arithmetic.Divide(Read(at, target, key), right),
            _ => right,
        };

        if (_states.ContainsKey(full) || key is WellKnownNames.Weight or WellKnownNames.Gradient)
        {
            value = _arithmetic.Number(value);
        }

        if (target.IsInitial)
        {
            value = new Value(_graph.Select(FirstStep, value.Node, at.Scope[full]));
        }

        if (key == WellKnownNames.Weight && at.Frame.IsDisplacement)
        {
            Displace(at, assignment.Operator, right, value);
        }

        value = CheckShapes(at, assignment.Span) ? value : Unknown;

        Assign(at, key, Loops.TargetName(target, at.Frame.LoopVariables), value.Node);
    }

    private void Assign(Place at, string key, string name, Node value)
    {
        string full = at.Frame.Key(key);
        if (key == WellKnownNames.Weight || _states.ContainsKey(full))
        {
            CheckAssigned(at, key == WellKnownNames.Weight ? Shape.Element : _states[full].Stored.Shape, value.Shape);
        }

        // What belongs to an axis is stored at all elements.
        if (value.Shape.IsAxis && (key == WellKnownNames.Weight || (_states.TryGetValue(full, out (string Name, Node Stored) state) && state.Stored.IsElement)))
        {
            value = _graph.Widen(value, Shape.Element);
        }

        value = HeldBy(full, value);
        at.Scope[full] = value;
        _assignsWeights |= key == WellKnownNames.Weight && at.Frame.Caller is null;
        _assignments.Add(new Assignment(at.Frame.Prefix, TextOf(at, at.Statement!), DisplayName(at, name), value));
        _assignedShapes[full] = _assignedShapes.TryGetValue(full, out Shape shape) ? Shape.Broadcast(shape, value.Shape) : value.Shape;
    }

    private Value Read(Place at, TargetSyntax target, string key)
    {
        if (at.Scope.TryGet(at.Frame.Key(key), out Node node))
        {
            return new Value(node);
        }

        if (FindHyperparameter(at, at.Frame, key) is { } hyperparameter)
        {
            return hyperparameter;
        }

        // Only a name that is assigned in a branch alone comes here: the analysis has made all other reads states.
        ReportUnknown(at, target, near: null);
        return _arithmetic.Constant(0);
    }

    private bool CheckAssignable(Place at, TargetSyntax target, string key)
    {
        string? what = at.Frame.LoopVariables.ContainsKey(key) ? "the variable of a loop"
            : at.Frame.Givens.ContainsKey(key) ? "given by the caller"
            : at.Frame.Hyperparameters.Any(hyperparameter => hyperparameter.Key == key) && !IsSetForCalls(at, key) ? "a hyperparameter"
            : WellKnownNames.TryGetReadOnly(key, out _, out string known) ? known
            : key == WellKnownNames.World ? "the processes that train together"
            : target.IsInitial && key is WellKnownNames.Weight or WellKnownNames.Gradient ? "not a state of the rule"
            : null;
        if (what is not null)
        {
            Report(at, BindingDiagnostics.NotAssignable, target.Span, TextOf(at, target), what);
        }

        return what is null;
    }

    private void Bind(Place at, IfSyntax branch)
    {
        Value condition = BindCondition(at, branch.Condition);
        if (condition.Shape != Shape.Scalar)
        {
            Report(at, BindingDiagnostics.ScalarConditionNeeded, branch.Condition.Span);
        }

        bool? holds = ValueGraph.Known(condition.Node);
        Scope whenTrue = Where(at, branch.Condition, holds, inner => BindBranch(inner, branch.WhenTrue, condition.Node));
        Scope whenFalse = branch.WhenFalse is { } otherwise ? Where(at, branch.Condition, !holds, inner => BindBranch(inner, otherwise, _graph.Operate(Operation.Not, condition.Node))) : at.Scope.Copy();
        foreach (string key in whenTrue.Keys.Union(whenFalse.Keys).ToList())
        {
            if (AtEnd(at, whenTrue, key) is { } first && AtEnd(at, whenFalse, key) is { } second)
            {
                at.Scope[key] = first == second ? first : Merge(at, branch, condition, key, first, second);
            }
            else if (key == InitialWeights)
            {
                // A branch for other ranks does not make parameters of this one keep them.
                bool isUsed = _ranks is null || holds is null || AtEnd(at, holds.Value ? whenTrue : whenFalse, key) is not null;
                if (isUsed)
                {
                    at.Scope[key] = AtEnd(at, whenTrue, key) ?? AtEnd(at, whenFalse, key)!;
                }
            }
            else if (FindAssignedHyperparameter(at, key) is { } hyperparameter)
            {
                // Set for this step in one branch only.
                Node set = AtEnd(at, whenTrue, key) ?? hyperparameter.Node;
                Node unset = AtEnd(at, whenFalse, key) ?? hyperparameter.Node;
                at.Scope[key] = _arithmetic.Select(condition, new Value(set), new Value(unset)).Node;
            }
        }

        CheckShapes(at, branch.Span);
    }

    /// <summary>The value of a name after branches that gave it different ones.</summary>
    private Node Merge(Place at, IfSyntax branch, Value condition, string key, Node whenTrue, Node whenFalse)
    {
        Node merged = HeldBy(key, _arithmetic.Select(condition, new Value(whenTrue), new Value(whenFalse)).Node);
        if (key.StartsWith(at.Frame.Prefix, StringComparison.Ordinal) && NameOf(at, key.Substring(at.Frame.Prefix.Length)) is { } name)
        {
            // The line of the rule that this stands under is the one with the condition.
            string head = at.Text.Substring(branch.Span.Start, branch.WhenTrue.Span.Start - branch.Span.Start);
            _assignments.Add(new Assignment(at.Frame.Prefix, head, DisplayName(at, name), merged, AssignmentKind.Branch));
        }

        return merged;
    }

    /// <summary>A name of the rule at hand, by its key; null where the key is none.</summary>
    private string? NameOf(Place at, string key) => key is WellKnownNames.Weight or WellKnownNames.Gradient ? key
        : at.Frame.Names.Assigned.TryGetValue(key, out string assigned) ? assigned
        : null;

    /// <summary>A name as generated code shows it: behind those of the calls that it stands in, but for the weights.</summary>
    private string DisplayName(Place at, string name) => name == WellKnownNames.Weight && !at.Frame.IsDisplacement ? name : at.Frame.Prefix + name;

    /// <summary>What names hold at the end of a branch. Its memories are its own: they keep their values in steps that do not take it.</summary>
    private Scope BindBranch(Place at, StatementSyntax branch, Node condition)
    {
        Place inner = at with { Scope = at.Scope.Copy(), Memories = new(StringComparer.Ordinal), BranchCondition = Within(at, condition) };
        Bind(inner, branch);
        return inner.Scope;
    }

    /// <summary>
    /// What a name holds at the end of a branch; a memory that only the other branch has keeps its value, and a branch that does not move the weights
    /// moves them by nothing.
    /// </summary>
    private Node? AtEnd(Place at, Scope branch, string key) =>
        branch.TryGet(key, out Node node) ? node
        : key == at.Frame.Key(Displacement) ? _arithmetic.Constant(0).Node
        : key != InitialWeights && _states.TryGetValue(key, out (string Name, Node Stored) state) ? state.Stored
        : null;

    private void Bind(Place at, ForSyntax loop)
    {
        string variable = loop.Variable.Name.Key;
        if (Loops.Indices(loop, at.Frame.LoopVariables) is not { } indices)
        {
            if (ConstantEvaluator.WholeNumber(loop.From, at.Frame.LoopVariables) is { } from && ConstantEvaluator.WholeNumber(loop.To, at.Frame.LoopVariables) is { } to)
            {
                Report(at, BindingDiagnostics.LoopTooLong, loop.Span, ((long)to - from).ToString(), RuleLimits.Turns.ToString());
            }
            else
            {
                Report(at, BindingDiagnostics.ConstantNeeded, RuleSpan.Cover(loop.From.Span, loop.To.Span), "Each bound of the loop");
            }

            return;
        }

        foreach (int index in indices)
        {
            at.Frame.LoopVariables[variable] = index;
            Bind(at, loop.Body);
        }

        at.Frame.LoopVariables.Remove(variable);
    }
}
