namespace OptGen.Compiler.Values;

/// <summary>A gradient that a step asks for again, at another point.</summary>
/// <param name="Gradient">What the gradient's memory holds once it has been computed: a leaf.</param>
/// <param name="Point">Where it is taken: what the weights' memory holds meanwhile.</param>
/// <param name="Text">The point as written.</param>
/// <param name="Condition">Whether the step needs it; null where every step does.</param>
internal sealed record GradientCall(Node Gradient, Node Point, string Text, Node? Condition);
