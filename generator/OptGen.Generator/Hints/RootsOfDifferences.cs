using OptGen.Generator.Language;
using OptGen.Generator.Lowering;

namespace OptGen.Generator.Hints;

/// <summary>Finds <c>√(a − b)</c> where both are measured: what is positive in theory may be negative by rounding.</summary>
internal static class RootsOfDifferences
{
    public static IEnumerable<RuleDiagnostic> Find(HintedRule rule) =>
        from expression in rule.Nodes.OfType<ExpressionSyntax>()
        let radicand = Radicand(expression)
        where radicand is not null
        let difference = WithoutBrackets(radicand) as BinarySyntax
        where difference is { Operator: BinaryOperator.Subtract }
        where IsMeasured(rule.ValueOf(difference.Left)) && IsMeasured(rule.ValueOf(difference.Right))
        select RuleDiagnostic.Create(HintDiagnostics.RootOfDifference.Id, difference.Span, rule.TextOf(difference.Span));

    private static ExpressionSyntax? Radicand(ExpressionSyntax expression) => expression switch
    {
        UnarySyntax { Operator: UnaryOperator.SquareRoot } root => root.Operand,
        CallSyntax { Scope: null, Function.Name.Text: "sqrt" or "rsqrt", Arguments.Count: 1 } call => call.Arguments[0],
        BinarySyntax { Operator: BinaryOperator.Power, Right: NumberSyntax { Value: 0.5 } } power => power.Left,
        _ => null,
    };

    private static ExpressionSyntax WithoutBrackets(ExpressionSyntax expression) =>
        expression is BracketedSyntax bracketed ? WithoutBrackets(bracketed.Inner) : expression;

    /// <summary>Whether a value depends on anything that training makes, so that its rounding is left to chance.</summary>
    private static bool IsMeasured(Node? value) =>
        value is not null && Uses.Of([value], []).Needed.Any(node => node.Operation is Operation.Gradient or Operation.Weight or Operation.State or Operation.Hessian or Operation.Loss);
}
