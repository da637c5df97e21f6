using Microsoft.CodeAnalysis;

namespace OptGen.Generator.Declarations;

/// <summary>Resolves the names that are written at a place.</summary>
/// <param name="model">The model of the place's file.</param>
/// <param name="position">The place.</param>
internal sealed class TypesInScope(SemanticModel model, int position)
{
    /// <summary>Where the library's optimizers are. A rule may call them whatever its file imports.</summary>
    private static readonly string[] s_shipped = ["OptGen", "OptGen.Zoo"];

    /// <summary>Where the library's layers are. A model may call them whatever its file imports.</summary>
    private const string Layers = "OptGen.Models";

    /// <summary>The types that a simple name means in C#, aliases followed.</summary>
    public IEnumerable<INamedTypeSymbol> Named(string name) =>
        model.LookupNamespacesAndTypes(position, name: name).Select(symbol => symbol is IAliasSymbol alias ? alias.Target : symbol).OfType<INamedTypeSymbol>();

    /// <summary>The optimizer that a call of a name means: one that C# finds, otherwise one of the library's. Null where there is none.</summary>
    public INamedTypeSymbol? Optimizer(string name) => Named(name).FirstOrDefault(IsOptimizer) ?? Shipped(name);

    /// <summary>The optimizer of the library that has a name, if C# does not find one by it.</summary>
    public INamedTypeSymbol? NotImported(string name) => Named(name).Any(IsOptimizer) ? null : Shipped(name);

    /// <summary>The names of the optimizers that a rule may call.</summary>
    public IEnumerable<string> Optimizers() => model.LookupNamespacesAndTypes(position).OfType<INamedTypeSymbol>()
        .Concat(s_shipped.Select(Namespace).SelectMany(space => space is null ? Enumerable.Empty<INamedTypeSymbol>() : space.GetTypeMembers()))
        .Where(IsOptimizer).Select(type => type.Name).Distinct(StringComparer.Ordinal);

    /// <summary>The names of the models that a model may call.</summary>
    public IEnumerable<string> Models() => model.LookupNamespacesAndTypes(position).OfType<INamedTypeSymbol>().Concat(Namespace(Layers)?.GetTypeMembers().AsEnumerable() ?? [])
        .Where(ModelAttributes.IsModel).Select(type => type.Name).Distinct(StringComparer.Ordinal);

    /// <summary>The model that a call of a name means: one that C# finds, otherwise a layer of the library. Null where there is none.</summary>
    public INamedTypeSymbol? Model(string name) =>
        Named(name).FirstOrDefault(ModelAttributes.IsModel)
        ?? (model.Compilation.GetTypeByMetadataName($"{Layers}.{name}") is { } layer && ModelAttributes.IsModel(layer) ? layer : null);

    private static bool IsOptimizer(INamedTypeSymbol type) => OptimizerAttributes.Of(type).Count > 0;

    private INamedTypeSymbol? Shipped(string name) =>
        s_shipped.Select(space => model.Compilation.GetTypeByMetadataName($"{space}.{name}")).FirstOrDefault(type => type is not null && IsOptimizer(type));

    private INamespaceSymbol? Namespace(string name) =>
        name.Split('.').Aggregate((INamespaceSymbol?)model.Compilation.GlobalNamespace, (space, part) => space?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part));
}
