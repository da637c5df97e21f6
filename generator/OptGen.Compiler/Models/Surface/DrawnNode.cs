using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Surface;

/// <summary>A node of the figure of a call: data, a parameter, a state, or one operation, and the value that leaves it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Gradient">The derivative of the loss by it, with its axes; null where there is none.</param>
/// <param name="IsLeaf">Whether it is made of nothing.</param>
/// <param name="Symbol">What stands in the node.</param>
/// <param name="Name">What the text calls the value; empty where nothing.</param>
/// <param name="Inputs">The places of the nodes that it is made of.</param>
internal sealed record DrawnNode(Tensor Value, Tensor? Gradient, bool IsLeaf, string Symbol, string Name, IReadOnlyList<int> Inputs);
