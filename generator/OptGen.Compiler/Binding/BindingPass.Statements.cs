using System.Runtime.CompilerServices;
using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Binding;

internal sealed partial class BindingPass
{
    private void Bind(IReadOnlyList<StatementSyntax> statements)
    {
        foreach (StatementSyntax statement in statements)
        {
            Bind(statement);
        }
    }

    private void Bind(StatementSyntax statement)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        StatementSyntax outerStatement = _statement;
        string outerText = _text;
        _statement = statement;
        if (_frame.Replacements.Contains(statement))
        {
            _text = _frame.ReplacementText;
        }

        BindIn(statement);
        (_statement, _text) = (outerStatement, outerText);
    }

    private void BindIn(StatementSyntax statement)
    {
        switch (statement)
        {
            case AssignmentSyntax assignment:
                Bind(assignment);
                break;
            case BlockSyntax block:
                Bind(block.Statements);
                break;
            case IfSyntax branch:
                Bind(branch);
                break;
            case ForSyntax loop:
                Bind(loop);
                break;
            case ResultSyntax result:
                _result = _arithmetic.Number(BindExpression(result.Value)).Node;
                break;
            case EvaluationSyntax evaluation when _frame.Prefix.Length == 0:
                NoteEvaluation(evaluation);
                break;
        }
    }

    private void Bind(AssignmentSyntax assignment)
    {
        TargetSyntax target = assignment.Target;
        if (Loops.TargetKey(target, _frame.LoopVariables) is not { } key)
        {
            Report(BindingDiagnostics.ConstantNeeded, target.Index!.Span, "The index");
            return;
        }

        if (!CheckAssignable(target, key))
        {
            if (key == WellKnownNames.World)
            {
                // It is said once: what reads it goes on with anything.
                _scope[_frame.Key(key)] = Unknown.Node;
            }

            return;
        }

        if (target.IsInitial && assignment.Operator != AssignmentOperator.Assign)
        {
            Report(BindingDiagnostics.InitialValueNeedsAssignment, assignment.Span, TextOf(target), CountingHint(target.Name));
            return;
        }

        string full = _frame.Key(key);
        if (key == WellKnownNames.Weight && assignment.Operator == AssignmentOperator.Add && CallOf(assignment.Value) is { } call)
        {
            BindInPlace(call);
            return;
        }

        Value right = BindExpression(assignment.Value);
        if (key == WellKnownNames.Weight && _frame.IsDisplacement && right.Shape.Kind == ShapeKind.Matrix
            && assignment.Operator is AssignmentOperator.Add or AssignmentOperator.Subtract)
        {
            // A rule that was given a gradient of other sides, as in P@Adam(Pᵀ@g), moves by a value of these; the weights are not its own.
            Displace(assignment.Operator, right, right);
            return;
        }

        Value value = assignment.Operator switch
        {
            AssignmentOperator.Add => _arithmetic.Add(Read(target, key), right),
            AssignmentOperator.Subtract => _arithmetic.Subtract(Read(target, key), right),
            AssignmentOperator.Multiply => _arithmetic.Multiply(Read(target, key), right),
            AssignmentOperator.Divide => _arithmetic.Divide(Read(target, key), right),
            _ => right,
        };

        if (_states.ContainsKey(full) || key is WellKnownNames.Weight or WellKnownNames.Gradient)
        {
            value = _arithmetic.Number(value);
        }

        if (target.IsInitial)
        {
            value = new Value(_graph.Select(FirstStep, value.Node, _scope[full]));
        }

        if (key == WellKnownNames.Weight && _frame.IsDisplacement)
        {
            Displace(assignment.Operator, right, value);
        }

        value = CheckShapes(assignment.Span) ? value : Unknown;

        Assign(key, Loops.TargetName(target, _frame.LoopVariables), value.Node);
    }

    private void Assign(string key, string name, Node value)
    {
        string full = _frame.Key(key);
        if (key == WellKnownNames.Weight || _states.ContainsKey(full))
        {
            CheckAssigned(key == WellKnownNames.Weight ? Shape.Element : _states[full].Stored.Shape, value.Shape);
        }

        // What belongs to an axis is stored at all elements.
        if (value.Shape.IsAxis && (key == WellKnownNames.Weight || (_states.TryGetValue(full, out (string Name, Node Stored) state) && state.Stored.IsElement)))
        {
            value = _graph.Widen(value, Shape.Element);
        }

        value = HeldBy(full, value);
        _scope[full] = value;
        _assignsWeights |= key == WellKnownNames.Weight && _frame.Caller is null;
        _assignments.Add(new Assignment(_frame.Prefix + TextOf(_statement), DisplayName(name), value));
        _assignedShapes[full] = _assignedShapes.TryGetValue(full, out Shape shape) ? Shape.Broadcast(shape, value.Shape) : value.Shape;
    }

    private Value Read(TargetSyntax target, string key)
    {
        if (_scope.TryGet(_frame.Key(key), out Node node))
        {
            return new Value(node);
        }

        if (FindHyperparameter(_frame, key) is { } hyperparameter)
        {
            return hyperparameter;
        }

        // Only a name that is assigned in a branch alone comes here: the analysis has made all other reads states.
        ReportUnknown(target, near: null);
        return _arithmetic.Constant(0);
    }

    private bool CheckAssignable(TargetSyntax target, string key)
    {
        string? what = _frame.LoopVariables.ContainsKey(key) ? "the variable of a loop"
            : _frame.Givens.ContainsKey(key) ? "given by the caller"
            : _frame.Hyperparameters.Any(hyperparameter => hyperparameter.Key == key) && !IsSetForCalls(key) ? "a hyperparameter"
            : WellKnownNames.TryGetReadOnly(key, out _, out string known) ? known
            : key == WellKnownNames.World ? "the processes that train together"
            : target.IsInitial && key is WellKnownNames.Weight or WellKnownNames.Gradient ? "not a state of the rule"
            : null;
        if (what is not null)
        {
            Report(BindingDiagnostics.NotAssignable, target.Span, TextOf(target), what);
        }

        return what is null;
    }

    private void Bind(IfSyntax branch)
    {
        Value condition = BindCondition(branch.Condition);
        if (condition.Shape != Shape.Scalar)
        {
            Report(BindingDiagnostics.ScalarConditionNeeded, branch.Condition.Span);
        }

        Scope before = _scope;
        bool? holds = ValueGraph.Known(condition.Node);
        Scope whenTrue = Where(branch.Condition, holds, () => BindBranch(branch.WhenTrue, before, condition.Node));
        Scope whenFalse = branch.WhenFalse is { } otherwise ? Where(branch.Condition, !holds, () => BindBranch(otherwise, before, _graph.Operate(Operation.Not, condition.Node))) : before.Copy();
        _scope = before;
        foreach (string key in whenTrue.Keys.Union(whenFalse.Keys).ToList())
        {
            if (AtEnd(whenTrue, key) is { } first && AtEnd(whenFalse, key) is { } second)
            {
                _scope[key] = first == second ? first : Merge(branch, condition, key, first, second);
            }
            else if (key == InitialWeights)
            {
                // A branch for other ranks does not make parameters of this one keep them.
                bool isUsed = _ranks is null || holds is null || AtEnd(holds.Value ? whenTrue : whenFalse, key) is not null;
                if (isUsed)
                {
                    _scope[key] = AtEnd(whenTrue, key) ?? AtEnd(whenFalse, key)!;
                }
            }
            else if (FindAssignedHyperparameter(key) is { } hyperparameter)
            {
                // Set for this step in one branch only.
                Node set = AtEnd(whenTrue, key) ?? hyperparameter.Node;
                Node unset = AtEnd(whenFalse, key) ?? hyperparameter.Node;
                _scope[key] = _arithmetic.Select(condition, new Value(set), new Value(unset)).Node;
            }
        }

        CheckShapes(branch.Span);
    }

    /// <summary>The value of a name after branches that gave it different ones.</summary>
    private Node Merge(IfSyntax branch, Value condition, string key, Node whenTrue, Node whenFalse)
    {
        Node merged = HeldBy(key, _arithmetic.Select(condition, new Value(whenTrue), new Value(whenFalse)).Node);
        if (key.StartsWith(_frame.Prefix, StringComparison.Ordinal) && NameOf(key.Substring(_frame.Prefix.Length)) is { } name)
        {
            // The line of the rule that this stands under is the one with the condition.
            string head = _text.Substring(branch.Span.Start, branch.WhenTrue.Span.Start - branch.Span.Start);
            _assignments.Add(new Assignment(_frame.Prefix + head, DisplayName(name), merged));
        }

        return merged;
    }

    /// <summary>A name of the rule at hand, by its key; null where the key is none.</summary>
    private string? NameOf(string key) => key is WellKnownNames.Weight or WellKnownNames.Gradient ? key
        : _frame.Names.Assigned.TryGetValue(key, out string assigned) ? assigned
        : null;

    /// <summary>A name as generated code shows it: behind those of the calls that it stands in, but for the weights.</summary>
    private string DisplayName(string name) => name == WellKnownNames.Weight && !_frame.IsDisplacement ? name : _frame.Prefix + name;

    /// <summary>What names hold at the end of a branch. Its memories are its own: they keep their values in steps that do not take it.</summary>
    private Scope BindBranch(StatementSyntax branch, Scope before, Node condition)
    {
        Dictionary<string, (string Key, Node Before)> memories = _memories;
        _scope = before.Copy();
        _memories = new(StringComparer.Ordinal);
        Node? outer = _branchCondition;
        _branchCondition = Within(condition);
        Bind(branch);
        (_memories, _branchCondition) = (memories, outer);
        return _scope;
    }

    /// <summary>
    /// What a name holds at the end of a branch; a memory that only the other branch has keeps its value, and a branch that does not move the weights
    /// moves them by nothing.
    /// </summary>
    private Node? AtEnd(Scope branch, string key) =>
        branch.TryGet(key, out Node node) ? node
        : key == _frame.Key(Displacement) ? _arithmetic.Constant(0).Node
        : key != InitialWeights && _states.TryGetValue(key, out (string Name, Node Stored) state) ? state.Stored
        : null;

    private void Bind(ForSyntax loop)
    {
        string variable = loop.Variable.Name.Key;
        if (Loops.Indices(loop, _frame.LoopVariables) is not { } indices)
        {
            if (ConstantEvaluator.WholeNumber(loop.From, _frame.LoopVariables) is { } from && ConstantEvaluator.WholeNumber(loop.To, _frame.LoopVariables) is { } to)
            {
                Report(BindingDiagnostics.LoopTooLong, loop.Span, ((long)to - from).ToString(), RuleLimits.Turns.ToString());
            }
            else
            {
                Report(BindingDiagnostics.ConstantNeeded, RuleSpan.Cover(loop.From.Span, loop.To.Span), "Each bound of the loop");
            }

            return;
        }

        foreach (int index in indices)
        {
            _frame.LoopVariables[variable] = index;
            Bind(loop.Body);
        }

        _frame.LoopVariables.Remove(variable);
    }
}
