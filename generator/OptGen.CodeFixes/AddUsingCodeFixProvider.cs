using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using OptGen.Generator.Diagnostics;

namespace OptGen.CodeFixes;

/// <summary>Imports the namespace of an optimizer that a rule or a stack names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddUsingCodeFixProvider))]
[Shared]
public sealed class AddUsingCodeFixProvider : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["OPTG509"];

    private protected override string TogetherBy(Diagnostic diagnostic) => diagnostic.Properties[FixProperties.Namespace]!;

    private protected override string Title(IReadOnlyList<Diagnostic> diagnostics) => $"Add 'using {diagnostics[0].Properties[FixProperties.Namespace]};'";

    private protected override async Task<IEnumerable<SourceEdit>> EditsAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellation)
    {
        // Where the rule is a constant declared elsewhere, the attribute comes second.
        Location attribute = diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;
        if (attribute.SourceTree is not { } tree || solution.GetDocumentId(tree) is not { } document)
        {
            return [];
        }

        CompilationUnitSyntax unit = (CompilationUnitSyntax)await tree.GetRootAsync(cancellation).ConfigureAwait(false);
        return [Insertion(document, unit, diagnostic.Properties[FixProperties.Namespace]!)];
    }

    /// <summary>The line comes before the first import of a later name, otherwise after the last import, or begins the file.</summary>
    private static SourceEdit Insertion(DocumentId document, CompilationUnitSyntax unit, string imported)
    {
        string lineBreak = unit.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { Span.Length: > 0 } end ? end.ToString() : "\n";
        UsingDirectiveSyntax[] plain = [.. unit.Usings.Where(known => known.Alias is null && known.StaticKeyword.IsKind(SyntaxKind.None) && known.GlobalKeyword.IsKind(SyntaxKind.None))];
        if (plain.FirstOrDefault(known => !IsSystem(known) && string.CompareOrdinal(known.Name!.ToString(), imported) > 0) is { } later)
        {
            return new SourceEdit(document, new TextSpan(later.SpanStart, 0), $"using {imported};{lineBreak}");
        }

        CSharpSyntaxNode? last = plain.LastOrDefault() ?? unit.Usings.LastOrDefault() ?? (CSharpSyntaxNode?)unit.Externs.LastOrDefault();
        return last is not null
            ? new SourceEdit(document, new TextSpan(last.Span.End, 0), $"{lineBreak}using {imported};")
            : new SourceEdit(document, new TextSpan(AfterDirectives(unit), 0), $"using {imported};{lineBreak}{lineBreak}");
    }

    private static bool IsSystem(UsingDirectiveSyntax known) => known.Name!.ToString() is var name && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal));

    /// <summary>The compiler wants <c>#define</c> and <c>#undef</c> before all else.</summary>
    private static int AfterDirectives(CompilationUnitSyntax unit) => unit.GetFirstToken(includeZeroWidth: true).LeadingTrivia
        .Where(trivia => trivia.IsKind(SyntaxKind.DefineDirectiveTrivia) || trivia.IsKind(SyntaxKind.UndefDirectiveTrivia))
        .Select(trivia => trivia.FullSpan.End).DefaultIfEmpty(0).Max();
}
