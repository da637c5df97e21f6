using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptGen.Compiler.Declarations;

namespace OptGen.Generator.Declarations;

/// <summary>What the user wrote into an optimizer's class besides its rule.</summary>
internal sealed class OwnCode(INamedTypeSymbol type, CancellationToken cancellation)
{
    private readonly Lazy<HashSet<string>> _identifiers = new(() => new HashSet<string>(
        type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellation))
            .OfType<TypeDeclarationSyntax>()
            .Where(part => !OwnMembers.IsGenerated(part))
            .SelectMany(part => part.Members.SelectMany(member => member.DescendantNodes()).Concat(part.BaseList?.DescendantNodes() ?? []))
            .OfType<IdentifierNameSyntax>()
            .Select(name => name.Identifier.ValueText),
        StringComparer.Ordinal));

    /// <summary>Whether it mentions a hyperparameter, by its parameter or its property.</summary>
    public bool Uses(Hyperparameter hyperparameter) => _identifiers.Value.Contains(hyperparameter.Name) || _identifiers.Value.Contains(hyperparameter.Property);
}
