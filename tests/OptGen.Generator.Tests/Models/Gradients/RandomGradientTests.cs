using OptGen.Compiler.Models.Gradients;
using OptGen.Compiler.Models.Graph;
using OptGen.Generator.Tests.Fuzzing;
using OptGen.Generator.Tests.Models.Reference;

namespace OptGen.Generator.Tests.Models.Gradients;

/// <summary>First and second derivatives of random models.</summary>
[Trait("Category", "Slow")]
public sealed class RandomGradientTests
{
    private const int Models = 300;

    [Fact]
    public void FirstDerivativesAreWhatDifferencesTendTo() => Check(Models * FuzzBudget.Rounds, firstSeed: 0, model => model);

    [Fact]
    public void SecondDerivativesAreWhatDifferencesTendTo() => Check(Models / 3 * FuzzBudget.Rounds, firstSeed: 1_000_000, DifferenceCheck.OfDerivatives);

    [Fact]
    public void AFaultIsFoundAndShrunk()
    {
        // The derivative of a smooth maximum without its weights.
        static IReadOnlyList<Tensor?> Wrong(TensorGraph graph, Tensor loss, IReadOnlyList<Tensor> by)
        {
            Tensor changed = TensorCopy.Copy(loss, graph, (made, inputs) => made.Operation == TensorOperation.LogSumExp ? graph.Reduce(TensorOperation.Sum, inputs[0], made.Content.Axes) : null);
            return Adjoint.Of(graph, changed, by);
        }

        static bool Fails(RandomModel model) => DifferenceCheck.Find(model, Wrong, out _) is not null;
        RandomModel large = Enumerable.Range(0, 1000).Select(RandomModelMaker.Make).First(model => model.Tensors.Count > 12 && model.Tensors.All(tensor => tensor.Operation != TensorOperation.Loop) && Fails(model));
        RandomModel small = ModelShrinker.Shrink(large, Fails);
        Assert.Contains(small.Tensors, tensor => tensor.Operation == TensorOperation.LogSumExp);
        Assert.InRange(small.Tensors.Count, 2, 5);
    }

    private static void Check(int count, int firstSeed, Func<RandomModel, RandomModel?> of)
    {
        int judged = 0;
        int elements = 0;
        for (int seed = firstSeed; seed < firstSeed + count; seed++)
        {
            if (of(RandomModelMaker.Make(seed)) is not { } model)
            {
                continue;
            }

            if (Finding(model, out int learnt) is { } finding)
            {
                RandomModel small = ModelShrinker.Shrink(model, candidate => Finding(candidate, out _) is not null);
                Assert.Fail($"{finding}\nShortened: {Finding(small, out _)}\n{small}");
            }

            judged += Math.Min(learnt, 1);
            elements += learnt;
        }

        Assert.InRange(judged, 0.6 * count, count);
        Assert.InRange(elements, 3 * count, int.MaxValue);
    }

    private static string? Finding(RandomModel model, out int judged) => DifferenceCheck.Find(model, Adjoint.Of, out judged);
}
