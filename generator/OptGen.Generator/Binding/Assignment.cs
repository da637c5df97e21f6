using OptGen.Generator.Language;
using OptGen.Generator.Lowering;

namespace OptGen.Generator.Binding;

/// <summary>A name given to a value by a statement of the rule.</summary>
/// <param name="Statement">Where the statement stands in the rule.</param>
/// <param name="Name">The name as written.</param>
/// <param name="Value">The value.</param>
internal sealed record Assignment(RuleSpan Statement, string Name, Node Value);
