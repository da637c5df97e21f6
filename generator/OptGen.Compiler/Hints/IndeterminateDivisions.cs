using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Hints;

/// <summary>
/// Finds divisions by zero at the first step, and those that are 0/0 for a zero gradient, which spoil the weights or a state: the step is tried out, and a
/// NaN, or an infinite weight, followed back to the division it began at. What a condition keeps away does no harm and is not found.
/// </summary>
internal static class IndeterminateDivisions
{
    /// <summary>A step late enough for states to hold something.</summary>
    private const int LaterStep = 7;

    private static readonly Situation[] Situations = [new(1, HasGradient: true), new(1, HasGradient: false), new(LaterStep, HasGradient: false)];

    public static IEnumerable<RuleDiagnostic> Find(HintedRule rule)
    {
        HashSet<RuleSpan> found = [];
        foreach (Situation situation in Situations)
        {
            if (DivisorIn(rule, situation) is { } divisor && Place(rule, divisor) is { } division && found.Add(division))
            {
                // One unit without a gradient is common; a whole parameter without one is not.
                DiagnosticMessage message = situation.HasGradient ? HintDiagnostics.IndeterminateAtFirst
                    : divisor.IsElement ? HintDiagnostics.IndeterminateWithoutGradient
                    : HintDiagnostics.IndeterminateWithoutAnyGradient;
                yield return RuleDiagnostic.Create(message.Id, division, rule.TextOf(division));
            }
        }
    }

    private static Node? DivisorIn(HintedRule rule, Situation situation)
    {
        List<Node> results = [rule.Bound.UpdatedWeight, .. rule.Bound.States.Select(state => state.Updated)];
        GraphEvaluator evaluator = new(rule.Bound, situation);
        if (!evaluator.TryEvaluate(results))
        {
            return null;
        }

        foreach (Node result in results)
        {
            if (IndexOf(evaluator, result, double.IsNaN) is { } element && Divisor(evaluator, result, element, double.IsNaN) is { } divisor)
            {
                return divisor;
            }
        }

        // A state may be meant to be infinite for a while; a weight is not.
        return situation.HasGradient && IndexOf(evaluator, rule.Bound.UpdatedWeight, IsNotFinite) is { } weight
            ? Divisor(evaluator, rule.Bound.UpdatedWeight, weight, IsNotFinite)
            : null;
    }

    private static bool IsNotFinite(double value) => double.IsNaN(value) || double.IsInfinity(value);

    /// <summary>Follows a spoiled value back to where it arises; what was divided by there, if that was zero.</summary>
    private static Node? Divisor(GraphEvaluator evaluator, Node node, int element, Predicate<double> isSpoiled)
    {
        while (true)
        {
            (Node Node, int Element)? cause = node.Inputs
                .Where(input => node.Operation != Operation.Select || input == node.Inputs[evaluator.At(node.Inputs[0], element) != 0 ? 1 : 2])
                .Select(input => (Node: input, Element: node.Operation == Operation.Reduce ? IndexOf(evaluator, input, isSpoiled) : isSpoiled(evaluator.At(input, element)) ? element : null))
                .Where(input => input.Element is not null)
                .Select(input => ((Node, int)?)(input.Node, input.Element!.Value))
                .FirstOrDefault();
            if (cause is null)
            {
                return DivisorOf(evaluator, node, element);
            }

            (node, element) = cause.Value;
        }
    }

    private static Node? DivisorOf(GraphEvaluator evaluator, Node node, int element)
    {
        bool IsZero(Node input) => evaluator.At(input, element) == 0;
        switch (node.Operation)
        {
            case Operation.Divide:
                return IsZero(node.Inputs[1]) ? node.Inputs[1] : null;
            case Operation.Multiply or Operation.MultiplyAdd or Operation.MultiplySubtract or Operation.MultiplyAddNegated:
                // A division by a scalar is a product with its reciprocal.
                return node.Inputs.Take(2).Any(IsZero)
                    ? node.Inputs.Take(2).Where(factor => factor.Operation == Operation.Divide && IsZero(factor.Inputs[1])).Select(factor => factor.Inputs[1]).FirstOrDefault()
                    : null;
            default:
                return null;
        }
    }

    /// <summary>The smallest expression of the declared rule that divides by a value; null where it is in a called rule.</summary>
    private static RuleSpan? Place(HintedRule rule, Node divisor) =>
        rule.Nodes.OfType<ExpressionSyntax>()
            .Where(expression => expression is BinarySyntax { Operator: BinaryOperator.Divide } division
                ? rule.ValueOf(division.Right) == divisor
                : expression is CallSyntax or BinarySyntax { Operator: BinaryOperator.Power } && rule.ValueOf(expression) is { Operation: Operation.Divide } value && value.Inputs[1] == divisor)
            .Select(expression => (RuleSpan?)expression.Span)
            .OrderBy(span => span!.Value.Length)
            .FirstOrDefault();

    private static int? IndexOf(GraphEvaluator evaluator, Node node, Predicate<double> isSpoiled)
    {
        double[] values = evaluator.Of(node)!;
        int index = Array.FindIndex(values, isSpoiled);
        return index < 0 ? null : node.Shape == Shape.Row ? index * Situation.Columns : index;
    }
}
