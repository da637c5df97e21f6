using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Generator.Dependencies;

namespace OptGen.Generator.Declarations;

/// <summary>Finds the class that may be an optimizer or a schedule, and reads its declaration.</summary>
internal static class OptimizerReader
{
    /// <summary>The declaration; null where the class turns out to be neither, or cannot be told from another of its name.</summary>
    public static OptimizerDeclaration? Read(OptimizerDependencies dependencies, Compilation compilation, CancellationToken cancellation)
    {
        if (compilation.Assembly.GetTypeByMetadataName(dependencies.MetadataName) is not { } type
            || OptimizerAttributes.OfEither(type) is not { Count: > 0 } attributes
            || attributes[0].ApplicationSyntaxReference is not { } reference
            || reference.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } part)
        {
            return null;
        }

        SemanticModel model = compilation.GetSemanticModel(reference.SyntaxTree);
        return DeclarationReader.Read(type, attributes, new TypesInScope(model, part.SpanStart), new ParsedRules(cancellation), cancellation);
    }
}
