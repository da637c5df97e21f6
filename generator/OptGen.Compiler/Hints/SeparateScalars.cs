using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;

namespace OptGen.Compiler.Hints;

/// <summary>
/// Finds elements that are multiplied or divided by one scalar after another, from left to right: each costs an operation for every weight,
/// where the product of the scalars would be computed once per step.
/// </summary>
internal static class SeparateScalars
{
    public static IEnumerable<RuleDiagnostic> Find(HintedRule rule)
    {
        foreach (BinarySyntax outer in rule.Nodes.OfType<BinarySyntax>().Where(IsScaling))
        {
            if (outer.Left is BinarySyntax inner && IsScaling(inner)
                && IsScalar(rule, outer.Right) && IsScalar(rule, inner.Right)
                && rule.ValueOf(inner.Left) is { IsElement: true })
            {
                string first = rule.TextOf(inner.Right.Span);
                string second = rule.TextOf(outer.Right.Span);
                string together = Together(inner.Operator, first, outer.Operator, second);
                string whole = $"{rule.TextOf(inner.Left.Span)}{together}";
                yield return RuleDiagnostic.Create(HintDiagnostics.SeparateScalars.Id, outer.Span, first, second, whole, whole);
            }
        }
    }

    private static bool IsScaling(BinarySyntax binary) => binary.Operator is BinaryOperator.Multiply or BinaryOperator.Divide;

    private static bool IsScalar(HintedRule rule, ExpressionSyntax expression) => rule.ValueOf(expression) is { Shape.IsScalar: true };

    private static string Together(BinaryOperator first, string a, BinaryOperator second, string b) => (first, second) switch
    {
        (BinaryOperator.Multiply, BinaryOperator.Multiply) => $"*({a}*{b})",
        (BinaryOperator.Multiply, _) => $"*({a}/{b})",
        (_, BinaryOperator.Multiply) => $"*({b}/{a})",
        _ => $"/({a}*{b})",
    };
}
