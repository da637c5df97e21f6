namespace OptGen.Compiler.Values;

/// <summary>A name given to a value by a statement of the rule.</summary>
/// <param name="Statement">The statement as written, behind the names of the calls that it stands in.</param>
/// <param name="Name">The name as written.</param>
/// <param name="Value">The value.</param>
internal sealed record Assignment(string Statement, string Name, Node Value);
