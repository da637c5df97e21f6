using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using OptGen.Generator.Diagnostics;

namespace OptGen.CodeFixes;

/// <summary>Removes a hyperparameter that the rule does not read: from the primary constructor, or its declaration from the rule.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveHyperparameterCodeFixProvider))]
[Shared]
public sealed class RemoveHyperparameterCodeFixProvider : EditingCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["OPTG501"];

    private protected override string TogetherBy(Diagnostic diagnostic) => diagnostic.Id;

    private protected override string Title(IReadOnlyList<Diagnostic> diagnostics) => "Remove the hyperparameter";

    /// <summary>Parameters of one list are removed together, for which commas go with one depends on the others.</summary>
    private protected override async Task<List<SourceEdit>> EditsAsync(Solution solution, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        List<SourceEdit> edits = [];
        Dictionary<ParameterListSyntax, HashSet<ParameterSyntax>> removed = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (diagnostic.Properties.ContainsKey(FixProperties.Removal))
            {
                edits.AddRange(await EditsAsync(solution, diagnostic, cancellation).ConfigureAwait(false));
            }
            else if (await FindTokenAsync(diagnostic, cancellation).ConfigureAwait(false) is { Parent: ParameterSyntax { Parent: ParameterListSyntax list } parameter })
            {
                removed[list] = removed.TryGetValue(list, out HashSet<ParameterSyntax>? others) ? others : [];
                removed[list].Add(parameter);
            }
        }

        edits.AddRange(removed.SelectMany(list => solution.GetDocumentId(list.Key.SyntaxTree) is { } document
            ? Removals(list.Key, list.Value).Select(span => new SourceEdit(document, span, ""))
            : []));
        return edits;
    }

    /// <summary>Deletes the declaration of a hyperparameter from the rule.</summary>
    private protected override async Task<IEnumerable<SourceEdit>> EditsAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxToken token = await FindTokenAsync(diagnostic, cancellation).ConfigureAwait(false);
        int[] lengths = [.. diagnostic.Properties[FixProperties.Removal]!.Split(' ').Select(length => int.Parse(length, CultureInfo.InvariantCulture))];
        TextSpan span = new(diagnostic.Location.SourceSpan.Start - lengths[0], lengths[0] + lengths[1]);

        // What is put together of several literals is not rewritten.
        return token.Span.Contains(span) && solution.GetDocumentId(token.SyntaxTree) is { } document ? [new SourceEdit(document, span, "")] : [];
    }

    private static async Task<SyntaxToken> FindTokenAsync(Diagnostic diagnostic, CancellationToken cancellation) =>
        diagnostic.Location.SourceTree is { } tree
            ? (await tree.GetRootAsync(cancellation).ConfigureAwait(false)).FindToken(diagnostic.Location.SourceSpan.Start)
            : default;

    /// <summary>Each with the comma before it; those that none stays before with the one behind.</summary>
    private static IEnumerable<TextSpan> Removals(ParameterListSyntax list, HashSet<ParameterSyntax> removed)
    {
        SeparatedSyntaxList<ParameterSyntax> parameters = list.Parameters;
        bool keepsOne = false;
        for (int i = 0; i < parameters.Count; i++)
        {
            if (!removed.Contains(parameters[i]))
            {
                keepsOne = true;
                continue;
            }

            yield return keepsOne ? TextSpan.FromBounds(parameters[i - 1].Span.End, parameters[i].Span.End)
                : i < parameters.Count - 1 ? TextSpan.FromBounds(parameters[i].SpanStart, parameters[i + 1].SpanStart)
                : parameters[i].Span;
        }
    }
}
