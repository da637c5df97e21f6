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
        foreach (string attributeName in OptimizerAttributes.MetadataNames)
        {
            Generate(context, attributeName);
        }
    }

    private static void Generate(IncrementalGeneratorInitializationContext context, string attributeName)
    {
        IncrementalValuesProvider<GeneratedSource> sources = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attributeName,
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

    /// <summary>
    /// The declaration of a class; null where another of its attributes, or one of another of its parts, stands for it, for no file may be
    /// made twice.
    /// </summary>
    private static OptimizerDeclaration? Read(GeneratorAttributeSyntaxContext target, CancellationToken cancellation)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)target.TargetSymbol;
        IReadOnlyList<AttributeData> attributes = OptimizerAttributes.Of(type);
        return attributes[0].ApplicationSyntaxReference is { } reference
            && reference.SyntaxTree == target.TargetNode.SyntaxTree
            && target.TargetNode.Span.Contains(reference.Span)
            && target.Attributes.Any(attribute => attribute.ApplicationSyntaxReference?.Span == reference.Span)
                ? DeclarationReader.Read(type, attributes, name => TypesInScope.Of(target.SemanticModel, target.TargetNode.SpanStart, name), cancellation)
                : null;
    }
}
