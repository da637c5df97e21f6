namespace OptGen.Compiler.Values;

/// <summary>What gives a value a name.</summary>
internal enum AssignmentKind
{
    /// <summary>A statement of the rule.</summary>
    Statement,

    /// <summary>A branch: the value is what its two sides leave.</summary>
    Branch,

    /// <summary>A call: the value is the gradient that the called rule gets, or the weights that it leaves.</summary>
    Call,
}

/// <summary>A name given to a value by a statement of the rule.</summary>
/// <param name="Calls">The names of the calls that the statement stands in, each before a dot; empty in the rule itself.</param>
/// <param name="Statement">The statement as written; of a branch its head.</param>
/// <param name="Name">The name as written, behind those of the calls.</param>
/// <param name="Value">The value.</param>
/// <param name="Kind">What gives the name.</param>
internal sealed record Assignment(string Calls, string Statement, string Name, Node Value, AssignmentKind Kind = AssignmentKind.Statement);
