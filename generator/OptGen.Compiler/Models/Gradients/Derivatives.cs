using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Gradients;

/// <summary>The derivatives of a tensor by others, and by all tensors on the way.</summary>
internal sealed class Derivatives
{
    private readonly AdjointSums _sums;

    public Derivatives(AdjointSums sums, IReadOnlyList<Tensor> onTheWay)
    {
        _sums = sums;
        OnTheWay = onTheWay;
    }

    /// <summary>The tensors that have a derivative, in the order of their making.</summary>
    public IReadOnlyList<Tensor> OnTheWay { get; }

    /// <summary>The derivative by a tensor, with axes of the tensor, in any order: it repeats along those that it lacks. Null where there is none.</summary>
    public Tensor? Adjoint(Tensor tensor) => _sums.Of(tensor);

    /// <summary>The derivative by a tensor, with its axes. Null where there is none: the derived tensor does not depend on it, or in steps only.</summary>
    public Tensor? By(Tensor tensor) => _sums.Of(tensor) is { } adjoint ? _sums.Graph.Broadcast(adjoint, tensor.Axes) : null;
}
