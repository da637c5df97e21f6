using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace OptGen.CodeFixes;

/// <summary>A fix that is a few changes of text, found for each diagnostic by itself.</summary>
public abstract class EditingCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new FixAllByEdits(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // Several diagnostics of one place, such as a call's missing hyperparameters, are put right together.
        foreach (IGrouping<string, Diagnostic> alike in context.Diagnostics.GroupBy(diagnostic => TogetherBy(diagnostic)))
        {
            List<SourceEdit> edits = await EditsAsync(context.Document.Project.Solution, [.. alike], context.CancellationToken).ConfigureAwait(false);
            if (edits.Count > 0)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title([.. alike]),
                        cancellation => SourceEdit.ApplyAsync(context.Document.Project.Solution, edits, cancellation),
                        equivalenceKey: GetType().Name),
                    alike);
            }
        }
    }

    /// <summary>What diagnostics of one place have in common that one action fixes.</summary>
    private protected abstract string TogetherBy(Diagnostic diagnostic);

    private protected abstract string Title(IReadOnlyList<Diagnostic> diagnostics);

    /// <summary>Whether a diagnostic carries what its fix needs: of one id, some may and others may not.</summary>
    private protected virtual bool CanFix(Diagnostic diagnostic) => true;

    /// <summary>What to change; nothing where the fix does not apply.</summary>
    private protected abstract Task<IEnumerable<SourceEdit>> EditsAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellation);

    /// <summary>What to change for several diagnostics; those of which each can be put right by itself need no more than this.</summary>
    private protected virtual async Task<List<SourceEdit>> EditsAsync(Solution solution, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        List<SourceEdit> edits = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            edits.AddRange(await EditsAsync(solution, diagnostic, cancellation).ConfigureAwait(false));
        }

        return edits;
    }

    private sealed class FixAllByEdits(EditingCodeFixProvider fix) : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            List<Diagnostic> diagnostics = [];
            switch (fixAllContext.Scope)
            {
                case FixAllScope.Document when fixAllContext.Document is { } document:
                    diagnostics.AddRange(await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
                    break;
                case FixAllScope.Project:
                    diagnostics.AddRange(await fixAllContext.GetAllDiagnosticsAsync(fixAllContext.Project).ConfigureAwait(false));
                    break;
                case FixAllScope.Solution:
                    foreach (Project project in fixAllContext.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp))
                    {
                        diagnostics.AddRange(await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                    }

                    break;
            }

            diagnostics.RemoveAll(diagnostic => !fix.CanFix(diagnostic));
            List<SourceEdit> edits = await fix.EditsAsync(fixAllContext.Solution, diagnostics, fixAllContext.CancellationToken).ConfigureAwait(false);
            return edits.Count == 0 ? null : CodeAction.Create(
                diagnostics.Count == 1 ? fix.Title(diagnostics) : $"Fix all: {fix.Title([diagnostics[0]])}",
                cancellation => SourceEdit.ApplyAsync(fixAllContext.Solution, edits, cancellation),
                equivalenceKey: fix.GetType().Name);
        }
    }
}
