using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using OptGen.Generator.Diagnostics;

namespace OptGen.CodeFixes;

/// <summary>Adds a hyperparameter that a rule, or one that it calls, reads to the primary constructor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddHyperparameterCodeFixProvider))]
[Shared]
public sealed class AddHyperparameterCodeFixProvider : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["OPTG301", "OPTG316", "OPTG701"];

    private protected override string TogetherBy(Diagnostic diagnostic) => diagnostic.Id;

    private protected override string Title(IReadOnlyList<Diagnostic> diagnostics) =>
        $"Add '{string.Join(", ", diagnostics.Select(diagnostic => diagnostic.Properties[FixProperties.Parameter]))}' to the parameters of the class";

    private protected override async Task<IEnumerable<SourceEdit>> EditsAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellation)
    {
        // Where the rule is a constant declared elsewhere, the attribute comes second.
        Location attribute = diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;
        if (!diagnostic.Properties.TryGetValue(FixProperties.Parameter, out string? parameter) || parameter is null
            || attribute.SourceTree is not { } tree || solution.GetDocument(tree) is not { } document)
        {
            return [];
        }

        SyntaxNode root = await tree.GetRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        ParameterListSyntax? list = root.FindToken(attribute.SourceSpan.Start).Parent?.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } declaration
            && model?.GetDeclaredSymbol(declaration, cancellation) is { } type
                ? type.DeclaringSyntaxReferences.Select(reference => (reference.GetSyntax(cancellation) as ClassDeclarationSyntax)?.ParameterList).FirstOrDefault(parameters => parameters is not null)
                : null;
        return list is not null && solution.GetDocumentId(list.SyntaxTree) is { } file ? [Insertion(file, list, parameter)] : [];
    }

    /// <summary>C# wants parameters without a default before those with one, and <c>params</c> last.</summary>
    private static SourceEdit Insertion(DocumentId document, ParameterListSyntax list, string parameter)
    {
        bool hasDefault = parameter.Contains('=');
        SeparatedSyntaxList<ParameterSyntax> parameters = list.Parameters;
        int index = parameters.TakeWhile(known => (hasDefault || known.Default is null) && !known.Modifiers.Any(SyntaxKind.ParamsKeyword)).Count();
        if (parameters.Count == 0)
        {
            return new SourceEdit(document, new TextSpan(list.OpenParenToken.Span.End, 0), parameter, Separator: ", ");
        }

        // Parameters on lines of their own stay so.
        ParameterSyntax neighbour = parameters[Math.Max(index - 1, 0)];
        SourceText text = list.SyntaxTree.GetText();
        TextLine line = text.Lines.GetLineFromPosition(neighbour.SpanStart);
        string head = text.ToString(TextSpan.FromBounds(line.Start, neighbour.SpanStart));
        string lineBreak = line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";
        string between = head.Trim().Length == 0 ? "," + lineBreak + head : ", ";
        return index == 0
            ? new SourceEdit(document, new TextSpan(neighbour.SpanStart, 0), parameter + between)
            : new SourceEdit(document, new TextSpan(neighbour.Span.End, 0), between + parameter);
    }
}
