using OptGen.Compiler.Language;

namespace OptGen.Compiler.Binding;

/// <summary>Lists the names that an expression reads.</summary>
internal static class ReadNames
{
    /// <summary>Keys, in the order of the text; an indexed name with its index.</summary>
    public static IEnumerable<string> Of(ExpressionSyntax expression, IReadOnlyDictionary<string, int> loopVariables)
    {
        IEnumerable<SyntaxNode> Children(SyntaxNode node) => node switch
        {
            IndexSyntax index => Loops.IndexedKey(index, loopVariables) is null ? [] : [index.Index],
            CallSyntax call => call.Arguments ?? [],
            WithSyntax with => [with.Call],
            MemberSyntax => [],
            _ => RuleTree.Children(node),
        };
        foreach (SyntaxNode node in RuleTree.Descendants(expression, Children))
        {
            if (node is NameSyntax name)
            {
                yield return name.Name.Key;
            }
            else if (node is IndexSyntax index && Loops.IndexedKey(index, loopVariables) is { } key)
            {
                yield return key;
            }
        }
    }
}
