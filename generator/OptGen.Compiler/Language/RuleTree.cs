namespace OptGen.Compiler.Language;

/// <summary>Goes through a rule's tree.</summary>
internal static class RuleTree
{
    /// <summary>A node and all below it, in the order of the text.</summary>
    public static IEnumerable<SyntaxNode> Descendants(SyntaxNode node) => Descendants(node, Children);

    /// <summary>A node and all below it that some of its children lead to, in the order of the text; deep trees take no stack.</summary>
    public static IEnumerable<SyntaxNode> Descendants(SyntaxNode node, Func<SyntaxNode, IEnumerable<SyntaxNode>> children)
    {
        Stack<SyntaxNode> pending = new([node]);
        while (pending.Count > 0)
        {
            SyntaxNode next = pending.Pop();
            yield return next;
            foreach (SyntaxNode child in children(next).Reverse())
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>How many nodes stand one below the other.</summary>
    public static int Depth(SyntaxNode node)
    {
        int deepest = 0;
        Stack<(SyntaxNode Node, int Depth)> pending = new([(node, 1)]);
        while (pending.Count > 0)
        {
            (SyntaxNode next, int depth) = pending.Pop();
            deepest = Math.Max(deepest, depth);
            foreach (SyntaxNode child in Children(next))
            {
                pending.Push((child, depth + 1));
            }
        }

        return deepest;
    }

    /// <summary>What a node consists of, in the order of the text.</summary>
    public static IEnumerable<SyntaxNode> Children(SyntaxNode node)
    {
        IEnumerable<SyntaxNode?> children = node switch
        {
            RuleSyntax rule => rule.Statements,
            BlockSyntax block => block.Statements,
            AssignmentSyntax assignment => [assignment.Target, assignment.Value],
            TargetSyntax target => [target.Name, target.Index, .. target.Axes ?? []],
            TensorDeclarationSyntax tensor => [tensor.Name, .. tensor.Axes, tensor.Initial],
            DeclarationSyntax declaration => [declaration.Name, .. declaration.Values],
            GivenSyntax given => [given.Name, .. given.Sides],
            IfSyntax branch => [branch.Condition, branch.WhenTrue, branch.WhenFalse],
            ForSyntax loop => [loop.Variable, loop.From, loop.To, loop.Body],
            AxisLoopSyntax loop => [loop.Variable, loop.Axis, loop.Body],
            EvaluationSyntax evaluation => [evaluation.Value],
            ResultSyntax result => [result.Value],
            IndexSyntax index => [index.Target, index.Index],
            SubscriptSyntax subscript => [subscript.Target, .. subscript.Indices],
            NamedArgumentSyntax argument => [argument.Name, argument.Value],
            RangeSyntax range => [range.From, range.To],
            ListSyntax list => list.Values,
            MemberSyntax member => [member.Target, member.Member],
            UnarySyntax unary => [unary.Operand],
            BinarySyntax binary => [binary.Left, binary.Right],
            ComparisonSyntax comparison => comparison.Operands,
            ConditionalSyntax conditional => [conditional.Condition, conditional.WhenTrue, conditional.WhenFalse],
            BracketedSyntax bracketed => [bracketed.Inner],
            AbsoluteValueSyntax absolute => [absolute.Operand],
            NormSyntax norm => [norm.Operand],
            InnerProductSyntax product => [product.Left, product.Right],
            ScopeSyntax scope => [scope.Argument],
            CallSyntax call => [call.Scope, call.Function, .. call.Arguments ?? []],
            WithSyntax with => [with.Call, with.Replacements],
            _ => [],
        };
        return children.Where(child => child is not null)!;
    }
}
