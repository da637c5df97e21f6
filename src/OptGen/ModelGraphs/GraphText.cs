using System.Globalization;
using OptGen.CompilerServices;

namespace OptGen.ModelGraphs;

/// <summary>What generated code says of a graph, read.</summary>
internal sealed class GraphText
{
    private readonly List<int> _lengths = [];
    private readonly List<GraphTensor> _tensors = [];
    private readonly List<GraphNode> _nodes = [];

    public GraphText(ModelGraph graph)
    {
        foreach (string line in graph.Lines)
        {
            string[] fields = line.Split(';');
            switch (fields[0])
            {
                case "axis":
                    _lengths.Add(checked((int)graph.Numbers[Number(fields[2])]));
                    break;
                case "node":
                    _nodes.Add(new GraphNode(Number(fields[1]), fields[2].Length == 0 ? -1 : Number(fields[2]), fields[3], fields[4], fields[5], Numbers(fields[6])));
                    break;
                default:
                    _tensors.Add(new GraphTensor(fields[0], Numbers(fields[1]), Numbers(fields[2]), Numbers(fields[3])));
                    break;
            }
        }
    }

    /// <summary>How long each axis is.</summary>
    public IReadOnlyList<int> Lengths => _lengths;

    /// <summary>The tensors, inputs first.</summary>
    public IReadOnlyList<GraphTensor> Tensors => _tensors;

    /// <summary>The nodes, inputs first.</summary>
    public IReadOnlyList<GraphNode> Nodes => _nodes;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static int[] Numbers(string text) => text.Length == 0 ? [] : [.. text.Split(',').Select(Number)];
}
