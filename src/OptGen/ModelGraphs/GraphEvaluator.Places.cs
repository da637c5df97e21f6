namespace OptGen.ModelGraphs;

/// <summary>What takes elements from other places.</summary>
internal sealed partial class GraphEvaluator
{
    private double[] Concat(GraphTensor t)
    {
        double[] result = new double[_places.Count(t.Axes)];
        int joined = t.Axes[t.Arguments[0]];
        int from = 0;
        foreach (int input in t.Inputs)
        {
            int[] axes = text.Tensors[input].Axes;
            int own = axes[t.Arguments[0]];
            int[] others = [.. axes.Where(axis => axis != own)];
            Copy(_values[input], _places.Offsets(others, axes), _places.Offsets([own], axes), result, _places.Offsets(others, t.Axes), from * _places.Stride(joined, t.Axes), _places.Stride(joined, t.Axes));
            from += text.Lengths[own];
        }

        return result;
    }

    private static void Copy(double[] source, int[] starts, int[] along, double[] target, int[] targets, int shift, int stride)
    {
        for (int i = 0; i < starts.Length; i++)
        {
            for (int k = 0; k < along.Length; k++)
            {
                target[targets[i] + shift + (k * stride)] = source[starts[i] + along[k]];
            }
        }
    }

    /// <summary>Elements from another place along one axis; a number beyond its ends.</summary>
    private double[] Shifted(GraphTensor t, int shift, double beyond)
    {
        double[] x = _values[t.Inputs[0]];
        int[] axes = AxesOf(t, 0);
        (int own, int other) = (t.Axes[t.Arguments[0]], axes[t.Arguments[0]]);
        int[] others = [.. t.Axes.Where(axis => axis != own)];
        (int[] starts, int[] targets) = (_places.Offsets(others, axes), _places.Offsets(others, t.Axes));
        (int stride, int target) = (_places.Stride(other, axes), _places.Stride(own, t.Axes));
        double[] result = new double[_places.Count(t.Axes)];
        Array.Fill(result, beyond);
        for (int i = 0; i < starts.Length; i++)
        {
            for (int k = Math.Max(0, -shift); k < text.Lengths[own] && k + shift < text.Lengths[other]; k++)
            {
                result[targets[i] + (k * target)] = x[starts[i] + ((k + shift) * stride)];
            }
        }

        return result;
    }

    private double[] Windows(GraphTensor t)
    {
        double[] x = _values[t.Inputs[0]];
        return [.. PlacesOfWindows(t, t.Axes, AxesOf(t, 0)).Select(place => x[place])];
    }

    private double[] Fold(GraphTensor t)
    {
        double[] x = _values[t.Inputs[0]];
        double[] sums = new double[_places.Count(t.Axes)];
        int[] places = PlacesOfWindows(t, AxesOf(t, 0), t.Axes);
        for (int i = 0; i < places.Length; i++)
        {
            sums[places[i]] += x[i];
        }

        return sums;
    }

    /// <summary>For each element of windows, the place within what they are windows of.</summary>
    private int[] PlacesOfWindows(GraphTensor t, int[] windows, int[] whole)
    {
        int place = t.Arguments[0];
        (int from, int stride, int step) = ((int)graph.Numbers[t.Arguments[1]], (int)graph.Numbers[t.Arguments[2]], (int)graph.Numbers[t.Arguments[3]]);
        int apart = _places.Stride(whole[place], whole);
        int[] starts = _places.Offsets(windows, whole);
        int[] along = _places.Offsets(windows, [windows[place], windows[place + 1]]);
        int elements = text.Lengths[windows[place + 1]];

        // Where windows have as many places as the whole, they may share its axis.
        int own = windows[place] == whole[place] ? 1 : 0;
        return [.. starts.Select((start, i) => start + ((from + (along[i] / elements * (stride - own)) + (along[i] % elements * step)) * apart))];
    }

    private double[] Gather(GraphTensor t)
    {
        (double[] x, double[] index) = (_values[t.Inputs[0]], _values[t.Inputs[1]]);
        int along = AxesOf(t, 0)[t.Arguments[0]];
        int stride = _places.Stride(along, AxesOf(t, 0));

        int[] starts = _places.Offsets(t.Axes, AxesOf(t, 0));
        int[] indices = _places.Offsets(t.Axes, AxesOf(t, 1));
        return [.. starts.Select((start, k) => x[start + (Whole(index[indices[k]], along) * stride)])];
    }

    private double[] Scatter(GraphTensor t)
    {
        (double[] values, double[] index) = (_values[t.Inputs[0]], _values[t.Inputs[1]]);
        int along = t.Axes[t.Arguments[0]];
        int stride = _places.Stride(along, t.Axes);
        int[] both = [.. AxesOf(t, 0).Union(AxesOf(t, 1))];
        (int[] starts, int[] indices, int[] targets) = (_places.Offsets(both, AxesOf(t, 0)), _places.Offsets(both, AxesOf(t, 1)), _places.Offsets(both, t.Axes));
        double[] sums = new double[_places.Count(t.Axes)];
        for (int k = 0; k < starts.Length; k++)
        {
            sums[targets[k] + (Whole(index[indices[k]], along) * stride)] += values[starts[k]];
        }

        return sums;
    }

    private int Whole(double index, int axis) =>
        index >= 0 && index < text.Lengths[axis] && index == Math.Floor(index) ? (int)index : throw new IndexOutOfRangeException($"The index {index} is not one of 0 to {text.Lengths[axis] - 1}.");
}
