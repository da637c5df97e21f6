using OptGen.Compiler.Text;

namespace OptGen.Generator.Dependencies;

/// <summary>A using directive that holds in every file.</summary>
/// <param name="Text">The directive.</param>
/// <param name="Alias">The alias that it declares; empty where none.</param>
/// <param name="Target">The last name of what it opens or gives another name.</param>
/// <param name="Mentions">The names in it.</param>
internal sealed record GlobalUsing(string Text, string Alias, string Target, EquatableArray<string> Mentions);
