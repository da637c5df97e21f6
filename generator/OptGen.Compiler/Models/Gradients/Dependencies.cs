using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Gradients;

/// <summary>Which tensors a derivative goes through.</summary>
internal static class Dependencies
{
    /// <summary>The tensors that are made of some tensors and that another is made of, in ways that have a derivative; inputs first. None where there is no way.</summary>
    public static IReadOnlyList<Tensor> Between(IReadOnlyList<Tensor> first, params Tensor[] last)
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

        return last.Any(dependent.Contains) ? [.. dependent.OrderBy(tensor => tensor.Id)] : [];
    }

    /// <summary>The places of the inputs that a tensor may have a derivative by.</summary>
    public static IEnumerable<int> PlacesOfInputs(Tensor tensor) => tensor.Operation switch
    {
        TensorOperation.Stop or TensorOperation.ArgMax or TensorOperation.ArgMin => [],
        TensorOperation.Gather or TensorOperation.Scatter => [0],

        // The derivatives by places that follow the rounds of a loop are put together by the loop.
        TensorOperation.At when IsOfRound(tensor) => [],
        TensorOperation.Elementwise when tensor.Content.Operation == Operation.Select => [1, 2],
        _ => Enumerable.Range(0, tensor.Inputs.Count),
    };

    /// <summary>Whether a tensor is the place that belongs to the round, of what all rounds of a loop are given.</summary>
    public static bool IsOfRound(Tensor tensor) =>
        tensor.Operation == TensorOperation.At && tensor.Inputs[0] is { Operation: TensorOperation.Formal, Content.Place: 0 } && tensor.Content.From!.Symbols.FirstOrDefault() is { IsRound: true } round
        && tensor.Content.From.Equals(Length.Of(round));

    /// <summary>All that tensors are made of and they themselves, inputs first.</summary>
    private static IEnumerable<Tensor> NeededFor(Tensor[] tensors)
    {
        HashSet<Tensor> needed = [];
        Stack<Tensor> pending = new(tensors);
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
