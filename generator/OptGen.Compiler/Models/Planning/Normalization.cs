using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Planning;

/// <summary>
/// Writes tensors anew by fewer operations, those that kernels are planned of: no <see cref="TensorOperation.Stop"/>, <see cref="TensorOperation.Softmax"/> and
/// <see cref="TensorOperation.LogSumExp"/>; contractions of two factors only, each with rows and columns of its own; no axes that only repeat before arithmetic.
/// </summary>
internal sealed partial class Normalization(TensorGraph graph)
{
    private readonly Dictionary<Tensor, Tensor> _known = [];

    /// <summary>How often a rewritten tensor is used; of those that were given to <see cref="Count"/>.</summary>
    private readonly Dictionary<Tensor, int> _uses = [];
    private readonly Dictionary<Tensor, int> _usesBefore = [];

    /// <summary>What the greater of a tensor and 0 is.</summary>
    private readonly Dictionary<Tensor, Tensor> _ramps = [];

    /// <summary>Looks at all that will be wanted, before any of it is rewritten.</summary>
    public void Count(IReadOnlyList<Tensor> wanted)
    {
        foreach (Tensor tensor in Reachable(wanted, _ => false))
        {
            foreach (Tensor input in tensor.Inputs)
            {
                _usesBefore[input] = _usesBefore.TryGetValue(input, out int count) ? count + 1 : 1;
            }

            if (tensor.Content.Function == Intrinsics.Max && IsZero(tensor.Inputs[1]))
            {
                _ramps[tensor.Inputs[0]] = tensor;
            }
        }

        foreach (Tensor tensor in wanted)
        {
            _usesBefore[tensor] = _usesBefore.TryGetValue(tensor, out int count) ? count + 1 : 1;
        }
    }

    /// <summary>The tensor by fewer operations, if it has been rewritten.</summary>
    public Tensor? Known(Tensor tensor) => _known.TryGetValue(tensor, out Tensor? known) ? known : null;

    /// <summary>The tensor by fewer operations.</summary>
    public Tensor Of(Tensor tensor)
    {
        foreach (Tensor needed in Reachable([tensor], _known.ContainsKey))
        {
            Tensor rewritten = Rewritten(needed, [.. needed.Inputs.Select(input => _known[input])]);
            _known.Add(needed, rewritten);
            _uses[rewritten] = (_uses.TryGetValue(rewritten, out int count) ? count : 0) + (_usesBefore.TryGetValue(needed, out int before) ? before : 2);
        }

        return _known[tensor];
    }

    /// <summary>What tensors are made of, and they themselves: inputs before what is made of them.</summary>
    public static IEnumerable<Tensor> Reachable(IEnumerable<Tensor> tensors, Func<Tensor, bool> isKnown)
    {
        HashSet<Tensor> found = [.. tensors.Where(tensor => !isKnown(tensor))];
        Stack<Tensor> pending = new(found);
        while (pending.Count > 0)
        {
            foreach (Tensor input in pending.Pop().Inputs.Where(input => !isKnown(input) && found.Add(input)))
            {
                pending.Push(input);
            }
        }

        return found.OrderBy(tensor => tensor.Id);
    }

    /// <summary>The tensor before its axes were put into another order, and before it was repeated: what arithmetic, which goes by names of axes, needs no copy of.</summary>
    public static Tensor Before(Tensor tensor)
    {
        while (tensor.Operation is TensorOperation.Expand or TensorOperation.Reorder or TensorOperation.Stop)
        {
            tensor = tensor.Inputs[0];
        }

        return tensor;
    }

