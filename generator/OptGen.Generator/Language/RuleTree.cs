namespace OptGen.Generator.Language;

/// <summary>Goes through a rule's tree.</summary>
internal static class RuleTree
{
    /// <summary>A node and all below it, in the order of the text.</summary>
    public static IEnumerable<SyntaxNode> Descendants(SyntaxNode node) => Children(node).SelectMany(Descendants).Prepend(node);

    private static IEnumerable<SyntaxNode> Children(SyntaxNode node)
    {
        IEnumerable<SyntaxNode?> children = node switch
        {
            RuleSyntax rule => rule.Statements,
            BlockSyntax block => block.Statements,
            AssignmentSyntax assignment => [assignment.Target, assignment.Value],
            TargetSyntax target => [target.Name, target.Index],
            DeclarationSyntax declaration => [declaration.Name, .. declaration.Values],
            IfSyntax branch => [branch.Condition, branch.WhenTrue, branch.WhenFalse],
            ForSyntax loop => [loop.Variable, loop.From, loop.To, loop.Body],
            EvaluationSyntax evaluation => [evaluation.Value],
            ResultSyntax result => [result.Value],
            IndexSyntax index => [index.Target, index.Index],
            MemberSyntax member => [member.Target, member.Member],
            UnarySyntax unary => [unary.Operand],
            BinarySyntax binary => [binary.Left, binary.Right],
            ComparisonSyntax comparison => comparison.Operands,
            ConditionalSyntax conditional => [conditional.Condition, conditional.WhenTrue, conditional.WhenFalse],
            BracketedSyntax bracketed => [bracketed.Inner],
            AbsoluteValueSyntax absolute => [absolute.Operand],
            NormSyntax norm => [norm.Operand],
            InnerProductSyntax product => [product.Left, product.Right],
            ScopeSyntax scope => [scope.BlockSize],
            CallSyntax call => [call.Scope, call.Function, .. call.Arguments ?? []],
            WithSyntax with => [with.Call, with.Replacements],
            _ => [],
        };
        return children.Where(child => child is not null)!;
    }
}
