using Microsoft.CodeAnalysis;

namespace OptGen.Generator.Declarations;

/// <summary>Resolves names as C# does.</summary>
internal static class TypesInScope
{
    /// <summary>The types that a simple name means at a place, aliases followed.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(SemanticModel model, int position, string name) =>
        model.LookupNamespacesAndTypes(position, name: name).Select(symbol => symbol is IAliasSymbol alias ? alias.Target : symbol).OfType<INamedTypeSymbol>();

    /// <summary>The names of the optimizers that a rule at a place may call.</summary>
    public static IEnumerable<string> Optimizers(SemanticModel model, int position) =>
        model.LookupNamespacesAndTypes(position).OfType<INamedTypeSymbol>().Where(type => OptimizerAttributes.Of(type).Count > 0).Select(type => type.Name);
}
