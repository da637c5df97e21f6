using OptGen.Compiler.Language;
using OptGen.Compiler.Mistakes;

namespace OptGen.Compiler.Hints;

/// <summary>Finds names with letters of other scripts that look like the ones that rules are written with.</summary>
internal static class LookAlikeNames
{
    public static IEnumerable<RuleDiagnostic> Find(HintedRule rule) =>
        from name in rule.Nodes.OfType<NameSyntax>()
        let written = rule.TextOf(name.Span)
        let meant = LookAlikes.Replace(written)
        where meant is not null && IsMixedUp(written)
        select RuleDiagnostic.Create(HintDiagnostics.LookAlike.Id, name.Span, written, LookAlikes.CodePoint(written, meant), meant);

    /// <summary>A word of another script may have letters that look like others; one of such letters alone, or of two scripts, is a slip.</summary>
    private static bool IsMixedUp(string written) =>
        written.All(character => !char.IsLetter(character) || character < 128 || LookAlikes.IsKnown(character) || LookAlikes.IsGreek(character));
}
