using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Surface;

/// <summary>
/// Counts operations on numbers: one for each element and operation, two for each product that a contraction adds up. What gradients need beside those is counted by the rules of
/// reverse mode: each input that depends on a parameter costs a product of a contraction what the contraction itself costs.
/// </summary>
internal static class OperationCount
{
    /// <summary>Those of a call without gradients, and those that gradients need beside them.</summary>
    public static (Length Forward, Length Backward) Of(BoundModel model)
    {
        Counter forward = new();
        foreach (Tensor tensor in ModelTensors.Reached([model.Evaluation.Loss, model.Evaluation.Result]))
        {
            forward.Add(tensor, Cost(tensor));
        }

        Counter backward = new();
        HashSet<Tensor> trained = [];
        foreach (Tensor tensor in ModelTensors.Reached([model.Training.Loss]))
        {
            int inputs = tensor.Operation == TensorOperation.Stop ? 0 : tensor.Inputs.Count(trained.Contains);
            if (tensor.Operation == TensorOperation.Parameter || inputs > 0)
            {
                trained.Add(tensor);
                backward.Add(tensor, inputs * Cost(tensor) * (tensor.Operation == TensorOperation.Elementwise ? 2 : 1));
            }
        }

        return (forward.Sum, backward.Sum);
    }

    /// <summary>Operations for each of the places that <see cref="Extent"/> counts.</summary>
    private static int Cost(Tensor tensor) => tensor.Operation switch
    {
        TensorOperation.Elementwise or TensorOperation.Sum or TensorOperation.Max or TensorOperation.Min or TensorOperation.ArgMax or TensorOperation.ArgMin or TensorOperation.CumulativeSum => 1,
        TensorOperation.Contract => tensor.Inputs.Count,
        TensorOperation.LogSumExp => 3,
        TensorOperation.Softmax => 4,
        TensorOperation.Uniform or TensorOperation.Normal => 1,
        _ => 0,
    };

    private static Length Extent(Tensor tensor) => tensor.Operation switch
    {
        TensorOperation.Contract => Product(tensor.Axes.Concat(tensor.Content.Axes)),
        TensorOperation.Sum or TensorOperation.Max or TensorOperation.Min or TensorOperation.ArgMax or TensorOperation.ArgMin or TensorOperation.LogSumExp => Product(tensor.Inputs[0].Axes),
        _ => Product(tensor.Axes),
    };

    private static Length Product(IEnumerable<Axis> axes) => axes.Aggregate(Length.One, (product, axis) => product * axis.Length);

    private sealed class Counter
    {
        private readonly Dictionary<Length, long> _counts = [];

        /// <summary>Terms are put together once for each extent, of which there are few.</summary>
        public Length Sum => _counts.Aggregate(Length.Of(0), (sum, entry) => sum + (Length.Of(entry.Value) * entry.Key));

        public void Add(Tensor tensor, int cost)
        {
            if (cost > 0)
            {
                Length extent = Extent(tensor);
                _counts[extent] = (_counts.TryGetValue(extent, out long known) ? known : 0) + cost;
            }
        }
    }
}
