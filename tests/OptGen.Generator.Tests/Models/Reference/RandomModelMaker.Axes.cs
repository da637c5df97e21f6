using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Generator.Tests.Models.Reference;

/// <summary>Operations that move elements, or run over axes.</summary>
internal sealed partial class RandomModelMaker
{
    private Tensor Relabelled()
    {
        Tensor x = Any();
        Axis[] axes = [.. x.Axes];
        for (int i = 0; i < axes.Length; i++)
        {
            axes[i] = _random.Next(2) == 0 ? axes[i] : Twin(axes[i], axes);
        }

        return _graph.Relabel(x, axes);
    }

    private Tensor Reordered()
    {
        Tensor x = Any();
        return _graph.Reorder(x, Shuffled(x.Axes));
    }

    private Tensor Expanded()
    {
        Tensor x = Any();
        return _graph.Expand(x, Some(_axes.Where(axis => !x.Has(axis)), 2));
    }

    private Tensor Split()
    {
        Tensor x = Any();
        if (x.Axes.FirstOrDefault(_parts.ContainsKey) is not { } axis)
        {
            x = Parameter(Shuffled((Axis[])[_axes[0], _axes[5]]));
            axis = _axes[5];
        }

        List<Axis> parts = [];
        foreach (Axis part in _parts[axis])
        {
            parts.Add(x.Has(part) || parts.Contains(part) ? Twin(part, [.. x.Axes, .. parts]) : part);
        }

        return _graph.Split(x, Place(x, axis), parts);
    }

    private Tensor Merged()
    {
        Tensor x = OfAxes(2);
        int place = _random.Next(x.Axes.Count - 1);
        int count = _random.Next(2, x.Axes.Count - place + 1);
        Axis[] parts = [.. x.Axes.Skip(place).Take(count)];
        Axis merged = NewAxis(null, parts.Aggregate(Length.One, (product, part) => product * part.Length));
        _parts[merged] = parts;
        return _graph.Merge(x, place, count, merged);
    }

    private Tensor Concatenated()
    {
        Tensor x = OfAxes(1);
        int place = _random.Next(x.Axes.Count);
        List<Tensor> parts = [x];
        for (int more = _random.Next(1, 3); more > 0; more--)
        {
            Axis[] axes = [.. x.Axes];
            axes[place] = _random.Next(2) == 0 ? axes[place] : Shuffled(_axes.Where(axis => !x.Has(axis))).First();
            Tensor other = Any();
            parts.Add(_graph.Broadcast(other.Axes.All(axes.Contains) ? other : Parameter([axes[place]]), axes));
        }

        parts = [.. Shuffled(parts)];
        Axis joined = NewAxis(null, parts.Aggregate(Length.Of(0), (sum, part) => sum + part.Axes[place].Length));
        return _graph.Concat(place, joined, [.. parts]);
    }

    private Tensor Sliced()
    {
        Tensor x = OfAxes(1);
        int place = _random.Next(x.Axes.Count);
        int length = _inputs.Of(x.Axes[place]);
        int taken = _random.Next(1, length + 1);
        return _graph.Slice(x, place, Length.Of(_random.Next(length - taken + 1)), NewAxis(null, x.Axes[place].Length - Length.Of(length - taken)));
    }

    private Tensor Padded()
    {
        Tensor x = OfAxes(1);
        int place = _random.Next(x.Axes.Count);
        int before = _random.Next(3);
        return _graph.Pad(x, place, Length.Of(before), NewAxis(null, x.Axes[place].Length + Length.Of(before + _random.Next(3))), _random.Next(3) == 0 ? 1.5 : 0);
    }

    /// <summary>Windows that overlap, touch or leave gaps, forwards or backwards, up to the end of the axis or not.</summary>
    private Tensor Windowed()
    {
        Tensor x = OfAxes(1);
        int place = _random.Next(x.Axes.Count);
        int length = _inputs.Of(x.Axes[place]);
        (int stride, int step) = (_random.Next(1, 4), _random.Next(1, 3));
        int elements = _random.Next(1, ((length - 1) / step) + 2);
        int extent = (step * (elements - 1)) + 1;
        int from = _random.Next(length - extent + 1);
        bool isBackwards = _random.Next(4) == 0;

        // Now and then a length that only the call tells: all places but those that the window needs.
        Length windows = stride == 1 && from == 0 && _random.Next(2) == 0 ? x.Axes[place].Length - Length.Of(extent - 1) : Length.Of(((length - extent - from) / stride) + 1);
        return _graph.Windows(x, place, (NewAxis(null, windows), NewAxis(null, Length.Of(elements))), Length.Of(isBackwards ? from + extent - 1 : from), Length.Of(stride), Length.Of(isBackwards ? -step : step));
    }

