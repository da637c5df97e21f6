using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Generator.Tests.Models.Reference;

/// <summary>The evaluator against numbers by hand; the random models and their shrinking.</summary>
public sealed class ReferenceTests
{
    private static readonly LengthSymbol M = new("m", IsOfData: true);

    [Fact]
    public void ValuesAreThoseByHand()
    {
        TensorGraph graph = new();
        Axis m = graph.Axis("m", Length.Of(M));
        Axis n = graph.Axis("n", Length.Of(3));
        Axis k = graph.Axis("k", Length.Of(2));
        Tensor a = graph.Leaf(TensorOperation.Data, "a", [m, n]);
        Tensor b = graph.Leaf(TensorOperation.Data, "b", [n, k]);
        Tensor i = graph.Leaf(TensorOperation.Data, "i", [m], ElementKind.Integer);
        Dictionary<string, double[]> data = new() { ["a"] = [1, 2, 3, 4, 6, 6], ["b"] = [1, -1, 0, 2, 5, 0.5], ["i"] = [2, 0] };
        double[] Of(Tensor tensor) => TensorEvaluator.Evaluate(tensor, new TensorInputs(_ => 2, (leaf, element) => data[leaf.Content.Name][element]));

        Assert.Equal([16, 4.5, 34, 11], Of(graph.Contract([n], a, b)));
        Assert.Equal([16, 34, 4.5, 11], Of(graph.Reorder(graph.Contract([n], a, b), [k, m])));
        Assert.Equal([6, 16], Of(graph.Reduce(TensorOperation.Sum, a, [n])));
        Assert.Equal([2, 1], Of(graph.Reduce(TensorOperation.ArgMax, a, [n])));
        Assert.Equal([0, 0, 0], Of(graph.Reduce(TensorOperation.ArgMin, a, [m])));
        Assert.Equal(6, Of(graph.Reduce(TensorOperation.Max, a, [m, n])).Single());
        Assert.Equal([3, 4], Of(graph.Gather(a, 1, i)));
        Assert.Equal([5, 0.5, 1, -1], Of(graph.Gather(b, 0, i)));
        Assert.Equal([4, 6, 6, 0, 0, 0, 1, 2, 3], Of(graph.Scatter(a, i, [graph.Axis("r", Length.Of(3)), n], 0)));
        Assert.Equal([0, 0, 1, 2, 3, 0, 0, 0, 4, 6, 6, 0], Of(graph.Pad(a, 1, Length.Of(2), graph.Axis(null, Length.Of(6)))));
        Assert.Equal([2, 3, 6, 6], Of(graph.Slice(a, 1, Length.One, graph.Axis(null, Length.Of(2)))));
        Assert.Equal([1, 3, 6, 4, 10, 16], Of(graph.CumulativeSum(a, 1)));
        Assert.Equal([5, 8, 9, 4, 6, 6], Of(graph.CumulativeSum(a, 0, isReversed: true)));
        Assert.Equal([1, 2, 3, 1, 4, 6, 6, 2], Of(graph.Concat(1, graph.Axis(null, Length.Of(4)), a, graph.Expand(Row(graph, m), graph.Axis(null, Length.One)))));
        Assert.Equal([2, 3, 4, 6, 8, 8], Of(graph.Elementwise(Operation.Add, [m, n], Row(graph, m), a)));
        Assert.Equal(3 + Math.Log(1 + Math.Exp(-1) + Math.Exp(-2)), Of(graph.Reduce(TensorOperation.LogSumExp, a, [n]))[0], 15);
        Assert.Equal(1, Of(graph.Softmax(a, [m, n])).Sum(), 15);
        Assert.Equal(1 / (1 + Math.Exp(-3)), Of(graph.Softmax(a, [m]))[3], 15);
    }

    [Fact]
    public void RandomModelsHaveEveryOperationAndFunction()
    {
        RandomModel[] models = [.. Enumerable.Range(0, 400).Select(RandomModelMaker.Make)];
        Tensor[] tensors = [.. models.SelectMany(model => model.Graph.Tensors)];

        // A direction is given to products of the Hessian alone.
        Assert.Equal(Enum.GetValues<TensorOperation>().Where(operation => operation != TensorOperation.Direction), tensors.Select(tensor => tensor.Operation).Distinct().Order());
        Assert.Equal(Intrinsics.All.Select(function => function.Name).Order(), tensors.Select(tensor => tensor.Content.Function?.Name).OfType<string>().Distinct().Order());
        Assert.All(models, model => Assert.True(double.IsFinite(TensorEvaluator.Evaluate(model.Loss, model.Inputs())[0])));
        Assert.Equal(models[7].ToString(), RandomModelMaker.Make(7).ToString());
    }

    [Fact]
    public void ShrinkingFindsTheOperationThatFails()
    {
        // A fault in cumulative sums from the end: all that is left is one of a few numbers.
        static bool Fails(RandomModel model) => model.Tensors.Any(tensor => tensor is { Operation: TensorOperation.CumulativeSum, Content.IsReversed: true });
        RandomModel large = Enumerable.Range(0, 1000).Select(RandomModelMaker.Make).First(model => Fails(model) && model.Tensors.Count > 12);
        RandomModel small = ModelShrinker.Shrink(large, Fails);
        Assert.True(Fails(small));
        Assert.InRange(small.Tensors.Count, 3, 4);
    }

    /// <summary>1, 2, … along an axis.</summary>
    private static Tensor Row(TensorGraph graph, Axis axis) => graph.Elementwise(Operation.Add, [axis], graph.Index(axis), graph.Constant(1));
}
