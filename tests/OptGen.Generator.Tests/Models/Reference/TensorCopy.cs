using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Generator.Tests.Models.Reference;

/// <summary>Tensors made again in another graph, some of them in another way. Axes stay the same objects.</summary>
internal static class TensorCopy
{
    /// <summary>A graph whose new axes have identities of their own.</summary>
    public static TensorGraph GraphBeside(IEnumerable<Tensor> tensors)
    {
        TensorGraph graph = new();
        int least = tensors.SelectMany(tensor => tensor.Axes.Concat(tensor.Content.Axes)).Select(axis => axis.Id + 1).DefaultIfEmpty(0).Max();
        while (graph.Axis(null, Compiler.Models.Axes.Length.One).Id < least)
        {
            // Each axis takes a number.
        }

        return graph;
    }

    /// <summary>Makes a tensor, and all that it needs, again.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="graph">Where to make it.</param>
    /// <param name="replace">What to make of a tensor instead, from its inputs as they are made; null for the same.</param>
    public static Tensor Copy(Tensor tensor, TensorGraph graph, Func<Tensor, Tensor[], Tensor?> replace)
    {
        Dictionary<Tensor, Tensor> copies = [];
        foreach (Tensor made in TensorEvaluator.NeededFor([tensor]))
        {
            Tensor[] inputs = [.. made.Inputs.Select(input => copies[input])];
            copies.Add(made, replace(made, inputs) ?? (made.Operation is TensorOperation.Loop or TensorOperation.LoopOutput ? AgainInRounds(made, graph, inputs, replace) : Again(made, graph, inputs)));
        }

        return copies[tensor];
    }

    private static Tensor AgainInRounds(Tensor t, TensorGraph graph, Tensor[] inputs, Func<Tensor, Tensor[], Tensor?> replace)
    {
        Tensor Inner(Tensor tensor) => Copy(tensor, graph, replace);
        return t.Content.Loop is { } body
            ? graph.Loop(body with { Formals = [.. body.Formals.Select(Inner)], Next = [.. body.Next.Select(Inner)] }, inputs)
            : graph.LoopOutput(inputs[0], Inner(t.Content.Body!));
    }

    private static Tensor Again(Tensor t, TensorGraph graph, Tensor[] inputs) => t.Operation switch
    {
        TensorOperation.Constant => t.Kind == ElementKind.Condition ? graph.Condition(t.Content.Value != 0) : graph.Constant(t.Content.Value),
        TensorOperation.Length => graph.Number(t.Content.Length!),
        TensorOperation.Hyperparameter => graph.Hyperparameter(t.Content.Name, t.Kind == ElementKind.Condition),
        TensorOperation.Data or TensorOperation.Parameter or TensorOperation.State => graph.Leaf(t.Operation, t.Content.Name, t.Axes, t.Kind),
        TensorOperation.Index => graph.Index(t.Axes[0]),
        TensorOperation.Uniform or TensorOperation.Normal => graph.Noise(t.Operation, t.Content.Name, t.Axes, t.Content.From),
        TensorOperation.Formal => graph.Formal(t.Content.Name, t.Axes, t.Kind, t.Content.Place == 1),
        TensorOperation.At => graph.At(inputs[0], t.Content.Place, t.Content.From!),
        TensorOperation.LoopResult => graph.LoopResult(inputs[0], t.Content.Place),
        TensorOperation.Elementwise when t.Content.Operation == Operation.Call => graph.Call(t.Content.Function!, t.Axes, inputs),
        TensorOperation.Elementwise => graph.Elementwise(t.Content.Operation, t.Axes, inputs),
        TensorOperation.Stop => graph.Stop(inputs[0]),
        TensorOperation.Relabel => graph.Relabel(inputs[0], t.Axes),
        TensorOperation.Reorder => graph.Reorder(inputs[0], t.Axes),
        TensorOperation.Expand => graph.Expand(inputs[0], [.. t.Axes.Skip(inputs[0].Axes.Count)]),
        TensorOperation.Split => graph.Split(inputs[0], t.Content.Place, [.. t.Axes.Skip(t.Content.Place).Take(t.Axes.Count - inputs[0].Axes.Count + 1)]),
        TensorOperation.Merge => graph.Merge(inputs[0], t.Content.Place, inputs[0].Axes.Count - t.Axes.Count + 1, t.Axes[t.Content.Place]),
        TensorOperation.Concat => graph.Concat(t.Content.Place, t.Axes[t.Content.Place], inputs),
        TensorOperation.Slice => graph.Slice(inputs[0], t.Content.Place, t.Content.From!, t.Axes[t.Content.Place]),
        TensorOperation.Pad => graph.Pad(inputs[0], t.Content.Place, t.Content.From!, t.Axes[t.Content.Place], t.Content.Value),
        TensorOperation.Windows => graph.Windows(inputs[0], t.Content.Place, (t.Axes[t.Content.Place], t.Axes[t.Content.Place + 1]), t.Content.From!, t.Content.Stride!, t.Content.Step!),
        TensorOperation.Fold => graph.Fold(inputs[0], t.Content.Place, t.Axes[t.Content.Place], t.Content.From!, t.Content.Stride!, t.Content.Step!),
        TensorOperation.Gather => graph.Gather(inputs[0], t.Content.Place, inputs[1]),
        TensorOperation.Scatter => graph.Scatter(inputs[0], inputs[1], t.Axes, t.Content.Place),
        TensorOperation.Contract => graph.Contract(t.Content.Axes, inputs),
        TensorOperation.Softmax => graph.Softmax(inputs[0], t.Content.Axes),
        TensorOperation.CumulativeSum => graph.CumulativeSum(inputs[0], t.Content.Place, t.Content.IsReversed),
        _ => graph.Reduce(t.Operation, inputs[0], t.Content.Axes),
    };
}
