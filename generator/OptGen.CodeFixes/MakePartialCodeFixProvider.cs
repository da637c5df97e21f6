using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OptGen.CodeFixes;

/// <summary>Makes an optimizer's class, or a type around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialCodeFixProvider))]
[Shared]
public sealed class MakePartialCodeFixProvider : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["OPTG101", "OPTG110"];

    private protected override string TogetherBy(Diagnostic diagnostic) => diagnostic.Id;

    private protected override string Title(IReadOnlyList<Diagnostic> diagnostics) => "Make it partial";

    private protected override async Task<IEnumerable<SourceEdit>> EditsAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (diagnostic.Location.SourceTree is not { } tree || solution.GetDocument(tree) is not { } document)
        {
            return [];
        }

        SyntaxNode root = await tree.GetRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not TypeDeclarationSyntax declaration || model?.GetDeclaredSymbol(declaration, cancellation) is not { } type)
        {
            return [];
        }

        return from reference in type.DeclaringSyntaxReferences
               let part = reference.GetSyntax(cancellation) as TypeDeclarationSyntax
               where part is not null && !part.Modifiers.Any(SyntaxKind.PartialKeyword)
               let file = solution.GetDocumentId(reference.SyntaxTree)
               where file is not null
               select new SourceEdit(file, new TextSpan(part.Keyword.SpanStart, 0), "partial ");
    }
}
