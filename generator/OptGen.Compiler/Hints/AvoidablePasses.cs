using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Hints;

/// <summary>
/// Finds reductions of a product with a scalar that is known later than the rest: <c>‖x*s‖</c> waits for <c>s</c> and then goes through memory,
/// where <c>‖x‖*s</c> could be reduced in the pass before.
/// </summary>
internal static class AvoidablePasses
{
    public static IEnumerable<RuleDiagnostic> Find(HintedRule rule)
    {
        // When a gradient that the step asks for again is known, is a matter of its plan.
        if (rule.Bound.GradientCalls.Count > 0)
        {
            yield break;
        }

        EarliestPasses earliest = new();
        int last = rule.Bound.States.Select(state => state.Updated).Append(rule.Bound.UpdatedWeight).Max(earliest.Of);
        foreach (ExpressionSyntax reduction in rule.Nodes.OfType<ExpressionSyntax>().Where(expression => expression is NormSyntax or CallSyntax or InnerProductSyntax))
        {
            if (rule.ValueOf(reduction) is not { } value || ReductionOf(value) is not { Reduction.Kind: ReductionKind.Sum or ReductionKind.Dot } reduced || earliest.Of(reduced) < last)
            {
                continue;
            }

            if (LateFactor(reduced, earliest) is { } factor)
            {
                yield return RuleDiagnostic.Create(HintDiagnostics.AvoidablePass.Id, reduction.Span, rule.TextOf(reduction.Span), Written(rule, factor));
            }
        }
    }

    /// <summary>The reduction that a value is made of, under what scalars do to it: <c>‖x‖</c> is a root, <c>mean(x)</c> a quotient.</summary>
    private static Node? ReductionOf(Node value)
    {
        HashSet<Node> visited = [];
        Stack<Node> pending = new([value]);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (!visited.Add(node))
            {
                continue;
            }

            if (node is { Operation: Operation.Reduce, IsReductionOfElements: true })
            {
                return node;
            }

            if (node.Operation is Operation.Call or Operation.Divide && node.Shape == Shape.Scalar)
            {
                foreach (Node input in node.Inputs.Reverse())
                {
                    pending.Push(input);
                }
            }
        }

        return null;
    }

    /// <summary>A scalar that all operands of a reduction wait for, though the rest of one is known earlier.</summary>
    private static Node? LateFactor(Node reduction, EarliestPasses earliest)
    {
        int pass = reduction.Inputs.Max(earliest.Of);
        foreach (Node product in reduction.Inputs.Where(input => input.Operation == Operation.Multiply && earliest.Of(input) == pass))
        {
            Node? late = product.Inputs.FirstOrDefault(input => input.Shape == Shape.Scalar && earliest.Of(input) == pass);
            Node? rest = product.Inputs.FirstOrDefault(input => input != late);
            bool othersAreEarlier = reduction.Inputs.All(input => input == product || earliest.Of(input) < pass);
            if (late is not null && rest is { IsElement: true } && earliest.Of(rest) < pass && othersAreEarlier)
            {
                return late;
            }
        }

        return null;
    }

    /// <summary>How the rule writes a value.</summary>
    private static string Written(HintedRule rule, Node value) =>
        rule.Bound.Values.Where(entry => entry.Value == value).OrderBy(entry => entry.Key.Start).Select(entry => rule.TextOf(entry.Key)).FirstOrDefault() ?? "another reduction";
}
