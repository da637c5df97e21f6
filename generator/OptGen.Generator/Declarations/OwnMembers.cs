using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OptGen.Generator.Declarations;

/// <summary>The members that the user wrote into an optimizer's class; the analyzer sees the generated ones as well.</summary>
internal static class OwnMembers
{
    /// <summary>Members that have a name of their own, in the order of the source.</summary>
    public static IReadOnlyList<ISymbol> Of(INamedTypeSymbol type, CancellationToken cancellation) =>
        [.. type.GetMembers().Where(member =>
            !member.IsImplicitlyDeclared
            && member.CanBeReferencedByName
            && member.DeclaringSyntaxReferences.Any(reference => !IsGenerated(reference.GetSyntax(cancellation))))];

    /// <summary>Whether a part of the class, or something in one, was generated.</summary>
    public static bool IsGenerated(SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Any(part =>
            part.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString().EndsWith(".GeneratedCode", StringComparison.Ordinal)));
}
