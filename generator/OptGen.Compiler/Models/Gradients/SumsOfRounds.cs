using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Gradients;

/// <summary>
/// What comes back from all rounds of a loop to what they share is a sum over the rounds. Where each round has a product of matrices, or a sum, all rounds are one product, or one sum, of what the rounds have left.
/// </summary>
/// <param name="graph">Where the tensors are.</param>
/// <param name="loop">The loop.</param>
/// <param name="forward">What its rounds compute.</param>
/// <param name="adjoints">What comes back to what the loop leaves, by what stands for it in a round on the way back.</param>
internal sealed class SumsOfRounds(TensorGraph graph, Tensor loop, HashSet<Tensor> forward, IReadOnlyDictionary<Tensor, Tensor> adjoints)
{
    private readonly List<(Tensor Target, Tensor Part)> _parts = [];
    private readonly Dictionary<Tensor, bool> _isOfRound = [];

    private LoopBody Body => loop.Content.Loop!;

    private Axis Rounds => loop.Axes[0];

    /// <summary>Takes what can be added up behind the loop.</summary>
    /// <param name="target">What it comes back to.</param>
    /// <param name="part">What a round adds.</param>
    /// <returns>What has to be added up round by round.</returns>
    public IReadOnlyList<Tensor> Take(Tensor target, Tensor part)
    {
        List<Tensor> left = [];
        Stack<Tensor> pending = new([part]);
        while (pending.Count > 0)
        {
            Tensor next = pending.Pop();
            if (next is { Operation: TensorOperation.Elementwise, Content.Operation: Operation.Add } && next.Inputs.All(term => term.Axes.Count == next.Axes.Count))
            {
                pending.Push(next.Inputs[1]);
                pending.Push(next.Inputs[0]);
            }
            else if (SumOf(next) is { } sum && !sum.Has(Rounds) && sum.Inputs.Any(IsOfRound))
            {
                _parts.Add((target, next));
            }
            else
            {
                left.Add(next);
            }
        }

        return left;
    }

    /// <summary>What the rounds on the way back have to leave for this.</summary>
    public IEnumerable<Tensor> Wanted => _parts.SelectMany(part => SumOf(part.Part)!.Inputs).Where(factor => IsOfRound(factor) && Forward(factor) is null).Distinct();

    /// <summary>The sums, with what they come back to.</summary>
    /// <param name="back">What the rounds on the way back have left of what was wanted.</param>
    public IEnumerable<(Tensor Target, Tensor Sum)> Of(Func<Tensor, Tensor> back)
    {
        foreach ((Tensor target, Tensor part) in _parts)
        {
            Tensor ofRound = SumOf(part)!;
            Tensor[] factors = [.. ofRound.Inputs.Select(factor => !IsOfRound(factor) ? Outside(factor) : Forward(factor) ?? back(factor))];
            Axis[] over = [.. ofRound.Content.Axes, Rounds];
            Tensor sum = ofRound.Operation == TensorOperation.Contract ? graph.Contract(over, factors) : graph.Reduce(TensorOperation.Sum, factors[0], over);
            yield return (target, Under(part, graph.Reorder(sum, ofRound.Axes)));
        }
    }

    /// <summary>The product or the sum that a tensor is, under whatever axes.</summary>
    private static Tensor? SumOf(Tensor tensor)
    {
        while (tensor.Operation is TensorOperation.Relabel or TensorOperation.Reorder)
        {
            tensor = tensor.Inputs[0];
        }

        return tensor.Operation is TensorOperation.Contract or TensorOperation.Sum ? tensor : null;
    }

    private Tensor Under(Tensor part, Tensor sum) => part.Operation switch
    {
        TensorOperation.Relabel => graph.Relabel(Under(part.Inputs[0], sum), part.Axes),
        TensorOperation.Reorder => graph.Reorder(Under(part.Inputs[0], sum), part.Axes),
        _ => sum,
    };

    /// <summary>What is the same in all rounds, as it is outside.</summary>
    private Tensor Outside(Tensor tensor) => graph.Replaced([tensor], Body.Formals.Zip(loop.Inputs, (formal, input) => (formal, input)).ToDictionary(pair => pair.formal, pair => pair.input))[0];

    /// <summary>A tensor of all rounds that is there before the way back; null for others.</summary>
    private Tensor? Forward(Tensor tensor)
    {
        if (tensor.Operation == TensorOperation.At && tensor.Content.From!.Equals(Body.Index) && tensor.Inputs[0] is { Operation: TensorOperation.Formal } formal)
        {
            int place = Body.Formals.ToList().IndexOf(formal);
            Tensor? whole = place >= Body.Next.Count ? loop.Inputs[place] : adjoints.TryGetValue(formal, out Tensor? adjoint) ? adjoint : null;
            Axis along = formal.Axes[tensor.Content.Place];
            if (whole is not null && (along == Rounds || !whole.Has(Rounds)))
            {
                return graph.Relabel(whole, [.. whole.Axes.Select(axis => axis == along ? Rounds : axis)]);
            }
        }

        return forward.Contains(tensor) ? graph.LoopOutput(loop, tensor) : null;
    }

    /// <summary>Whether a tensor differs from round to round.</summary>
    private bool IsOfRound(Tensor tensor)
    {
        InputsFirst.Visit(tensor, _isOfRound.ContainsKey, made => made.Inputs, made => _isOfRound.Add(made, made.Inputs.Any(input => _isOfRound[input]) || BeginsInRound(made)));
        return _isOfRound[tensor];
    }

    /// <summary>Whether a tensor differs from round to round whatever it is made of.</summary>
    private bool BeginsInRound(Tensor tensor) =>
        tensor.Operation is TensorOperation.Loop or TensorOperation.LoopOutput or TensorOperation.LoopResult
        || (tensor.Operation == TensorOperation.Formal && !Body.Formals.Skip(Body.Next.Count).Contains(tensor))
        || tensor.Content.From?.Symbols.Contains(Body.Round) == true
        || tensor.Content.Length?.Symbols.Contains(Body.Round) == true;
}
