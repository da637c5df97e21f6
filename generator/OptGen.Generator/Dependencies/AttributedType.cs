using OptGen.Compiler.Text;

namespace OptGen.Generator.Dependencies;

/// <summary>A part of a type that carries attributes, one of which may make it an optimizer.</summary>
/// <param name="MetadataName">Namespace, enclosing types and name, as metadata has them.</param>
/// <param name="FilePath">The file of this part.</param>
/// <param name="Ordinal">The how-manieth attributed part of the type it is in its file.</param>
/// <param name="Names">The simple names of the type and of those around it.</param>
/// <param name="AttributeNames">The simple names of its attributes, and of what they are aliases for in the file.</param>
internal sealed record AttributedType(string MetadataName, string FilePath, int Ordinal, EquatableArray<string> Names, EquatableArray<string> AttributeNames);
