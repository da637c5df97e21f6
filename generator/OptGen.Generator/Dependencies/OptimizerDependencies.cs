using OptGen.Compiler.Text;

namespace OptGen.Generator.Dependencies;

/// <summary>All of a project's sources that the declaration of one optimizer depends on: equal as long as it cannot have changed.</summary>
/// <param name="MetadataName">The type that may be an optimizer: namespace, enclosing types and name, as metadata has them.</param>
/// <param name="Texts">What it depends on, itself included.</param>
internal sealed record OptimizerDependencies(string MetadataName, EquatableArray<string> Texts);
