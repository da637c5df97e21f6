using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Generator.Declarations;

namespace OptGen.Generator;

/// <summary>Generates the code of every class that carries an <c>[Optimizer]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class OptimizerGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads a declaration.</summary>
    internal const string DeclarationStep = "Declaration";

    /// <summary>The step that compiles a rule into C#.</summary>
    internal const string SourceStep = "Source";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<GeneratedSource> sources = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                DeclarationReader.AttributeName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, cancellation) => Read(target, cancellation))
            .Where(static declaration => declaration is not null)
            .WithTrackingName(DeclarationStep)
            .Select(static (declaration, cancellation) => GeneratedSource.For(declaration!, cancellation))
            .WithTrackingName(SourceStep);
        context.RegisterSourceOutput(sources, static (production, source) =>
        {
            if (source.Code.Length > 0)
            {
                production.AddSource(source.HintName, source.Code);
            }
        });
    }

    /// <summary>The declaration of a class; null where the attribute of another of its parts stands for it, for no file may be made twice.</summary>
    private static OptimizerDeclaration? Read(GeneratorAttributeSyntaxContext target, CancellationToken cancellation)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)target.TargetSymbol;
        return DeclarationReader.AttributeOf(type) is { ApplicationSyntaxReference: { } reference } attribute
            && reference.SyntaxTree == target.TargetNode.SyntaxTree
            && target.TargetNode.Span.Contains(reference.Span)
                ? DeclarationReader.Read(type, attribute, cancellation)
                : null;
    }
}
