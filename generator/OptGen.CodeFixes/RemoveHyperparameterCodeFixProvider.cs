using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OptGen.CodeFixes;

/// <summary>Removes a hyperparameter that the rule does not read from the primary constructor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveHyperparameterCodeFixProvider))]
[Shared]
public sealed class RemoveHyperparameterCodeFixProvider : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["OPTG501"];

    private protected override string TogetherBy(Diagnostic diagnostic) => diagnostic.Id;

    private protected override string Title(IReadOnlyList<Diagnostic> diagnostics) => "Remove the hyperparameter";

    private protected override async Task<IEnumerable<SourceEdit>> EditsAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (diagnostic.Location.SourceTree is not { } tree || solution.GetDocumentId(tree) is not { } document)
        {
            return [];
        }

        SyntaxNode root = await tree.GetRootAsync(cancellation).ConfigureAwait(false);
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not ParameterSyntax { Parent: ParameterListSyntax list } parameter)
        {
            return [];
        }

        // With the comma behind it, or, for the last, with the one before.
        int index = list.Parameters.IndexOf(parameter);
        TextSpan removed = index < list.Parameters.Count - 1 ? TextSpan.FromBounds(parameter.SpanStart, list.Parameters[index + 1].SpanStart)
            : index > 0 ? TextSpan.FromBounds(list.Parameters[index - 1].Span.End, parameter.Span.End)
            : parameter.Span;
        return [new SourceEdit(document, removed, "")];
    }
}
