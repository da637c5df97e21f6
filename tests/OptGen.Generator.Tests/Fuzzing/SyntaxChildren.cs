using OptGen.Compiler.Language;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>The parts of a node that are statements or expressions, in the order in which they are written.</summary>
internal static class SyntaxChildren
{
    public static IEnumerable<SyntaxNode> Of(SyntaxNode node) => node switch
    {
        RuleSyntax rule => rule.Statements,
        BlockSyntax block => block.Statements,
        AssignmentSyntax assignment => [assignment.Value],
        EvaluationSyntax evaluation => [evaluation.Value],
        IfSyntax branch => branch.WhenFalse is null ? [branch.Condition, branch.WhenTrue] : [branch.Condition, branch.WhenTrue, branch.WhenFalse],
        ForSyntax loop => [loop.Body],
        UnarySyntax unary => [unary.Operand],
        BinarySyntax binary => [binary.Left, binary.Right],
        ComparisonSyntax comparison => comparison.Operands,
        ConditionalSyntax conditional => [conditional.Condition, conditional.WhenTrue, conditional.WhenFalse],
        BracketedSyntax bracketed => [bracketed.Inner],
        AbsoluteValueSyntax absolute => [absolute.Operand],
        NormSyntax norm => [norm.Operand],
        InnerProductSyntax product => [product.Left, product.Right],
        CallSyntax call => call.Arguments ?? [],
        _ => [],
    };
}
