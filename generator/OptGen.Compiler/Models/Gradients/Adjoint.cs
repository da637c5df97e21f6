using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Gradients;

/// <summary>
/// Derivatives by reverse mode: from the last tensor to the first, each hands what it was handed on to what it is made of. What comes out are tensors of the same graph, which may be
/// derived again. A. Griewank and A. Walther, "Evaluating Derivatives", 2nd ed., 2008, chapter 3.
/// </summary>
/// <remarks>
/// The adjoint of a tensor has some of its axes, in any order, and repeats along the others: that of a sum is repeated nowhere. Where nothing comes back there is no adjoint, not one of zeros;
/// so nothing is computed that is 0 by the form of the graph.
/// </remarks>
internal static class Adjoint
{
    /// <summary>The derivatives of the sum of a tensor's elements.</summary>
    /// <param name="graph">Where the tensors are, and the derivatives will be.</param>
    /// <param name="tensor">What is derived.</param>
    /// <param name="by">By what: leaves, or tensors on the way, whose own making then counts for nothing.</param>
    /// <returns>For each of these a tensor of its axes; null where the tensor does not depend on it, or in steps only.</returns>
    public static IReadOnlyList<Tensor?> Of(TensorGraph graph, Tensor tensor, IReadOnlyList<Tensor> by)
    {
        Derivatives derivatives = Derive(graph, tensor, by);
        return [.. by.Select(derivatives.By)];
    }

    /// <summary>The same, with what came back to each tensor on the way.</summary>
    public static Derivatives Derive(TensorGraph graph, Tensor tensor, IReadOnlyList<Tensor> by) => Derive(graph, [(tensor, graph.Constant(1))], by);

    /// <summary>The derivatives of several tensors together.</summary>
    /// <param name="graph">Where the tensors are, and the derivatives will be.</param>
    /// <param name="from">What is derived, each with what comes back to it; its axes are the tensor's.</param>
    /// <param name="by">By what.</param>
    public static Derivatives Derive(TensorGraph graph, IReadOnlyList<(Tensor Of, Tensor Adjoint)> from, IReadOnlyList<Tensor> by)
    {
        IReadOnlyList<Tensor> dependent = Dependencies.Between(by, [.. from.Select(derived => derived.Of)]);
        AdjointSums sums = new(graph, [.. dependent]);
        ElementAdjoints elements = new(sums);
        ProductAdjoints products = new(sums);
        ReductionAdjoints reductions = new(sums);
        PlaceAdjoints places = new(sums);
        LoopAdjoints loops = new(sums);
        foreach ((Tensor of, Tensor adjoint) in from)
        {
            sums.Add(of, adjoint);
        }

        for (int i = dependent.Count - 1; i >= 0; i--)
        {
            Tensor made = dependent[i];
            if (made.Operation == TensorOperation.Loop)
            {
                loops.HandOn(made, [.. dependent.Skip(i + 1).Where(left => left.Inputs.Contains(made))]);
                continue;
            }

            if (sums.Of(made) is not { } adjoint)
            {
                continue;
            }

            switch (made.Operation)
            {
                case TensorOperation.Elementwise:
                    elements.HandOn(made, adjoint);
                    break;
                case TensorOperation.Contract:
                    products.HandOn(made, adjoint);
                    break;
                case TensorOperation.Sum or TensorOperation.Max or TensorOperation.Min or TensorOperation.LogSumExp or TensorOperation.Softmax or TensorOperation.CumulativeSum:
                    reductions.HandOn(made, adjoint);
                    break;
                default:
                    places.HandOn(made, adjoint);
                    break;
            }
        }

        return new Derivatives(sums, dependent);
    }
}
