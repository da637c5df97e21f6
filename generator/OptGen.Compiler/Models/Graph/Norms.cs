using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Graph;

/// <summary>Norms, as tensors whose derivative is 0 where the norm is.</summary>
internal static class Norms
{
    /// <summary>
    /// The root of the sum of squares over some axes. The derivative of the root alone is infinite at 0, and times the 0 of the elements it would be NaN; so the root is never taken of 0, there is
    /// another 0 in its place, which depends on nothing.
    /// </summary>
    public static Tensor Euclidean(TensorGraph graph, Tensor x, IReadOnlyList<Axis> over)
    {
        ElementwiseExpressions expressions = new(graph);
        Tensor sum = graph.Reduce(TensorOperation.Sum, expressions.Make(x.Axes, (a, v) => a.Multiply(v[0], v[0]), x).Tensor, over);
        return expressions.Make(
            sum.Axes,
            (a, v) =>
            {
                Value isZero = a.Compare(Operation.Equal, v[0], a.Constant(0));
                return a.Select(isZero, a.Constant(0), a.Call(Intrinsics.Sqrt, a.Select(isZero, a.Constant(1), v[0])));
            },
            sum).Tensor;
    }
}
