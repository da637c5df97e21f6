using OptGen.Compiler.Language;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>
/// Tells which names are states: those with an initial value, and those that the rule assigns but may read before, by the rule of
/// definite assignment.
/// </summary>
internal sealed class StateInference
{
    private readonly Indices _indices = new();
    private readonly HashSet<string> _assignedSomewhere = [];
    private readonly HashSet<string> _readTooEarly = [];
    private readonly HashSet<string> _withInitialValue = [];

    public static IReadOnlySet<string> StatesOf(RuleSyntax rule)
    {
        StateInference inference = new();
        inference.Follow(rule.Statements, []);
        HashSet<string> states = [.. inference._readTooEarly.Intersect(inference._assignedSomewhere), .. inference._withInitialValue];
        states.ExceptWith(["w", "g"]);
        return states;
    }

    /// <summary>What is definitely assigned after the statements, given what is before.</summary>
    private HashSet<string> Follow(IEnumerable<StatementSyntax> statements, HashSet<string> assigned) =>
        statements.Aggregate(assigned, (before, statement) => Follow(statement, before));

    private HashSet<string> Follow(StatementSyntax statement, HashSet<string> assigned)
    {
        switch (statement)
        {
            case AssignmentSyntax assignment:
                string key = _indices.KeyOf(assignment.Target);
                Read(assignment.Value, assigned);
                if (assignment.Operator != AssignmentOperator.Assign)
                {
                    Read(key, assigned);
                }

                _assignedSomewhere.Add(key);
                if (!assignment.Target.IsInitial)
                {
                    return [.. assigned, key];
                }

                _withInitialValue.Add(key);
                return assigned;
            case BlockSyntax block:
                return Follow(block.Statements, assigned);
            case IfSyntax branch:
                Read(branch.Condition, assigned);
                HashSet<string> whenTrue = Follow(branch.WhenTrue, assigned);
                HashSet<string> whenFalse = branch.WhenFalse is null ? assigned : Follow(branch.WhenFalse, assigned);
                return [.. whenTrue.Intersect(whenFalse)];
            case ForSyntax loop:
                HashSet<string> soFar = assigned;
                _indices.Repeat(loop, () => soFar = Follow(loop.Body, soFar));
                return soFar;
            case EvaluationSyntax evaluation:
                Read(evaluation.Value, assigned);
                return assigned;
            default:
                return assigned;
        }
    }

    private void Read(string key, HashSet<string> assigned)
    {
        if (!assigned.Contains(key))
        {
            _readTooEarly.Add(key);
        }
    }

    private void Read(ExpressionSyntax expression, HashSet<string> assigned)
    {
        switch (expression)
        {
            case NameSyntax name:
                Read(Indices.FoldedKey(name.Name.Key), assigned);
                break;
            case IndexSyntax index:
                Read(_indices.KeyOf(index), assigned);
                break;
            case UnarySyntax unary:
                Read(unary.Operand, assigned);
                break;
            case BinarySyntax binary:
                Read(binary.Left, assigned);
                Read(binary.Right, assigned);
                break;
            case ComparisonSyntax comparison:
                ReadAll(comparison.Operands, assigned);
                break;
            case ConditionalSyntax conditional:
                ReadAll([conditional.Condition, conditional.WhenTrue, conditional.WhenFalse], assigned);
                break;
            case BracketedSyntax bracketed:
                Read(bracketed.Inner, assigned);
                break;
            case AbsoluteValueSyntax absolute:
                Read(absolute.Operand, assigned);
                break;
            case NormSyntax norm:
                Read(norm.Operand, assigned);
                break;
            case InnerProductSyntax product:
                ReadAll([product.Left, product.Right], assigned);
                break;
            case CallSyntax call:
                ReadAll(call.Arguments ?? [], assigned);
                break;
        }
    }

    private void ReadAll(IEnumerable<ExpressionSyntax> expressions, HashSet<string> assigned)
    {
        foreach (ExpressionSyntax expression in expressions)
        {
            Read(expression, assigned);
        }
    }
}
