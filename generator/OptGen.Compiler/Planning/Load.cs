using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>Memory with one number for each place of a matrix.</summary>
internal enum Memory
{
    Weights,
    Gradient,

    /// <summary>What the caller has handed over.</summary>
    Given,
    State,

    /// <summary>A state that holds a value, as it is, while a step waits for a gradient.</summary>
    Kept,
    Evaluation,

    /// <summary>Values put aside within a step.</summary>
    Scratch,

    /// <summary>A matrix that a step needs for a while.</summary>
    Buffer,
}

/// <summary>A value that a pass reads from memory.</summary>
/// <param name="Value">The value: a leaf, or one that an earlier pass has stored.</param>
/// <param name="Memory">Which memory.</param>
/// <param name="State">The key of the state or buffer, where it is one.</param>
internal sealed record Load(Node Value, Memory Memory, string State);

/// <summary>A value that a pass writes to memory.</summary>
/// <param name="Value">The value; a scalar is written to every element.</param>
/// <param name="Memory">Which memory.</param>
/// <param name="State">The key of the state or buffer, where it is one; of what is put aside, where that is stored.</param>
internal sealed record Store(Node Value, Memory Memory, string State)
{
    /// <summary>The size of the matrix.</summary>
    public Shape Space { get; init; } = Shape.Element;

    /// <summary>Whether the values are put aside for what takes those of all parameters at once.</summary>
    public bool IsForAll { get; init; }
}
