using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using OptGen.Generator.Diagnostics;

namespace OptGen.CodeFixes;

/// <summary>Writes what was meant: the near name, the missing operator, the right spelling.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceInRuleCodeFixProvider))]
[Shared]
public sealed class ReplaceInRuleCodeFixProvider : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ["OPTG118", "OPTG201", "OPTG202", "OPTG203", "OPTG205", "OPTG206", "OPTG207", "OPTG219", "OPTG222", "OPTG224", "OPTG244", "OPTG245", "OPTG301", "OPTG302", "OPTG405", "OPTG506", "OPTG507", "OPTG702", "OPTG719", "OPTG728"];

    private protected override string TogetherBy(Diagnostic diagnostic) => diagnostic.Id;

    private protected override string Title(IReadOnlyList<Diagnostic> diagnostics) => $"Write '{diagnostics[0].Properties[FixProperties.Replacement]}'";

    private protected override bool CanFix(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(FixProperties.Replacement);

    private protected override async Task<IEnumerable<SourceEdit>> EditsAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.Replacement, out string? replacement) || replacement is null
            || diagnostic.Location.SourceTree is not { } tree || solution.GetDocumentId(tree) is not { } document)
        {
            return [];
        }

        // What is put together of several literals is not rewritten.
        SyntaxNode root = await tree.GetRootAsync(cancellation).ConfigureAwait(false);
        SyntaxToken token = root.FindToken(diagnostic.Location.SourceSpan.Start);
        return token.Span.Contains(diagnostic.Location.SourceSpan) && LiteralText.For(token, replacement) is { } written
            ? [new SourceEdit(document, diagnostic.Location.SourceSpan, written)]
            : [];
    }
}
