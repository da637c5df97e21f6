using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OptGen.Generator.Diagnostics;

namespace OptGen.CodeFixes;

/// <summary>Moves a statement of a rule to before another one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveStatementCodeFixProvider))]
[Shared]
public sealed class MoveStatementCodeFixProvider : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["OPTG406"];

    private protected override string TogetherBy(Diagnostic diagnostic) => diagnostic.Id;

    private protected override string Title(IReadOnlyList<Diagnostic> diagnostics) => "Move the initial value before the first read";

    private protected override bool CanFix(Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(FixProperties.Removal) && diagnostic.Properties.ContainsKey(FixProperties.Goal);

    private protected override async Task<IEnumerable<SourceEdit>> EditsAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.Removal, out string? removal) || !diagnostic.Properties.TryGetValue(FixProperties.Goal, out string? goal)
            || diagnostic.Location.SourceTree is not { } tree || solution.GetDocumentId(tree) is not { } document)
        {
            return [];
        }

        SyntaxNode root = await tree.GetRootAsync(cancellation).ConfigureAwait(false);
        TextSpan statement = diagnostic.Location.SourceSpan;
        SyntaxToken token = root.FindToken(statement.Start);
        int[] lengths = [.. removal!.Split(' ').Select(length => int.Parse(length, CultureInfo.InvariantCulture))];
        TextSpan removed = new(statement.Start - lengths[0], lengths[0] + lengths[1]);
        TextSpan place = new(statement.Start - int.Parse(goal!, CultureInfo.InvariantCulture), 0);

        // What is put together of several literals is not rewritten.
        if (!token.Span.Contains(removed) || !token.Span.Contains(place))
        {
            return [];
        }

        SourceText text = await tree.GetTextAsync(cancellation).ConfigureAwait(false);
        return [new SourceEdit(document, place, text.ToString(statement) + "; "), new SourceEdit(document, removed, "")];
    }
}
