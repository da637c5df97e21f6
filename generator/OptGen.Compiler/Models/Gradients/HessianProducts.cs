using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Gradients;

/// <summary>
/// Products of the Hessian with directions, as derivatives of the gradient's product with them, so that no matrix of second derivatives is formed: B. A. Pearlmutter, "Fast Exact
/// Multiplication by the Hessian", 1994.
/// </summary>
internal static class HessianProducts
{
    /// <summary>The product for each parameter, as tensors of its axes; null where it is 0 by the form of the graph.</summary>
    /// <param name="graph">Where the tensors are made.</param>
    /// <param name="gradients">The gradient of each parameter; null where the loss does not reach it.</param>
    /// <param name="parameters">The parameters.</param>
    public static IReadOnlyList<Tensor?> Of(TensorGraph graph, IReadOnlyList<Tensor?> gradients, IReadOnlyList<Tensor> parameters)
    {
        List<(Tensor, Tensor)> from = [];
        for (int i = 0; i < parameters.Count; i++)
        {
            if (gradients[i] is { } gradient)
            {
                from.Add((gradient, graph.Leaf(TensorOperation.Direction, parameters[i].Content.Name, parameters[i].Axes)));
            }
        }

        Derivatives derivatives = Adjoint.Derive(graph, from, parameters);
        return [.. parameters.Select(derivatives.By)];
    }
}
