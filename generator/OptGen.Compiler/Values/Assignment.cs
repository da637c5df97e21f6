namespace OptGen.Compiler.Values;

/// <summary>A name given to a value by a statement of the rule.</summary>
/// <param name="Calls">The names of the calls that the statement stands in, each before a dot; empty in the rule itself.</param>
/// <param name="Statement">The statement as written; the head of a branch where the value is what its two sides leave.</param>
/// <param name="Name">The name as written, behind those of the calls.</param>
/// <param name="Value">The value.</param>
/// <param name="IsOfBranch">Whether the value is what the two sides of a branch leave.</param>
internal sealed record Assignment(string Calls, string Statement, string Name, Node Value, bool IsOfBranch = false);
