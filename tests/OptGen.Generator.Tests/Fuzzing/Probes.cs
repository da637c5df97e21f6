using OptGen.Compiler.Language;
using OptGen.Generator.Tests.Evaluation;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>
/// Writes a rule so that the result of each of its reductions is a state, where it can be seen: <c>w -= g/norm(g)</c> becomes
/// <c>probeA₀ = 0; probeA = norm(g); w -= g/probeA</c>. Otherwise it computes the same.
/// </summary>
internal sealed class Probes
{
    private const string Prefix = "probe";

    private readonly string _text;
    private readonly Stack<string> _loopVariables = new();
    private int _count;

    private Probes(string text) => _text = text;

    /// <summary>The rule with its reductions in states; the rule itself where it has none.</summary>
    public static RuleCase AddTo(RuleCase rule)
    {
        Probes probes = new(rule.Text);
        string text = string.Join("; ", probes.Write(RuleParser.Parse(rule.Text).Rule.Statements));
        return probes._count == 0 ? rule : rule with { Text = text };
    }

    /// <summary>Whether a state is one of these.</summary>
    public static bool IsProbe(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    private IEnumerable<string> Write(IEnumerable<StatementSyntax> statements) => statements.SelectMany(Write);

    private List<string> Write(StatementSyntax statement)
    {
        List<string> lines = [];
        switch (statement)
        {
            case AssignmentSyntax assignment:
                lines.Add(Replaced(assignment, [assignment.Value], lines));
                break;
            case EvaluationSyntax evaluation:
                lines.Add(Replaced(evaluation, [evaluation.Value], lines));
                break;
            case IfSyntax branch:
                lines.Add(Write(branch, lines));
                break;
            case ForSyntax loop:
                _loopVariables.Push(loop.Variable.Name.Text);
                lines.Add($"for {loop.Variable.Name.Text} in {TextOf(loop.From)}..{TextOf(loop.To)} {Braced(loop.Body)}");
                _loopVariables.Pop();
                break;
            default:
                lines.Add(TextOf(statement));
                break;
        }

        return lines;
    }

    /// <summary>A branch; the reductions in its conditions, those behind <c>else</c> too, come before it.</summary>
    private string Write(IfSyntax branch, List<string> before)
    {
        string text = $"if ({Replaced(branch.Condition, [branch.Condition], before)}) {Braced(branch.WhenTrue)}";
        return branch.WhenFalse switch
        {
            null => text,
            IfSyntax other => $"{text} else {Write(other, before)}",
            BlockSyntax block => $"{text} else {Braced(block)}",
            StatementSyntax other => throw new NotSupportedException($"{other.GetType().Name} behind 'else'."),
        };
    }

    private string Braced(BlockSyntax block) => $"{{ {string.Join("; ", Write(block.Statements))} }}";

    /// <summary>The text of a node with probes for the reductions in some of its parts; what they are is put before it.</summary>
    private string Replaced(SyntaxNode node, IEnumerable<SyntaxNode> parts, List<string> before)
    {
        string text = TextOf(node);
        int shift = -node.Span.Start;
        foreach (ExpressionSyntax reduction in parts.SelectMany(Outermost))
        {
            string value = Replaced(reduction, SyntaxChildren.Of(reduction), before);
            string name = Prefix + NextLetters();
            string index = _loopVariables.TryPeek(out string? variable) ? $"[{variable}]" : "";
            before.Add($"{name}₀{index} = 0");
            before.Add($"{name}{index} = {value}");
            text = text.Remove(reduction.Span.Start + shift, reduction.Span.Length).Insert(reduction.Span.Start + shift, name + index);
            shift += name.Length + index.Length - reduction.Span.Length;
        }

        return text;
    }

    private static IEnumerable<ExpressionSyntax> Outermost(SyntaxNode node) =>
        node is ExpressionSyntax expression && StepWalk<double>.IsReduction(expression) ? [expression] : SyntaxChildren.Of(node).SelectMany(Outermost);

    private string NextLetters()
    {
        int number = _count++;
        return $"{(char)('A' + (number / 26))}{(char)('A' + (number % 26))}";
    }

    private string TextOf(SyntaxNode node) => _text.Substring(node.Span.Start, node.Span.Length);
}