    private Tensor Rewritten(Tensor tensor, Tensor[] inputs)
    {
        TensorContent content = tensor.Content;
        switch (tensor.Operation)
        {
            case TensorOperation.Stop:
                return inputs[0];
            case TensorOperation.Elementwise:
            {
                Tensor[] operands = [.. inputs.Select(Before)];
                if (content.Operation == Operation.Greater && IsZero(tensor.Inputs[1]) && _ramps.TryGetValue(tensor.Inputs[0], out Tensor? ramp) && _known.TryGetValue(ramp, out Tensor? greater))
                {
                    // x > 0 where max(x, 0) > 0, which is there.
                    operands[0] = Before(greater);
                }

                return OnElements(content, tensor.Axes, operands);
            }

            case TensorOperation.Relabel:
                return Relabelled(inputs[0], tensor.Axes);
            case TensorOperation.Reorder:
                return graph.Reorder(inputs[0], tensor.Axes);
            case TensorOperation.Expand:
                return graph.Expand(inputs[0], [.. tensor.Axes.Skip(inputs[0].Axes.Count)]);
            case TensorOperation.Split:
                return graph.Split(inputs[0], content.Place, [.. tensor.Axes.Skip(content.Place).Take(tensor.Axes.Count - inputs[0].Axes.Count + 1)]);
            case TensorOperation.Merge:
                return graph.Merge(inputs[0], content.Place, inputs[0].Axes.Count - tensor.Axes.Count + 1, tensor.Axes[content.Place]);
            case TensorOperation.Concat:
                return graph.Concat(content.Place, tensor.Axes[content.Place], inputs);
            case TensorOperation.At or TensorOperation.Loop or TensorOperation.LoopResult or TensorOperation.LoopOutput:
                return graph.With(tensor, inputs);
            case TensorOperation.Slice:
                return graph.Slice(inputs[0], content.Place, content.From!, tensor.Axes[content.Place]);
            case TensorOperation.Pad:
                return graph.Pad(inputs[0], content.Place, content.From!, tensor.Axes[content.Place], content.Value);
            case TensorOperation.Windows:
                _windowed.Add(Before(inputs[0]));
                return graph.Windows(inputs[0], content.Place, (tensor.Axes[content.Place], tensor.Axes[content.Place + 1]), content.From!, content.Stride!, content.Step!);
            case TensorOperation.Fold:
                return Folded(inputs[0], tensor);
            case TensorOperation.Gather:
                return Gathered(inputs[0], content.Place, inputs[1]);
            case TensorOperation.Scatter:
                return Scattered(inputs[0], inputs[1], tensor);
            case TensorOperation.Sum or TensorOperation.Max or TensorOperation.Min or TensorOperation.ArgMax or TensorOperation.ArgMin:
                return Reduced(inputs[0], tensor);
            case TensorOperation.LogSumExp:
            {
                (Tensor greatest, _, Tensor sum) = Exponentials(inputs[0], content.Axes);
                return graph.Elementwise(Operation.Add, tensor.Axes, greatest, graph.Call(Intrinsics.Log, tensor.Axes, sum));
            }

            case TensorOperation.Softmax:
            {
                (_, Tensor exponentials, Tensor sum) = Exponentials(inputs[0], content.Axes);
                return graph.Elementwise(Operation.Divide, tensor.Axes, exponentials, sum);
            }

            case TensorOperation.Contract:
                return graph.Reorder(Contracted([.. inputs], [.. content.Axes]), tensor.Axes);
            case TensorOperation.CumulativeSum:
                return graph.CumulativeSum(inputs[0], content.Place, content.IsReversed);
            default:
                return tensor;
        }
    }

    private static bool IsZero(Tensor tensor) => tensor is { Operation: TensorOperation.Constant, Content.Value: 0 };

    /// <summary>What is used under other axes only is computed under these: so another name of an axis needs no memory of its own.</summary>
    private Tensor Relabelled(Tensor tensor, IReadOnlyList<Axis> axes)
    {
        IReadOnlyList<Axis> before = tensor.Axes;
        if (tensor.Operation == TensorOperation.Index)
        {
            return graph.Index(axes[0]);
        }

        bool isPossible = tensor.Operation is TensorOperation.Elementwise or TensorOperation.Contract or TensorOperation.Sum or TensorOperation.Max or TensorOperation.Min or TensorOperation.Reorder
            && _uses.TryGetValue(tensor, out int uses) && uses == 1
            && tensor.Inputs.All(input => input.Axes.All(axis => before.Contains(axis) || !axes.Contains(axis) || (tensor.Operation == TensorOperation.Contract && tensor.Content.Axes.Contains(axis))));
        if (!isPossible)
        {
            return graph.Relabel(tensor, axes);
        }

        // What a product of square matrices sums along gives its axis to the result, and takes the one that this lacks then.
        IReadOnlyList<Axis> Renamed(IEnumerable<Axis> old) => [.. old.Select(axis => before.Contains(axis) ? axes[before.ToList().IndexOf(axis)] : axes.Contains(axis) ? before[axes.ToList().IndexOf(axis)] : axis)];
        Tensor[] inputs = [.. tensor.Inputs.Select(input => Relabelled(input, Renamed(input.Axes)))];
        return tensor.Operation switch
        {
            TensorOperation.Elementwise when tensor.Content.Operation == Operation.Call => graph.Call(tensor.Content.Function!, axes, [.. inputs.Select(Before)]),
            TensorOperation.Elementwise => graph.Elementwise(tensor.Content.Operation, axes, [.. inputs.Select(Before)]),
            TensorOperation.Reorder => graph.Reorder(inputs[0], axes),
            TensorOperation.Contract => graph.Contract(Renamed(tensor.Content.Axes), inputs),
            _ => graph.Reduce(tensor.Operation, inputs[0], tensor.Content.Axes),
        };
    }

