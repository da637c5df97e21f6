using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Surface;

/// <summary>
/// Counts operations on numbers: one for each element and operation, two for each product that a contraction adds up. A bias that a product begins with costs nothing, nor do comparisons
/// and choices.
/// </summary>
internal static class OperationCount
{
    /// <summary>Those of a call without gradients, and those that gradients need beside them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="gradients">The gradient of each parameter; null where the loss does not reach it.</param>
    public static (Length Forward, Length Backward) Of(BoundModel model, IReadOnlyList<Tensor?> gradients)
    {
        Counter forward = new();
        Add(forward, [model.Evaluation.Loss, model.Evaluation.Result], Length.One, _ => true, Cost);
        HashSet<Tensor> before = [.. ModelTensors.Reached([model.Training.Loss])];
        HashSet<Tensor> exponentials = [.. before.Where(tensor => tensor.Operation == TensorOperation.LogSumExp).Select(tensor => tensor.Inputs[0])];
        Counter backward = new();

        // The softmax of what a logarithm of a sum of exponentials was taken of: these are there.
        Add(backward, gradients, Length.One, tensor => !before.Contains(tensor), tensor => tensor.Operation == TensorOperation.Softmax && exponentials.Contains(tensor.Inputs[0]) ? 1 : Cost(tensor));
        return (forward.Sum, backward.Sum);
    }

    /// <summary>Counts what some tensors are made of, so many times; the rounds of loops as often as there are.</summary>
    private static void Add(Counter counter, IEnumerable<Tensor?> roots, Length times, Func<Tensor, bool> isCounted, Func<Tensor, int> cost)
    {
        IReadOnlyList<Tensor> reached = ModelTensors.Reached(roots);
        foreach (Tensor tensor in reached.Where(isCounted))
        {
            counter.Add(tensor, cost(tensor), times);
            if (tensor.Content.Loop is { } body)
            {
                Add(counter, [.. body.Next, .. reached.Where(left => left.Inputs.Contains(tensor)).Select(left => left.Content.Body)], times * body.Rounds.Length, _ => true, Cost);
            }
        }
    }

    /// <summary>Operations for each of the places that <see cref="Extent"/> counts.</summary>
    private static int Cost(Tensor tensor) => tensor.Operation switch
    {
        TensorOperation.Elementwise => CostOfElement(tensor),
        TensorOperation.Sum or TensorOperation.Max or TensorOperation.Min or TensorOperation.ArgMax or TensorOperation.ArgMin or TensorOperation.CumulativeSum or TensorOperation.Scatter or TensorOperation.Fold => 1,
        TensorOperation.Contract => tensor.Inputs.Count,
        TensorOperation.LogSumExp => 3,
        TensorOperation.Softmax => 4,
        TensorOperation.Uniform or TensorOperation.Normal => 1,
        _ => 0,
    };

    private static int CostOfElement(Tensor tensor) => tensor.Content.Operation switch
    {
        Operation.Add when tensor.Inputs.Any(IsProduct) && tensor.Inputs.Any(input => input.Axes.Count < tensor.Axes.Count) => 0,
        Operation.MultiplyAdd or Operation.MultiplySubtract or Operation.MultiplyAddNegated => 2,
        Operation.Negate or (>= Operation.Less and <= Operation.Select) => 0,
        _ => 1,
    };

    private static bool IsProduct(Tensor tensor) =>
        tensor.Operation == TensorOperation.Contract || (tensor.Operation is TensorOperation.Relabel or TensorOperation.Reorder && IsProduct(tensor.Inputs[0]));

    private static Length Extent(Tensor tensor) => tensor.Operation switch
    {
        TensorOperation.Contract => Product(tensor.Axes.Concat(tensor.Content.Axes)),
        TensorOperation.Sum or TensorOperation.Max or TensorOperation.Min or TensorOperation.ArgMax or TensorOperation.ArgMin or TensorOperation.LogSumExp or TensorOperation.Scatter or TensorOperation.Fold => Product(tensor.Inputs[0].Axes),
        _ => Product(tensor.Axes),
    };

    private static Length Product(IEnumerable<Axis> axes) => axes.Aggregate(Length.One, (product, axis) => product * axis.Length);

    private sealed class Counter
    {
        private readonly Dictionary<Length, long> _counts = [];

        /// <summary>Terms are put together once for each extent, of which there are few.</summary>
        public Length Sum => _counts.Aggregate(Length.Of(0), (sum, entry) => sum + (Length.Of(entry.Value) * entry.Key));

        public void Add(Tensor tensor, int cost, Length times)
        {
            if (cost > 0)
            {
                Length extent = times * Extent(tensor);
                _counts[extent] = (_counts.TryGetValue(extent, out long known) ? known : 0) + cost;
            }
        }
    }
}
