using OptGen.Generator.Language;

namespace OptGen.Generator.Binding;

/// <summary>Lists the names that an expression reads.</summary>
internal static class ReadNames
{
    /// <summary>Keys, in the order of the text; an indexed name with its index.</summary>
    public static IEnumerable<string> Of(ExpressionSyntax expression, IReadOnlyDictionary<string, int> loopVariables) => expression switch
    {
        NameSyntax name => [name.Name.Key],
        IndexSyntax index => Loops.IndexedKey(index, loopVariables) is { } key ? [key, .. Of(index.Index, loopVariables)] : [],
        UnarySyntax unary => Of(unary.Operand, loopVariables),
        BinarySyntax binary => [.. Of(binary.Left, loopVariables), .. Of(binary.Right, loopVariables)],
        ComparisonSyntax comparison => comparison.Operands.SelectMany(operand => Of(operand, loopVariables)),
        ConditionalSyntax conditional =>
        [
            .. Of(conditional.Condition, loopVariables), .. Of(conditional.WhenTrue, loopVariables), .. Of(conditional.WhenFalse, loopVariables),
        ],
        BracketedSyntax bracketed => Of(bracketed.Inner, loopVariables),
        AbsoluteValueSyntax absolute => Of(absolute.Operand, loopVariables),
        NormSyntax norm => Of(norm.Operand, loopVariables),
        InnerProductSyntax product => [.. Of(product.Left, loopVariables), .. Of(product.Right, loopVariables)],
        CallSyntax { Arguments: { } arguments } => arguments.SelectMany(argument => Of(argument, loopVariables)),
        WithSyntax with => Of(with.Call, loopVariables),
        _ => [],
    };
}
