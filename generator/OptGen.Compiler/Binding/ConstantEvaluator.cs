using OptGen.Compiler.Language;

namespace OptGen.Compiler.Binding;

/// <summary>Values that the compiler must know: defaults, bounds of loops, indices.</summary>
internal static class ConstantEvaluator
{
    private static readonly IReadOnlyDictionary<string, int> NoVariables = new Dictionary<string, int>();

    /// <summary>The value of an expression of numbers; null where it is made of anything else.</summary>
    public static double? Number(ExpressionSyntax expression) => Number(expression, NoVariables);

    public static int? WholeNumber(ExpressionSyntax expression, IReadOnlyDictionary<string, int> variables) =>
        Number(expression, variables) is { } value && value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue ? (int)value : null;

    private static double? Number(ExpressionSyntax expression, IReadOnlyDictionary<string, int> variables)
    {
        double? Value(ExpressionSyntax operand) => Number(operand, variables);
        return expression switch
        {
            NumberSyntax number => number.Value,
            NameSyntax { Name.Key: "pi" } => Math.PI,
            NameSyntax name => variables.TryGetValue(name.Name.Key, out int value) ? value : null,
            BracketedSyntax bracketed => Value(bracketed.Inner),
            UnarySyntax { Operator: UnaryOperator.Negate } negated => -Value(negated.Operand),
            UnarySyntax { Operator: UnaryOperator.Plus } same => Value(same.Operand),
            UnarySyntax { Operator: UnaryOperator.SquareRoot } root => Value(root.Operand) is { } radicand ? Math.Sqrt(radicand) : null,
            BinarySyntax binary when Value(binary.Left) is { } left && Value(binary.Right) is { } right => binary.Operator switch
            {
                BinaryOperator.Add => left + right,
                BinaryOperator.Subtract => left - right,
                BinaryOperator.Multiply => left * right,
                BinaryOperator.Divide => left / right,
                BinaryOperator.Remainder => left % right,
                BinaryOperator.Power => Math.Pow(left, right),
                _ => null,
            },
            _ => null,
        };
    }
}
