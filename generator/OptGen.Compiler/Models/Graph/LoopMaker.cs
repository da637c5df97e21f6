using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Graph;

/// <summary>
/// Makes a loop of tensors that are written as if they were one round: what is the same in all rounds is found and given to the loop from outside, so nothing is computed twice.
/// </summary>
/// <param name="graph">Where the tensors are.</param>
/// <param name="round">The number of the round.</param>
/// <param name="rounds">The axis that counts the rounds.</param>
/// <param name="sharesWeights">
/// Whether all rounds go by the same parameters, as those along an axis do. Then products and lookups that do not depend on what is carried are computed for all rounds before the loop.
/// </param>
internal sealed class LoopMaker(TensorGraph graph, LengthSymbol round, Axis rounds, bool sharesWeights = false)
{
    private readonly Dictionary<Tensor, bool> _isOfRound = [];
    private readonly Dictionary<Tensor, Tensor> _known = [];

    /// <summary>Makes the loop.</summary>
    /// <param name="carried">What is carried: the formal, what it is before, what it becomes.</param>
    /// <param name="others">Tensors of a round that are wanted of all rounds.</param>
    /// <param name="isReversed">Whether the last round comes first.</param>
    /// <returns>The loop, and the others as its body has them.</returns>
    public (Tensor Loop, IReadOnlyList<Tensor> Others) Make(IReadOnlyList<(Tensor Formal, Tensor Initial, Tensor Next)> carried, IReadOnlyList<Tensor> others, bool isReversed = false)
    {
        foreach ((Tensor formal, _, _) in carried)
        {
            // All that differs from round to round is made anew, so that the order of its making stays: sums of gradients go by it.
            _isOfRound[formal] = true;
            _known[formal] = graph.Formal(formal.Content.Name + "'", formal.Axes, formal.Kind, isCarried: true);
        }

        AllRounds all = new(graph, rounds, round, IsOfRound, _ => null);
        List<Tensor> formals = [.. carried.Select(value => _known[value.Formal])];
        List<Tensor> inputs = [.. carried.Select(value => value.Initial)];
        Stack<Tensor> pending = new([.. carried.Select(value => value.Next), .. others]);
        HashSet<Tensor> seen = [.. pending];
        while (pending.Count > 0)
        {
            Tensor next = pending.Pop();
            if (_known.ContainsKey(next))
            {
                continue;
            }

            if (IsOfRound(next) && sharesWeights && next.Kind != ElementKind.Condition && IsWorthComputingBefore(next) && all.Of(next) is { } before)
            {
                Tensor formal = graph.Formal($"before the rounds {before.Id}", before.Axes, before.Kind, isCarried: false);
                _known.Add(next, graph.Reorder(graph.At(formal, before.Axes.ToList().IndexOf(rounds), Length.Of(round)), next.Axes));
                if (!formals.Contains(formal))
                {
                    formals.Add(formal);
                    inputs.Add(before);
                }
            }
            else if (IsOfRound(next) || next.Kind == ElementKind.Condition)
            {
                foreach (Tensor input in next.Inputs.Where(seen.Add))
                {
                    pending.Push(input);
                }
            }
            else if (!IsFree(next))
            {
                Tensor formal = graph.Formal($"of all rounds {next.Id}", next.Axes, next.Kind, isCarried: false);
                _known.Add(next, formal);
                formals.Add(formal);
                inputs.Add(next);
            }
        }

        IReadOnlyList<Tensor> made = graph.Replaced([.. carried.Select(value => value.Next), .. others], _known);
        LoopBody body = new(round, rounds, isReversed, formals, [.. made.Take(carried.Count)]) { SharesWeights = sharesWeights };
        return (graph.Loop(body, inputs), [.. made.Skip(carried.Count)]);
    }

    /// <summary>Whether a tensor differs from round to round.</summary>
    private bool IsOfRound(Tensor tensor)
    {
        InputsFirst.Visit(
            tensor,
            _isOfRound.ContainsKey,
            made => made.Inputs,
            made => _isOfRound.Add(made, made.Inputs.Any(input => _isOfRound[input]) || Mentions(made)));
        return _isOfRound[tensor];
    }

    /// <summary>Whether a tensor is made by a product or a lookup that the round has.</summary>
    private bool IsWorthComputingBefore(Tensor tensor)
    {
        Stack<Tensor> pending = new([tensor]);
        HashSet<Tensor> seen = [tensor];
        while (pending.Count > 0)
        {
            Tensor next = pending.Pop();
            if (next.Operation is TensorOperation.Contract or TensorOperation.Gather)
            {
                return true;
            }

            foreach (Tensor input in next.Inputs.Where(input => IsOfRound(input) && seen.Add(input)))
            {
                pending.Push(input);
            }
        }

        return false;
    }

    private bool Mentions(Tensor tensor)
    {
        TensorContent content = tensor.Content;
        return content.From?.Symbols.Contains(round) == true || content.Length?.Symbols.Contains(round) == true
            || (content.Loop is { } inner && inner.Next.Any(IsOfRound)) || (content.Body is { } body && IsOfRound(body));
    }

    /// <summary>Whether a tensor is made of numbers and places alone, which each round makes anew.</summary>
    private static bool IsFree(Tensor tensor)
    {
        Stack<Tensor> pending = new([tensor]);
        HashSet<Tensor> seen = [tensor];
        while (pending.Count > 0)
        {
            Tensor next = pending.Pop();
            if (next.Operation is not (TensorOperation.Constant or TensorOperation.Length or TensorOperation.Hyperparameter or TensorOperation.Index or TensorOperation.Elementwise
                or TensorOperation.Relabel or TensorOperation.Reorder or TensorOperation.Expand or TensorOperation.Stop))
            {
                return false;
            }

            foreach (Tensor input in next.Inputs.Where(seen.Add))
            {
                pending.Push(input);
            }
        }

        return true;
    }
}
