namespace OptGen.ModelGraphs;

/// <summary>A tensor of a graph that is evaluated one by one.</summary>
/// <param name="Kind">What makes it, by name.</param>
/// <param name="Inputs">The places of what it is made of.</param>
/// <param name="Axes">The places of its axes, the last the fastest.</param>
/// <param name="Arguments">What tells it from others of its kind: places of data, functions, numbers or axes.</param>
internal sealed record GraphTensor(string Kind, int[] Inputs, int[] Axes, int[] Arguments);

/// <summary>A node that is drawn.</summary>
/// <param name="Value">The place of its value among the tensors.</param>
/// <param name="Gradient">The place of its gradient; −1 where it has none.</param>
/// <param name="Leaf">What kind of leaf it is; empty for an operation.</param>
/// <param name="Symbol">What stands in it.</param>
/// <param name="Name">What the text of the model calls its value; empty where nothing.</param>
/// <param name="Inputs">The places of the nodes that it is made of.</param>
internal sealed record GraphNode(int Value, int Gradient, string Leaf, string Symbol, string Name, int[] Inputs)
{
    public bool IsLeaf => Leaf.Length > 0;
}
