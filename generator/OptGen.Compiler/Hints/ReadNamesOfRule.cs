using OptGen.Compiler.Language;
using OptGen.Compiler.Text;

namespace OptGen.Compiler.Hints;

/// <summary>Tells the names that a rule reads from those that it only writes.</summary>
internal static class ReadNamesOfRule
{
    /// <summary>The keys of all names that some expression reads, those of called rules' functions and members aside.</summary>
    public static HashSet<string> Of(IEnumerable<SyntaxNode> nodes)
    {
        List<SyntaxNode> all = [.. nodes];
        HashSet<RuleSpan> written = [];
        foreach (SyntaxNode node in all)
        {
            RuleSpan? name = node switch
            {
                TargetSyntax target => target.Name.Span,
                DeclarationSyntax declaration => declaration.Name.Span,
                GivenSyntax given => given.Name.Span,
                ForSyntax loop => loop.Variable.Span,
                CallSyntax call => call.Function.Span,
                MemberSyntax member => member.Member.Span,
                _ => null,
            };
            if (name is { } span)
            {
                written.Add(span);
            }
        }

        return new(all.OfType<NameSyntax>().Where(name => !written.Contains(name.Span)).Select(name => name.Name.Key), StringComparer.Ordinal);
    }
}
