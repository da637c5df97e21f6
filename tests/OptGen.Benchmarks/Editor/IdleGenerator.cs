using Microsoft.CodeAnalysis;

namespace OptGen.Benchmarks.Editor;

/// <summary>A generator for classes with an attribute that no class carries: what looking for attributes costs by itself.</summary>
internal sealed class IdleGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<string> names = context.SyntaxProvider.ForAttributeWithMetadataName(
            "User.UnusedAttribute",
            static (_, _) => true,
            static (target, _) => target.TargetSymbol.Name);
        context.RegisterSourceOutput(names, static (production, name) => production.AddSource(name, ""));
    }
}
