using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Hints;

/// <summary>Finds <c>√(a − b)</c> where both are measured: what is positive in theory may be negative by rounding.</summary>
internal static class RootsOfDifferences
{
    public static IEnumerable<RuleDiagnostic> Find(HintedRule rule)
    {
        List<BinarySyntax> differences = [.. rule.Nodes.OfType<ExpressionSyntax>().Select(Radicand).OfType<ExpressionSyntax>().Select(WithoutBrackets).OfType<BinarySyntax>().Where(radicand => radicand.Operator == BinaryOperator.Subtract)];
        if (differences.Count == 0)
        {
            return [];
        }

        HashSet<Node> measured = Measured(rule.Bound.Graph);
        bool IsMeasured(ExpressionSyntax expression) => rule.ValueOf(expression) is { } value && measured.Contains(value);
        return differences.Where(difference => IsMeasured(difference.Left) && IsMeasured(difference.Right))
            .Select(difference => RuleDiagnostic.Create(HintDiagnostics.RootOfDifference.Id, difference.Span, rule.TextOf(difference.Span)));
    }

    private static ExpressionSyntax? Radicand(ExpressionSyntax expression) => expression switch
    {
        UnarySyntax { Operator: UnaryOperator.SquareRoot } root => root.Operand,
        CallSyntax { Scope: null, Function.Name.Text: "sqrt" or "rsqrt", Arguments.Count: 1 } call => call.Arguments[0],
        BinarySyntax { Operator: BinaryOperator.Power, Right: NumberSyntax { Value: 0.5 } } power => power.Left,
        _ => null,
    };

    private static ExpressionSyntax WithoutBrackets(ExpressionSyntax expression)
    {
        while (expression is BracketedSyntax bracketed)
        {
            expression = bracketed.Inner;
        }

        return expression;
    }

    /// <summary>The values that depend on anything that training makes, so that their rounding is left to chance.</summary>
    private static HashSet<Node> Measured(ValueGraph graph)
    {
        HashSet<Node> measured = [];
        foreach (Node node in graph.Nodes)
        {
            if (node.Operation is Operation.Gradient or Operation.Weight or Operation.State or Operation.Given or Operation.Loss or Operation.FurtherLoss || node.Inputs.Any(measured.Contains))
            {
                measured.Add(node);
            }
        }

        return measured;
    }
}
