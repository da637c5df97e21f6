using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Generator.Tests.Models.Reference;

/// <summary>What tensors mean: plain loops over the places of their axes, in double, one tensor after the other. Conditions are 1 or 0.</summary>
/// <param name="inputs">What the tensors are computed from.</param>
/// <param name="stopped">Where the tensors without gradient have their values from, if parameters are moved to find differences; otherwise they are computed as all others.</param>
internal sealed partial class TensorEvaluator(TensorInputs inputs, TensorEvaluator? stopped = null)
{
    private readonly Dictionary<Tensor, double[]> _values = [];

    /// <summary>Where the loops stand, by the identity of axes; lent by <see cref="Places"/>.</summary>
    private int[] _place = new int[16];

    private readonly Dictionary<Axis, int> _lengths = [];

    /// <summary>The elements of a tensor, the last axis the fastest.</summary>
    public double[] Evaluate(Tensor tensor)
    {
        foreach (Tensor made in NeededFor([tensor]).Where(made => !_values.ContainsKey(made)))
        {
            _values.Add(made, Compute(made));
        }

        return _values[tensor];
    }

    /// <summary>The elements of a tensor.</summary>
    public static double[] Evaluate(Tensor tensor, TensorInputs inputs) => new TensorEvaluator(inputs).Evaluate(tensor);

    /// <summary>All that some tensors are made of and they themselves, inputs first.</summary>
    public static IReadOnlyList<Tensor> NeededFor(IEnumerable<Tensor> tensors)
    {
        HashSet<Tensor> needed = [];
        Stack<Tensor> pending = new(tensors);
        while (pending.TryPop(out Tensor? tensor))
        {
            if (needed.Add(tensor))
            {
                foreach (Tensor input in tensor.Inputs)
                {
                    pending.Push(input);
                }
            }
        }

        return [.. needed.OrderBy(tensor => tensor.Id)];
    }

    private double[] Compute(Tensor t) => t.Operation switch
    {
        TensorOperation.Constant => [t.Content.Value],
        TensorOperation.Length => [t.Content.Length!.Evaluate(inputs.Length)],
        TensorOperation.Hyperparameter or TensorOperation.Data or TensorOperation.Parameter or TensorOperation.State or TensorOperation.Uniform or TensorOperation.Normal =>
            [.. Enumerable.Range(0, Count(t.Axes)).Select(i => inputs.Leaf(t, i))],
        TensorOperation.Index => [.. Enumerable.Range(0, LengthOf(t.Axes[0])).Select(i => (double)i)],
        TensorOperation.Elementwise => ForEach(t, () => Elements.Compute(t.Content, [.. t.Inputs.Select(At)])),

        // The same numbers in the same order: only the axes differ.
        TensorOperation.Stop when stopped is not null => stopped.Evaluate(t),
        TensorOperation.Stop or TensorOperation.Relabel or TensorOperation.Split or TensorOperation.Merge => SameNumbers(t),
        TensorOperation.Reorder or TensorOperation.Expand => ForEach(t, () => At(t.Inputs[0])),
        TensorOperation.At => AtPlace(t),
        TensorOperation.Formal => throw new InvalidOperationException($"{t} belongs to a loop."),
        TensorOperation.Loop => RunLoop(t),
        TensorOperation.LoopResult => _loops[t.Inputs[0]].Results[t.Content.Place],
        TensorOperation.LoopOutput => [.. _loops[t.Inputs[0]].Rounds.SelectMany(round => round.Evaluate(t.Content.Body!))],
        TensorOperation.Concat => Concat(t),
        TensorOperation.Slice => Along(t, t.Inputs[0], i => i + inputs.Of(t.Content.From!)),
        TensorOperation.Pad => Along(t, t.Inputs[0], i => i - inputs.Of(t.Content.From!)),
        TensorOperation.Windows => Windows(t),
        TensorOperation.Fold => Fold(t),
        TensorOperation.Gather => Gather(t),
        TensorOperation.Scatter => Scatter(t),
        TensorOperation.Sum => Reduce(t, numbers => numbers.Sum()),
        TensorOperation.Max => Reduce(t, Greatest),
        TensorOperation.Min => Reduce(t, numbers => -Greatest(numbers.Select(x => -x))),
        TensorOperation.ArgMax => Reduce(t, numbers => PlaceOfGreatest([.. numbers])),
        TensorOperation.ArgMin => Reduce(t, numbers => PlaceOfGreatest([.. numbers.Select(x => -x)])),
        TensorOperation.LogSumExp => Reduce(t, numbers => LogSumExp([.. numbers])),
        TensorOperation.Contract => ForEach(t, () => Places(t.Content.Axes).Sum(_ => t.Inputs.Aggregate(1.0, (product, factor) => product * At(factor)))),
        TensorOperation.Softmax => Softmax(t),
        TensorOperation.CumulativeSum => CumulativeSum(t),
        _ => throw new InvalidOperationException($"{t.Operation} is not known."),
    };

    private int LengthOf(Axis axis)
    {
        if (!_lengths.TryGetValue(axis, out int length))
        {
            length = inputs.Of(axis);
            _lengths.Add(axis, length);
        }

        return length;
    }

    /// <summary>How many places axes have.</summary>
    private int Count(IReadOnlyList<Axis> axes) => axes.Aggregate(1, (count, axis) => count * LengthOf(axis));

    /// <summary>Goes through all places of some axes, the last the fastest; inner calls go through other axes.</summary>
    private IEnumerable<int> Places(IReadOnlyList<Axis> axes)
    {
        int[] lengths = [.. axes.Select(LengthOf)];
        int count = lengths.Aggregate(1, (product, length) => product * length);
        if (axes.Count > 0 && axes.Max(axis => axis.Id) >= _place.Length)
        {
            Array.Resize(ref _place, 2 * (axes.Max(axis => axis.Id) + 1));
        }

        for (int k = 0; k < count; k++)
        {
            int rest = k;
            for (int i = axes.Count - 1; i >= 0; i--)
            {
                _place[axes[i].Id] = rest % lengths[i];
                rest /= lengths[i];
            }

            yield return k;
        }
    }

    private double[] ForEach(Tensor t, Func<double> compute) => [.. Places(t.Axes).Select(_ => compute())];

    /// <summary>The element of a tensor where the loops stand.</summary>
    private double At(Tensor t)
    {
        int at = 0;
        foreach (Axis axis in t.Axes)
        {
            at = (at * LengthOf(axis)) + _place[axis.Id];
        }

        return _values[t][at];
    }

    private double[] SameNumbers(Tensor t) =>
        Count(t.Axes) == _values[t.Inputs[0]].Length ? _values[t.Inputs[0]] : throw new InvalidOperationException($"{t} has another number of elements than {t.Inputs[0]}.");
}
