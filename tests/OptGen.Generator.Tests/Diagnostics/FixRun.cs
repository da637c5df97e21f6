using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using OptGen.CodeFixes;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Diagnostics;

/// <summary>A fix that an editor would offer.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Result">The source after it.</param>
internal sealed record OfferedFix(string Title, string Result);

/// <summary>Asks the fixes what they make of a source's diagnostics.</summary>
internal static class FixRun
{
    public static IReadOnlyList<CodeFixProvider> Providers { get; } =
    [
        new MakePartialCodeFixProvider(), new ReplaceInRuleCodeFixProvider(), new AddHyperparameterCodeFixProvider(), new RemoveHyperparameterCodeFixProvider(), new MoveStatementCodeFixProvider(), new AddUsingCodeFixProvider(),
        new CureCodeFixProvider(),
    ];

    /// <summary>The fixes of a source, in the order of their diagnostics.</summary>
    public static async Task<IReadOnlyList<OfferedFix>> OffersAsync(string source)
    {
        Document document = Open(source);
        List<OfferedFix> offers = [];
        foreach (var place in (await DiagnosticsAsync(document)).GroupBy(diagnostic => diagnostic.Location.SourceSpan).OrderBy(place => place.Key))
        {
            foreach (CodeFixProvider provider in Providers)
            {
                ImmutableArray<Diagnostic> fixable = [.. place.Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id))];
                List<CodeAction> actions = [];
                if (fixable.Length > 0)
                {
                    await provider.RegisterCodeFixesAsync(new CodeFixContext(document, place.Key, fixable, (action, _) => actions.Add(action), CancellationToken.None));
                }

                foreach (CodeAction action in actions)
                {
                    offers.Add(new OfferedFix(action.Title, await ResultAsync(document, action)));
                }
            }
        }

        return offers;
    }

    /// <summary>The source after a fix was applied to all diagnostics of an id.</summary>
    public static async Task<string> FixAllAsync(string source, CodeFixProvider provider, string id)
    {
        Document document = Open(source);
        FixAllContext context = new(
            document, provider, FixAllScope.Document, provider.GetType().Name, [id], new Known(await DiagnosticsAsync(document)), CancellationToken.None);
        CodeAction? action = await provider.GetFixAllProvider()!.GetFixAsync(context);
        return await ResultAsync(document, action!);
    }

    private static Document Open(string source)
    {
        AdhocWorkspace workspace = new();
        ProjectInfo project = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "User", "User", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            parseOptions: Target.Newest.ParseOptions,
            metadataReferences: Target.Newest.References);
        return workspace.AddDocument(workspace.AddProject(project).Id, "Source0.cs", SourceText.From(source));
    }

    private static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(Document document)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        return await compilation.WithAnalyzers([new OptimizerAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }

    private static async Task<string> ResultAsync(Document document, CodeAction action)
    {
        ApplyChangesOperation applied = Assert.Single((await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>());
        return (await applied.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private sealed class Known(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => GetProjectDiagnosticsAsync(project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => GetProjectDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
