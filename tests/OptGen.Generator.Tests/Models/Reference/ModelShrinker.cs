using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Generator.Tests.Models.Reference;

/// <summary>Finds a small model that fails where a large one does.</summary>
internal static class ModelShrinker
{
    /// <summary>Takes the first smaller model that fails, again and again.</summary>
    /// <param name="model">One that fails.</param>
    /// <param name="fails">Whether a model fails. A model that cannot be computed does not.</param>
    public static RandomModel Shrink(RandomModel model, Func<RandomModel, bool> fails)
    {
        while (Smaller(model).FirstOrDefault(candidate => Size(candidate) < Size(model) && IsComputed(candidate) && fails(candidate)) is { } smaller)
        {
            model = smaller;
        }

        return model;
    }

    /// <summary>Gets less with each step, so that steps end: what only moves elements weighs less than what it stands in for, a constant less than a leaf.</summary>
    private static long Size(RandomModel model) => (1000 * model.Tensors.Sum(tensor => tensor.Operation switch
    {
        TensorOperation.Constant => 1,
        TensorOperation.Expand or TensorOperation.Reorder => 3,
        TensorOperation.Parameter => 8,
        _ => tensor.Inputs.Count == 0 ? 7 : 20,
    })) + model.Lengths.Values.Sum();

    private static bool IsComputed(RandomModel model)
    {
        try
        {
            return double.IsFinite(TensorEvaluator.Evaluate(model.Loss, model.Inputs())[0]);
        }
        catch (InvalidOperationException)
        {
            // Lengths that do not fit.
            return false;
        }
    }

    private static IEnumerable<RandomModel> Smaller(RandomModel model)
    {
        IReadOnlyList<Tensor> tensors = model.Tensors;
        foreach (Tensor tensor in tensors.Where(tensor => tensor is { Kind: ElementKind.Number, IsScalar: false, Operation: not TensorOperation.Loop }))
        {
            RandomModel sum = Copy(model, tensor, (_, _, _) => null);
            yield return sum with { Loss = sum.Graph.Reduce(TensorOperation.Sum, sum.Loss, sum.Loss.Axes) };
        }

        // From the last on: what is not needed any more goes at once.
        foreach (Tensor tensor in tensors.Where(tensor => tensor.Inputs.Count > 0 && tensor is { Kind: ElementKind.Number, Operation: not TensorOperation.Loop }).Reverse())
        {
            for (int i = 0; i < tensor.Inputs.Count; i++)
            {
                int place = i;
                if (tensor.Inputs[i] is { Kind: ElementKind.Number, Operation: not TensorOperation.Loop } && tensor.Inputs[i].Axes.All(tensor.Has))
                {
                    yield return Copy(model, model.Loss, (made, inputs, graph) => made == tensor ? graph.Broadcast(inputs[place], tensor.Axes) : null);
                }
            }

            yield return Copy(model, model.Loss, (made, _, graph) => made == tensor ? graph.Leaf(TensorOperation.Data, $"z{made.Id}", made.Axes) : null);
            yield return Copy(model, model.Loss, (made, _, graph) => made == tensor ? graph.Leaf(TensorOperation.Parameter, $"w{made.Id}", made.Axes) : null);
        }

        foreach (Tensor leaf in tensors.Where(tensor => tensor is { Kind: ElementKind.Number, Operation: not TensorOperation.Constant } && tensor.Inputs.Count == 0))
        {
            yield return Copy(model, model.Loss, (made, _, graph) => made == leaf ? graph.Broadcast(graph.Constant(1), leaf.Axes) : null);
        }

        foreach (LengthSymbol symbol in model.Lengths.Keys.Where(symbol => model.Lengths[symbol] > 1))
        {
            Dictionary<LengthSymbol, long> lengths = new(model.Lengths) { [symbol] = model.Lengths[symbol] - 1 };
            yield return model with { Lengths = lengths };
        }
    }

    private static RandomModel Copy(RandomModel model, Tensor loss, Func<Tensor, Tensor[], TensorGraph, Tensor?> replace)
    {
        TensorGraph graph = TensorCopy.GraphBeside(model.Graph.Tensors);
        return model with { Graph = graph, Loss = TensorCopy.Copy(loss, graph, (made, inputs) => replace(made, inputs, graph)) };
    }
}