    /// <summary>The greatest along some axes, the exponentials of what is left without it, and their sum. Where all are infinite, nothing is taken away.</summary>
    private (Tensor Greatest, Tensor Exponentials, Tensor Sum) Exponentials(Tensor x, IReadOnlyList<Axis> over)
    {
        Tensor most = graph.Reduce(TensorOperation.Max, x, over);
        Tensor greatest = graph.Elementwise(Operation.Select, most.Axes, graph.Call(Intrinsics.IsFinite, most.Axes, most), most, graph.Constant(0));
        Tensor exponentials = graph.Call(Intrinsics.Exp, x.Axes, graph.Elementwise(Operation.Subtract, x.Axes, Before(x), greatest));
        return (greatest, exponentials, graph.Reduce(TensorOperation.Sum, exponentials, over));
    }

    /// <summary>Where the index counts 0, 1, …, the elements are the first ones of the axis.</summary>
    private Tensor Gathered(Tensor x, int place, Tensor index) => index.Operation == TensorOperation.Index && !x.Has(index.Axes[0])
        ? graph.Slice(x, place, Length.Of(0), index.Axes[0])
        : graph.Gather(x, place, Before(index));

    /// <summary>Where nothing is added up, each element is the value at its index, and 0 elsewhere.</summary>
    private Tensor Scattered(Tensor values, Tensor index, Tensor result)
    {
        Axis along = result.Axes[result.Content.Place];
        if (!index.Axes.All(result.Has) || !values.Axes.All(result.Has))
        {
            return graph.Scatter(values, index, result.Axes, result.Content.Place);
        }

        Tensor isThere = graph.Elementwise(Operation.Equal, [.. result.Axes.Where(axis => axis == along || index.Has(axis))], graph.Index(along), Before(index));
        return graph.Elementwise(Operation.Select, result.Axes, isThere, Before(values), graph.Constant(0));
    }

    /// <summary>Sums of products, two factors at a time: first those whose product is smallest.</summary>
    private Tensor Contracted(List<Tensor> factors, List<Axis> over)
    {
        while (true)
        {
            // What one factor alone has is summed first; sums of double precision.
            for (int i = 0; i < factors.Count; i++)
            {
                Axis[] own = [.. over.Where(axis => factors[i].Has(axis) && factors.Where((_, other) => other != i).All(factor => !factor.Has(axis)))];
                factors[i] = graph.Reduce(TensorOperation.Sum, factors[i], own);
                over.RemoveAll(own.Contains);
            }

            if (factors.Count == 1)
            {
                return factors[0];
            }

            (int First, int Second) pair = (from first in Enumerable.Range(0, factors.Count)
                                            from second in Enumerable.Range(first + 1, factors.Count - first - 1)
                                            orderby Remaining(factors, first, second, over).Count()
                                            select (first, second)).First();
            Tensor a = factors[pair.First];
            Tensor b = factors[pair.Second];
            Axis[] kept = [.. Remaining(factors, pair.First, pair.Second, over)];
            factors[pair.First] = Product(a, b, kept, [.. over.Where(axis => !kept.Contains(axis) && (a.Has(axis) || b.Has(axis)))]);
            factors.RemoveAt(pair.Second);
            over.RemoveAll(axis => !factors.Any(factor => factor.Has(axis)));
        }
    }

    /// <summary>The axes that the product of two factors keeps.</summary>
    private static IEnumerable<Axis> Remaining(List<Tensor> factors, int first, int second, List<Axis> over) => factors[first].Axes.Union(factors[second].Axes)
        .Where(axis => !over.Contains(axis) || factors.Where((_, i) => i != first && i != second).Any(factor => factor.Has(axis)));

    private Tensor Product(Tensor a, Tensor b, Axis[] kept, Axis[] summed)
    {
        bool hasRows = kept.Any(axis => !b.Has(axis));
        bool hasColumns = kept.Any(axis => !a.Has(axis));
        bool hasBatch = kept.Any(axis => a.Has(axis) && b.Has(axis));
        if (summed.Length > 0 && (hasRows || hasColumns) && (!hasBatch || (hasRows && hasColumns)))
        {
            return graph.Contract(summed, a, b);
        }

        // Nothing is read more than once: elements are multiplied where they stand, and added up as other sums are.
        Tensor? whole = new[] { a, b }.FirstOrDefault(factor => kept.All(factor.Has));
        Axis[] all = whole is null ? [.. kept, .. a.Axes.Where(summed.Contains)] : [.. whole.Axes];
        return graph.Reduce(TensorOperation.Sum, graph.Elementwise(Operation.Multiply, all, Before(a), Before(b)), summed);
    }
}
