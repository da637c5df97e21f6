using OptGen.Compiler.Text;

namespace OptGen.Generator.Dependencies;

/// <summary>Something that a file declares under a name, as far as the declaration of an optimizer anywhere may depend on it.</summary>
/// <param name="Name">The simple name.</param>
/// <param name="Text">What is declared, and where: without bodies, comments and spaces.</param>
/// <param name="Usings">The using directives that give the names in it their meaning.</param>
/// <param name="Mentions">The names in it and in its usings, words of its strings included, each once.</param>
/// <param name="ComposesStrings">Whether it may put a name together from parts of strings, which are then no words of it.</param>
internal sealed record SurfaceEntry(string Name, string Text, string Usings, EquatableArray<string> Mentions, bool ComposesStrings);
