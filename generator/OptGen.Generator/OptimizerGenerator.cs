using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Compiler.Language;
using OptGen.Generator.Declarations;
using OptGen.Generator.Dependencies;

namespace OptGen.Generator;

/// <summary>Generates the code of every class that carries an <c>[Optimizer]</c>, a <c>[Schedule]</c> or a <c>[Model]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class OptimizerGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads of a file, by its syntax, what optimizers may depend on.</summary>
    internal const string SurfaceStep = "Surface";

    /// <summary>The step that reads a declaration, asking the compiler what names mean; it runs where an answer may have changed.</summary>
    internal const string ReadStep = "Read";

    /// <summary>The step that knows the declarations.</summary>
    internal const string DeclarationStep = "Declaration";

    /// <summary>The step that compiles a rule into C#.</summary>
    internal const string SourceStep = "Source";

    /// <summary>The same steps for models.</summary>
    internal const string ModelReadStep = "ModelRead";

    /// <inheritdoc cref="ModelReadStep"/>
    internal const string ModelDeclarationStep = "ModelDeclaration";

    /// <inheritdoc cref="ModelReadStep"/>
    internal const string ModelSourceStep = "ModelSource";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<FileSurface> files = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => node is CompilationUnitSyntax, static (target, _) => (CompilationUnitSyntax)target.Node)
            .Select(static (file, cancellation) => FileSurfaceReader.Read(file, cancellation))
            .WithTrackingName(SurfaceStep);
        IncrementalValueProvider<ProjectSurface> project = files.Collect().Select(static (all, _) => ProjectSurface.Of(all));
        IncrementalValuesProvider<OptimizerDependencies?> dependencies = files
            .SelectMany(static (file, _) => file.AttributedTypes)
            .Combine(project)
            .Select(static (part, _) => part.Right.Of(part.Left))
            .Where(static known => known is not null);
        IncrementalValueProvider<ReferencesVersion> references = context.MetadataReferencesProvider.Collect().Select(static (_, _) => new ReferencesVersion());
        IncrementalValueProvider<ProjectSnapshot> snapshot = context.CompilationProvider.Combine(references).Select(static (pair, _) => new ProjectSnapshot(pair.Left, pair.Right));
        IncrementalValuesProvider<(OptimizerDependencies? Left, ProjectSnapshot Right)> asked = dependencies.Combine(snapshot).WithComparer(new SameDeclaration());
        IncrementalValuesProvider<GeneratedSource> sources = asked
            .Select(static (asked, cancellation) => OptimizerReader.Read(asked.Left!, asked.Right.Compilation, cancellation))
            .WithTrackingName(ReadStep)
            .Where(static declaration => declaration is not null)
            .WithTrackingName(DeclarationStep)
            .Select(static (declaration, cancellation) => GeneratedSource.For(declaration!, new ParsedRules(cancellation), cancellation))
            .WithTrackingName(SourceStep);
        IncrementalValuesProvider<GeneratedSource> models = asked
            .Select(static (asked, cancellation) => ModelReader.Read(asked.Left!, asked.Right.Compilation, cancellation))
            .WithTrackingName(ModelReadStep)
            .Where(static declaration => declaration is not null)
            .WithTrackingName(ModelDeclarationStep)
            .Select(static (declaration, cancellation) => ModelSource.For(declaration!, new ParsedRules(cancellation), cancellation))
            .WithTrackingName(ModelSourceStep);
        context.RegisterSourceOutput(sources, AddSource);
        context.RegisterSourceOutput(models, AddSource);
    }

    private static void AddSource(SourceProductionContext production, GeneratedSource source)
    {
        if (source.Code.Length > 0)
        {
            production.AddSource(source.HintName, source.Code);
        }
    }
}
