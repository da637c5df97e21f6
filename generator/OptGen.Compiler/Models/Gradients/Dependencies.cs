using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Gradients;

/// <summary>Which tensors a derivative goes through.</summary>
internal static class Dependencies
{
    /// <summary>The tensors that are made of some tensors and that another is made of, in ways that have a derivative; inputs first. None where there is no way.</summary>
    public static IReadOnlyList<Tensor> Between(IReadOnlyList<Tensor> first, Tensor last)
    {
        HashSet<Tensor> beginnings = [.. first];
        HashSet<Tensor> dependent = [];
        foreach (Tensor tensor in NeededFor(last))
        {
            if (beginnings.Contains(tensor) || (tensor.Kind == ElementKind.Number && PlacesOfInputs(tensor).Any(place => dependent.Contains(tensor.Inputs[place]))))
            {
                dependent.Add(tensor);
            }
        }

        return dependent.Contains(last) ? [.. dependent.OrderBy(tensor => tensor.Id)] : [];
    }

    /// <summary>The places of the inputs that a tensor may have a derivative by.</summary>
    public static IEnumerable<int> PlacesOfInputs(Tensor tensor) => tensor.Operation switch
    {
        TensorOperation.Stop or TensorOperation.ArgMax or TensorOperation.ArgMin => [],
        TensorOperation.Gather or TensorOperation.Scatter => [0],
        TensorOperation.Elementwise when tensor.Content.Operation == Operation.Select => [1, 2],
        _ => Enumerable.Range(0, tensor.Inputs.Count),
    };

    /// <summary>All that a tensor is made of and it itself, inputs first.</summary>
    private static IEnumerable<Tensor> NeededFor(Tensor tensor)
    {
        HashSet<Tensor> needed = [];
        Stack<Tensor> pending = new([tensor]);
        while (pending.Count > 0)
        {
            Tensor next = pending.Pop();
            if (needed.Add(next))
            {
                foreach (int place in PlacesOfInputs(next))
                {
                    pending.Push(next.Inputs[place]);
                }
            }
        }

        return needed.OrderBy(next => next.Id);
    }
}
