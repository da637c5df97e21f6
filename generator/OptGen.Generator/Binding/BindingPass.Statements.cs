using OptGen.Generator.Language;
using OptGen.Generator.Lowering;

namespace OptGen.Generator.Binding;

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
        switch (statement)
        {
            case AssignmentSyntax assignment:
                _statement = assignment.Span;
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
            case EvaluationSyntax evaluation:
                _statement = evaluation.Span;
                NoteEvaluation(evaluation);
                break;
        }
    }

    private void Bind(AssignmentSyntax assignment)
    {
        TargetSyntax target = assignment.Target;
        if (Loops.TargetKey(target, _loopVariables) is not { } key)
        {
            Report(BindingDiagnostics.ConstantNeeded, target.Index!.Span, "The index");
            return;
        }

        if (!CheckAssignable(target, key))
        {
            return;
        }

        if (target.IsInitial && assignment.Operator != AssignmentOperator.Assign)
        {
            Report(BindingDiagnostics.InitialValueNeedsAssignment, assignment.Span, TextOf(target));
            return;
        }

        Value right = BindExpression(assignment.Value);
        Value value = assignment.Operator switch
        {
            AssignmentOperator.Add => _arithmetic.Add(Read(target, key), right),
            AssignmentOperator.Subtract => _arithmetic.Subtract(Read(target, key), right),
            AssignmentOperator.Multiply => _arithmetic.Multiply(Read(target, key), right),
            AssignmentOperator.Divide => _arithmetic.Divide(Read(target, key), right),
            _ => right,
        };

        if (_states.ContainsKey(key) || key is WellKnownNames.Weight or WellKnownNames.Gradient)
        {
            value = _arithmetic.Number(value);
        }

        if (target.IsInitial)
        {
            value = new Value(_graph.Select(FirstStep, value.Node, _scope[key]));
        }

        Assign(key, Loops.TargetName(target, _loopVariables), value.Node);
    }

    private void Assign(string key, string name, Node value)
    {
        _scope[key] = value;
        _assignsWeights |= key == WellKnownNames.Weight;
        _assignments.Add(new Assignment(_statement, name, value));
        _assignedShapes[key] = _assignedShapes.TryGetValue(key, out Shape shape) ? Shapes.Broadcast(shape, value.Shape) : value.Shape;
    }

    private Value Read(TargetSyntax target, string key)
    {
        if (_scope.TryGet(key, out Node node))
        {
            return new Value(node);
        }

        // Only a name that is assigned in a branch alone comes here: the analysis has made all other reads states.
        ReportUnknown(target, near: null);
        return _arithmetic.Constant(0);
    }

    private bool CheckAssignable(TargetSyntax target, string key)
    {
        string? what = _loopVariables.ContainsKey(key) ? "the variable of a loop"
            : _hyperparameters.Any(hyperparameter => hyperparameter.Key == key) ? "a hyperparameter"
            : WellKnownNames.TryGetReadOnly(key, out _, out string known) ? known
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
        if (condition.IsElement)
        {
            Report(BindingDiagnostics.ScalarConditionNeeded, branch.Condition.Span);
        }

        Scope before = _scope;
        _scope = before.Copy();
        Bind(branch.WhenTrue);
        Scope whenTrue = _scope;
        _scope = before.Copy();
        if (branch.WhenFalse is { } otherwise)
        {
            Bind(otherwise);
        }

        Scope whenFalse = _scope;
        _scope = before;
        foreach (string key in whenTrue.Keys.Union(whenFalse.Keys).ToList())
        {
            if (AtEnd(whenTrue, key) is { } first && AtEnd(whenFalse, key) is { } second)
            {
                _scope[key] = first == second ? first : Merge(branch, condition, key, first, second);
            }
            else if (key == InitialWeights)
            {
                _scope[key] = AtEnd(whenTrue, key) ?? AtEnd(whenFalse, key)!;
            }
        }
    }

    /// <summary>The value of a name after branches that gave it different ones.</summary>
    private Node Merge(IfSyntax branch, Value condition, string key, Node whenTrue, Node whenFalse)
    {
        Node merged = _arithmetic.Select(condition, new Value(whenTrue), new Value(whenFalse)).Node;
        string? name = key is WellKnownNames.Weight or WellKnownNames.Gradient ? key
            : _names.Assigned.TryGetValue(key, out string assigned) ? assigned
            : null;
        if (name is not null)
        {
            // The line of the rule that this stands under is the one with the condition.
            _assignments.Add(new Assignment(RuleSpan.FromBounds(branch.Span.Start, branch.WhenTrue.Span.Start), name, merged));
        }

        return merged;
    }

    /// <summary>What a name holds at the end of a branch; a memory that only the other branch has keeps its value.</summary>
    private Node? AtEnd(Scope branch, string key) =>
        branch.TryGet(key, out Node node) ? node
        : key != InitialWeights && _states.TryGetValue(key, out (string Name, Node Stored) state) ? state.Stored
        : null;

    private void Bind(ForSyntax loop)
    {
        string variable = loop.Variable.Name.Key;
        if (Loops.Indices(loop, _loopVariables) is not { } indices)
        {
            if (ConstantEvaluator.WholeNumber(loop.From, _loopVariables) is { } from && ConstantEvaluator.WholeNumber(loop.To, _loopVariables) is { } to)
            {
                Report(BindingDiagnostics.LoopTooLong, loop.Span, ((long)to - from).ToString(), Loops.LongestLoop.ToString());
            }
            else
            {
                Report(BindingDiagnostics.ConstantNeeded, RuleSpan.Cover(loop.From.Span, loop.To.Span), "Each bound of the loop");
            }

            return;
        }

        foreach (int index in indices)
        {
            _loopVariables[variable] = index;
            Bind(loop.Body);
        }

        _loopVariables.Remove(variable);
    }
}