    private Tensor Folded()
    {
        Tensor x = OfAxes(2);
        int place = _random.Next(x.Axes.Count - 1);
        (int windows, int elements) = (_inputs.Of(x.Axes[place]), _inputs.Of(x.Axes[place + 1]));
        (int from, int stride, int step) = (_random.Next(2), _random.Next(1, 4), _random.Next(1, 3));
        bool isBackwards = _random.Next(4) == 0;
        int length = from + ((windows - 1) * stride) + ((elements - 1) * step) + 1 + _random.Next(2);
        return _graph.Fold(x, place, NewAxis(null, Length.Of(length)), Length.Of(isBackwards ? from + ((elements - 1) * step) : from), Length.Of(stride), Length.Of(isBackwards ? -step : step));
    }

    private Tensor Gathered()
    {
        Tensor x = OfAxes(1);
        int place = _random.Next(x.Axes.Count);
        return _graph.Gather(x, place, IndexAlong(x.Axes[place]));
    }

    private Tensor Scattered()
    {
        Axis along = _axes[_random.Next(_axes.Count)];
        Tensor index = IndexAlong(along);
        Tensor values = Any();
        values = _graph.Broadcast(values.Has(along) ? Parameter([]) : values, Union(values.Has(along) ? index : values, index));
        Axis[] axes = Shuffled((Axis[])[along, .. values.Axes.Except(Some(index.Axes, 3))]);
        return _graph.Scatter(values, index, axes, Array.IndexOf(axes, along));
    }

    /// <summary>Integers that are places along an axis, and do not have it.</summary>
    private Tensor IndexAlong(Axis along)
    {
        Axis[] shorter = [.. _axes.Where(axis => axis != along && _inputs.Of(axis) <= _inputs.Of(along))];
        Tensor[] containing = [.. _pool.Where(tensor => tensor.Has(along))];
        switch (_random.Next(5))
        {
            case 0 when shorter.Length > 0:
                return _graph.Index(shorter[_random.Next(shorter.Length)]);
            case 1 when containing.Length > 0:
                return _graph.Reduce(_random.Next(2) == 0 ? TensorOperation.ArgMax : TensorOperation.ArgMin, containing[_random.Next(containing.Length)], [along]);
            default:
                string name = NewName("i");
                _indices[name] = along;
                return _graph.Leaf(TensorOperation.Data, name, Some(_axes.Where(axis => axis != along), 3), ElementKind.Integer);
        }
    }

    private Tensor Reduced()
    {
        Tensor x = OfAxes(1);
        TensorOperation[] reductions = [TensorOperation.Sum, TensorOperation.Max, TensorOperation.Min, TensorOperation.LogSumExp];
        return _graph.Reduce(reductions[_random.Next(4)], x, AtLeastOne(x.Axes));
    }

    private Tensor Softened()
    {
        Tensor x = OfAxes(1);
        return _graph.Softmax(x, AtLeastOne(x.Axes));
    }

    private Tensor Summed()
    {
        Tensor x = OfAxes(1);
        return _graph.CumulativeSum(x, _random.Next(x.Axes.Count), _random.Next(2) == 0);
    }

    private Tensor Contracted()
    {
        Tensor[] factors = [.. Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Any())];
        return _graph.Contract(Some(Union(factors), 4), factors);
    }

    private Axis[] AtLeastOne(IReadOnlyList<Axis> axes) => [.. Shuffled(axes).Take(_random.Next(1, axes.Count + 1))];

    /// <summary>A tensor of at least so many axes.</summary>
    private Tensor OfAxes(int least)
    {
        Tensor x = Any();
        return x.Axes.Count >= least ? x : _graph.Expand(x, [.. Shuffled(_axes.Where(axis => !x.Has(axis))).Take(least - x.Axes.Count)]);
    }

    private static int Place(Tensor x, Axis axis) => x.Axes.ToList().IndexOf(axis);
}
