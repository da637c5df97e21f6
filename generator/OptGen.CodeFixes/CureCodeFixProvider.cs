using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OptGen.Generator.Diagnostics;

namespace OptGen.CodeFixes;

/// <summary>Offers what could be written in a model, at the mistake or elsewhere in its text; often there are several cures to choose from.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CureCodeFixProvider))]
[Shared]
public sealed class CureCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["OPTG702", "OPTG704", "OPTG705", "OPTG707", "OPTG708", "OPTG711", "OPTG713", "OPTG733"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            for (int i = 0; diagnostic.Properties.TryGetValue(FormattableString.Invariant($"{FixProperties.Cure}{i}"), out string? cure); i++)
            {
                if (await EditAsync(context.Document.Project.Solution, diagnostic, cure!.Split(['\n'], 3), context.CancellationToken).ConfigureAwait(false) is { } offered)
                {
                    // The first of several is that of all mistakes at once.
                    string key = i == 0 ? nameof(CureCodeFixProvider) : FormattableString.Invariant($"{nameof(CureCodeFixProvider)}{i}");
                    context.RegisterCodeFix(
                        CodeAction.Create(offered.Title, cancellation => SourceEdit.ApplyAsync(context.Document.Project.Solution, [offered.Edit], cancellation), key),
                        diagnostic);
                }
            }
        }
    }

    private static async Task<(string Title, SourceEdit Edit)?> EditAsync(Solution solution, Diagnostic diagnostic, string[] cure, CancellationToken cancellation)
    {
        if (cure.Length < 3 || diagnostic.Location.SourceTree is not { } tree || solution.GetDocumentId(tree) is not { } document)
        {
            return null;
        }

        int[] place = [.. cure[0].Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        TextSpan replaced = new(diagnostic.Location.SourceSpan.Start + place[0], place[1]);

        // What is put together of several literals is not rewritten.
        SyntaxNode root = await tree.GetRootAsync(cancellation).ConfigureAwait(false);
        SyntaxToken token = root.FindToken(replaced.Start);
        return token.Span.Contains(replaced) && LiteralText.For(token, cure[2]) is { } written ? (cure[1], new SourceEdit(document, replaced, written)) : null;
    }
}
