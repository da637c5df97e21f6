using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Compiler.Declarations;
using OptGen.Generator.Dependencies;

namespace OptGen.Generator.Declarations;

/// <summary>Finds the class that may be a model, and reads its declaration.</summary>
internal static class ModelReader
{
    /// <summary>The declaration; null where the class turns out to be no model, is an optimizer or a schedule as well, or cannot be told from another of its name.</summary>
    public static ModelDeclaration? Read(OptimizerDependencies dependencies, Compilation compilation, CancellationToken cancellation)
    {
        if (compilation.Assembly.GetTypeByMetadataName(dependencies.MetadataName) is not { } type
            || ModelAttributes.Of(type) is not { } attribute
            || OptimizerAttributes.OfEither(type).Count > 0
            || attribute.ApplicationSyntaxReference is not { } reference
            || reference.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } part)
        {
            return null;
        }

        SemanticModel model = compilation.GetSemanticModel(reference.SyntaxTree);
        return ModelDeclarationReader.Read(type, attribute, new TypesInScope(model, part.SpanStart), cancellation);
    }
}
