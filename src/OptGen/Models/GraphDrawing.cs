using System.Numerics;
using System.Runtime.InteropServices;
using OptGen.CompilerServices;
using OptGen.ModelGraphs;

namespace OptGen.Models;

/// <summary>Draws the figure of a call: computes its graph again, one value after the other, from what the call is given.</summary>
/// <param name="name">The name of the model.</param>
/// <param name="layout">What it is made of.</param>
/// <param name="describe">Tells its graph, of the lengths of the call.</param>
internal sealed class GraphDrawing<T>(string name, ModelLayout layout, Action<ModelGraph, long[]> describe) : IModelAction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The figure, once it has run.</summary>
    public string Picture { get; private set; } = "";

    /// <inheritdoc/>
    public void Run(ModelProgram<T> program, ModelMemory<T> memory)
    {
        ModelGraph graph = new();
        describe(graph, [.. Enumerable.Range(0, layout.Lengths.Count).Select(memory.Length)]);
        if (graph.Lines.Count == 0)
        {
            throw new InvalidOperationException($"{name} has no figure: it has more than 300 operations, or a loop that is not written out, or convolutions. Info.Graph is its graph as text.");
        }

        GraphText text = new(graph);
        Picture = GraphPicture.Draw(name, text, new GraphEvaluator(text, graph, (leaf, count) => Leaf(leaf, count, memory)).Evaluate());
    }

    private static double[] Leaf(GraphTensor leaf, int count, ModelMemory<T> memory)
    {
        int place = leaf.Arguments[0];
        return leaf.Kind switch
        {
            "value" => [memory.Number(place)],
            "integers" => [.. MemoryMarshal.CreateReadOnlySpan(ref memory.Integers(place), count).ToArray().Select(number => (double)number)],
            "data" => Numbers(ref memory.Data(place), count),
            "parameter" => Numbers(ref memory.Weights(place), count),
            "state" => Numbers(ref memory.State(place), count),
            "uniform" => [.. Enumerable.Range(0, count).Select(element => ModelLanes.Uniform<T>(memory.NoiseKey, place, element))],
            "normal" => [.. Enumerable.Range(0, count).Select(element => ModelLanes.Normal<T>(memory.NoiseKey, place, element))],
            _ => throw new InvalidOperationException($"{leaf.Kind} is not known."),
        };
    }

    private static double[] Numbers(ref T first, int count) => [.. MemoryMarshal.CreateReadOnlySpan(ref first, count).ToArray().Select(double.CreateTruncating)];
}
