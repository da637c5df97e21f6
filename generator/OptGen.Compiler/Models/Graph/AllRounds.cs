using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Graph;

/// <summary>Computes tensors of a loop's round for all rounds at once: the same operations, with the axis of the rounds among the axes.</summary>
/// <param name="graph">Where the tensors are.</param>
/// <param name="rounds">The axis of the rounds.</param>
/// <param name="round">The number of the round, within lengths.</param>
/// <param name="isOfRound">Whether a tensor differs from round to round.</param>
/// <param name="leaf">What stands for a tensor in all rounds, in any order of axes; null where it is to be found from its inputs.</param>
internal sealed class AllRounds(TensorGraph graph, Axis rounds, LengthSymbol round, Func<Tensor, bool> isOfRound, Func<Tensor, Tensor?> leaf)
{
    private readonly Dictionary<Tensor, Tensor?> _known = [];

    /// <summary>The tensor of all rounds, in any order of axes; null where the rounds have to be gone through one by one.</summary>
    public Tensor? Of(Tensor tensor)
    {
        InputsFirst.Visit(
            tensor,
            _known.ContainsKey,
            made => IsLeaf(made) ? [] : made.Inputs,
            made => _known.Add(made, !isOfRound(made) ? made : leaf(made) ?? (IsPlace(made) ? Along(made) : Made(made))));
        return _known[tensor];
    }

    private bool IsLeaf(Tensor tensor) => !isOfRound(tensor) || leaf(tensor) is not null || IsPlace(tensor);

    /// <summary>Whether a tensor is the place of the round, of what all rounds are given.</summary>
    private bool IsPlace(Tensor tensor) => tensor.Operation == TensorOperation.At && !isOfRound(tensor.Inputs[0]) && tensor.Content.From!.Equals(Length.Of(round));

    private Tensor? Along(Tensor place)
    {
        Tensor whole = place.Inputs[0];
        return whole.Has(rounds) ? whole.Axes[place.Content.Place] == rounds ? whole : null
            : graph.Relabel(whole, [.. whole.Axes.Select((axis, i) => i == place.Content.Place ? rounds : axis)]);
    }

    private Tensor? Made(Tensor tensor)
    {
        TensorContent content = tensor.Content;
        if (content.From is not null && content.From.Symbols.Contains(round))
        {
            return null;
        }

        Tensor?[] found = [.. tensor.Inputs.Select(input => _known[input])];
        if (found.Length == 0 || found.Any(input => input is null) || tensor.Has(rounds) || content.Axes.Contains(rounds))
        {
            return null;
        }

        Tensor[] inputs = [.. found.Select(input => input!)];
        switch (tensor.Operation)
        {
            case TensorOperation.Elementwise:
            {
                Axis[] axes = [.. AxesOf(tensor, inputs)];
                return content.Operation == Operation.Call ? graph.Call(content.Function!, axes, inputs) : graph.Elementwise(content.Operation, axes, tensor.Kind == ElementKind.Integer, inputs);
            }

            case TensorOperation.Stop:
                return graph.Stop(inputs[0]);
            case TensorOperation.Relabel:
                return graph.Relabel(inputs[0], [.. inputs[0].Axes.Select(axis => axis == rounds ? rounds : tensor.Axes[tensor.Inputs[0].Axes.ToList().IndexOf(axis)])]);
            case TensorOperation.Reorder:
                return graph.Reorder(inputs[0], [rounds, .. tensor.Axes]);
            case TensorOperation.Expand:
                return graph.Expand(inputs[0], [.. tensor.Axes.Skip(tensor.Inputs[0].Axes.Count)]);
            case TensorOperation.Gather:
            {
                (Tensor x, Tensor index) = (tensor.Inputs[0], tensor.Inputs[1]);
                return inputs[1].Has(x.Axes[content.Place]) ? null : graph.Gather(inputs[0], inputs[0].Axes.ToList().IndexOf(x.Axes[content.Place]), inputs[1]);
            }

            case TensorOperation.Sum or TensorOperation.Max or TensorOperation.Min or TensorOperation.ArgMax or TensorOperation.ArgMin or TensorOperation.LogSumExp:
                return graph.Reduce(tensor.Operation, inputs[0], content.Axes);
            case TensorOperation.Softmax:
                return graph.Softmax(inputs[0], content.Axes);
            case TensorOperation.Contract:
                return graph.Contract(content.Axes, inputs);
            default:
                return null;
        }
    }

    /// <summary>The axes of what is made of elements: in the order of the widest of these.</summary>
    private IEnumerable<Axis> AxesOf(Tensor tensor, Tensor[] inputs) =>
        inputs.FirstOrDefault(input => input.Has(rounds) && input.Axes.Count == tensor.Axes.Count + 1)?.Axes ?? [rounds, .. tensor.Axes];
}
