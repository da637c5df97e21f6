using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Planning;

/// <content>What runs over windows.</content>
internal sealed partial class Normalization
{
    /// <summary>How many elements a window may have for its greatest to be found without a loop.</summary>
    private const int FewElements = 16;

    /// <summary>Tensors that are made of few elements of windows.</summary>
    private readonly HashSet<Tensor> _ofElements = [];

    /// <summary>Windows side by side, seen as the axis that they are of.</summary>
    private readonly HashSet<Tensor> _sideBySide = [];

    /// <summary>What windows are of: these are in memory.</summary>
    private readonly HashSet<Tensor> _windowed = [];

    /// <summary>
    /// Windows put back. A product with a factor that has no windows, as the kernel of a convolution, is summed within each element of the result instead, over windows that are read backwards:
    /// the product for each element of each window is never formed.
    /// </summary>
    private Tensor Folded(Tensor x, Tensor fold)
    {
        (int place, TensorContent content) = (fold.Content.Place, fold.Content);
        (Axis windows, Axis elements, Axis whole) = (x.Axes[place], x.Axes[place + 1], fold.Axes[place]);
        if (content.Stride!.Equals(elements.Length) && content.Step!.Number == 1)
        {
            // Windows side by side: nothing is added up.
            Length joined = windows.Length * elements.Length;
            if (joined.Equals(whole.Length) && content.From!.Number == 0)
            {
                Tensor merged = graph.Merge(x, place, 2, whole);
                _sideBySide.Add(merged);
                return merged;
            }

            Tensor padded = graph.Pad(graph.Merge(x, place, 2, graph.Axis(whole.Name, joined)), place, content.From!, whole);
            _sideBySide.Add(padded.Inputs[0]);
            _sideBySide.Add(padded);
            return padded;
        }

        Tensor product = x;
        while (product.Operation == TensorOperation.Reorder)
        {
            product = product.Inputs[0];
        }

        if (product.Operation == TensorOperation.Contract)
        {
            foreach ((Tensor values, Tensor kernel) in new[] { (product.Inputs[0], product.Inputs[1]), (product.Inputs[1], product.Inputs[0]) })
            {
                bool isKernel = kernel.Has(elements) && !kernel.Has(windows) && !kernel.Has(whole) && values.Has(windows) && !values.Has(elements) && (windows == whole || !values.Has(whole));
                if (isKernel)
                {
                    return graph.Reorder(graph.Contract([.. product.Content.Axes, elements], Spread(values, windows, (whole, elements), content), kernel), fold.Axes);
                }
            }
        }

        return graph.Fold(x, place, whole, content.From!, content.Stride!, content.Step!);
    }

    /// <summary>For each place of the whole axis and each element of a window, the value of the window that has this element there; 0 where there is none.</summary>
    private Tensor Spread(Tensor values, Axis windows, (Axis Whole, Axis Elements) axes, TensorContent fold)
    {
        (Length from, Length stride, Length step) = (fold.From!, fold.Stride!, fold.Step!);
        int place = values.Axes.ToList().IndexOf(windows);
        Tensor apart = values;
        if (stride.Number != 1)
        {
            Axis one = graph.Axis(null, Length.One);
            Axis gap = graph.Axis(null, stride);
            Tensor each = graph.Reorder(graph.Expand(values, one), [.. values.Axes.Take(place + 1), one, .. values.Axes.Skip(place + 1)]);
            apart = graph.Merge(graph.Pad(each, place + 1, Length.Of(0), gap), place, 2, graph.Axis(null, windows.Length * stride));
        }

        bool isBackwards = step.Terms.Count > 0 && step.Terms[0].Numerator < 0;
        Length reach = (axes.Elements.Length - Length.One) * (isBackwards ? Length.Of(-1) * step : step);
        Length before = isBackwards ? from : from + reach;
        Tensor padded = graph.Pad(apart, place, before, graph.Axis(null, axes.Whole.Length + reach + stride - Length.One));
        return graph.Windows(padded, place, (axes.Whole, axes.Elements), before - from, Length.One, Length.Of(-1) * step);
    }

    /// <summary>
    /// An operation on elements. That of windows side by side, as the gradient of pooling meets what was pooled, is one of the windows' own elements, so that it is computed where these are.
    /// </summary>
    private Tensor OnElements(TensorContent content, IReadOnlyList<Axis> axes, Tensor[] operands)
    {
        if (operands.FirstOrDefault(_sideBySide.Contains) is { } merged && merged.Axes.Count == axes.Count)
        {
            int within = merged.Content.Place;
            Axis whole = merged.Axes[within];
            if (merged.Operation == TensorOperation.Pad)
            {
                // What is chosen or 0 is 0 where all around is.
                return content.Operation == Operation.Select && operands[1] == merged && IsZero(operands[2]) && CanSplit(operands[0], merged)
                    ? Padded(merged, OnElements(content, [.. axes.Select(axis => axis == whole ? merged.Inputs[0].Axes[within] : axis)], [Sliced(operands[0], merged), merged.Inputs[0], operands[2]]))
                    : Made(content, axes, operands);
            }

            Axis[] parts = [merged.Inputs[0].Axes[within], merged.Inputs[0].Axes[within + 1]];
            if (!parts.Any(axes.Contains) && operands.All(operand => CanSplit(operand, merged)))
            {
                int place = axes.ToList().IndexOf(whole);
                Tensor result = graph.Merge(OnElements(content, [.. axes.Take(place), .. parts, .. axes.Skip(place + 1)], [.. operands.Select(operand => Before(Split(operand, whole, parts)))]), place, 2, whole);
                _sideBySide.Add(result);
                return result;
            }
        }

        return Made(content, axes, operands);
    }

    private Tensor Made(TensorContent content, IReadOnlyList<Axis> axes, Tensor[] operands) =>
        content.Operation == Operation.Call ? graph.Call(content.Function!, axes, operands) : graph.Elementwise(content.Operation, axes, operands);

    private Tensor Padded(Tensor like, Tensor x)
    {
        Tensor padded = graph.Pad(x, like.Content.Place, like.Content.From!, like.Axes[like.Content.Place]);
        _sideBySide.Add(padded);
        return padded;
    }

    /// <summary>What an operand has where a padded tensor has its input.</summary>
    private Tensor Sliced(Tensor operand, Tensor padded)
    {
        Tensor tensor = Before(operand);
        Axis whole = padded.Axes[padded.Content.Place];
        Axis part = padded.Inputs[0].Axes[padded.Content.Place];
        return !tensor.Has(whole) ? tensor
            : tensor.Operation == TensorOperation.Elementwise && !_windowed.Contains(tensor)
                ? Made(tensor.Content, [.. tensor.Axes.Select(axis => axis == whole ? part : axis)], [.. tensor.Inputs.Select(input => Before(Sliced(input, padded)))])
                : graph.Slice(tensor, tensor.Axes.ToList().IndexOf(whole), padded.Content.From!, part);
    }

    /// <summary>Whether an operand is seen by windows side by side as it is: as these windows, in memory, or as a condition on what is.</summary>
    private bool CanSplit(Tensor operand, Tensor merged)
    {
        Axis whole = merged.Axes[merged.Content.Place];
        Tensor tensor = Before(operand);
        return !tensor.Has(whole) || tensor == merged || _windowed.Contains(tensor)
            || (tensor.Operation is TensorOperation.Split or TensorOperation.Slice && IsOfWindowed(tensor))
            || (tensor is { Operation: TensorOperation.Elementwise, Kind: ElementKind.Condition } && tensor.Inputs.All(input => CanSplit(input, merged)));
    }

    private bool IsOfWindowed(Tensor tensor) =>
        _windowed.Contains(tensor) || (tensor.Operation is TensorOperation.Split or TensorOperation.Slice && IsOfWindowed(tensor.Inputs[0]));

    private Tensor Split(Tensor operand, Axis whole, Axis[] parts)
    {
        Tensor tensor = Before(operand);
        if (!tensor.Has(whole))
        {
            return tensor;
        }

        int place = tensor.Axes.ToList().IndexOf(whole);
        if (tensor.Operation == TensorOperation.Merge && _sideBySide.Contains(tensor) && tensor.Content.Place == place && tensor.Inputs[0].Axes.Skip(place).Take(2).SequenceEqual(parts))
        {
            return tensor.Inputs[0];
        }

        return tensor.Operation == TensorOperation.Elementwise && !_windowed.Contains(tensor)
            ? OnElements(tensor.Content, [.. tensor.Axes.Take(place), .. parts, .. tensor.Axes.Skip(place + 1)], [.. tensor.Inputs.Select(input => Before(Split(input, whole, parts)))])
            : graph.Split(tensor, place, parts);
    }

    /// <summary>A reduction. The greatest of few elements of windows, and where it is, are operations on elements.</summary>
    private Tensor Reduced(Tensor x, Tensor reduction)
    {
        IReadOnlyList<Axis> over = reduction.Content.Axes;
        bool isFew = over.Count > 0 && over.All(axis => axis.Length.Number is > 0) && over.Aggregate(1L, (count, axis) => count * Math.Min(axis.Length.Number!.Value, FewElements + 1)) <= FewElements
            && reduction.Operation is TensorOperation.Max or TensorOperation.Min or TensorOperation.ArgMax or TensorOperation.ArgMin && reduction.Axes.Count > 0 && IsOfWindows(x, over);
        if (_sideBySide.Contains(x) && over.Contains(x.Axes[x.Content.Place]) && (reduction.Operation == TensorOperation.Sum || (x.Operation == TensorOperation.Merge && reduction.Operation is TensorOperation.Max or TensorOperation.Min)))
        {
            if (x.Operation == TensorOperation.Pad)
            {
                Axis part = x.Inputs[0].Axes[x.Content.Place];
                return Reduced(x.Inputs[0], graph.Reduce(reduction.Operation, x.Inputs[0], [.. over.Select(axis => axis == x.Axes[x.Content.Place] ? part : axis)]));
            }

            Tensor windows = x.Inputs[0];
            Axis whole = x.Axes[x.Content.Place];
            return Reduced(windows, graph.Reduce(reduction.Operation, windows, [.. over.Where(axis => axis != whole), .. windows.Axes.Skip(x.Content.Place).Take(2)]));
        }

        if (!isFew)
        {
            return graph.Reduce(reduction.Operation, x, over);
        }

        bool isGreatest = reduction.Operation is TensorOperation.Max or TensorOperation.ArgMax;
        Tensor[] elements = [x];
        foreach (Axis axis in over)
        {
            elements = [.. elements.SelectMany(element => Enumerable.Range(0, (int)axis.Length.Number!.Value).Select(place => ElementAt(element, axis, place)))];
        }

        Tensor result = elements[0];
        if (reduction.Operation is TensorOperation.Max or TensorOperation.Min)
        {
            foreach (Tensor element in elements.Skip(1))
            {
                result = graph.Call(isGreatest ? Intrinsics.Max : Intrinsics.Min, reduction.Axes, Before(result), Before(element));
                _ofElements.Add(result);
            }
        }
        else
        {
            Tensor extreme = elements[0];
            result = graph.Constant(0);
            for (int place = 1; place < elements.Length; place++)
            {
                Tensor isMore = graph.Elementwise(isGreatest ? Operation.Greater : Operation.Less, reduction.Axes, Before(elements[place]), Before(extreme));
                result = graph.Elementwise(Operation.Select, reduction.Axes, isMore, graph.Constant(place), result);
                extreme = graph.Call(isGreatest ? Intrinsics.Max : Intrinsics.Min, reduction.Axes, Before(extreme), Before(elements[place]));
            }
        }

        return elements.Length == 1 && reduction.Operation is TensorOperation.ArgMax or TensorOperation.ArgMin ? graph.Broadcast(result, reduction.Axes) : result;
    }

    /// <summary>Whether axes are those of the elements of windows in memory, or what was made of such element by element.</summary>
    private bool IsOfWindows(Tensor x, IReadOnlyList<Axis> axes)
    {
        Tensor tensor = Before(x);
        return _ofElements.Contains(tensor)
            ? tensor.Inputs.All(input => !axes.Any(input.Has) || IsOfWindows(input, axes))
            : tensor.Operation switch
            {
                TensorOperation.Windows => axes.All(axis => axis == tensor.Axes[tensor.Content.Place + 1] || IsOfWindows(tensor.Inputs[0], [axis])),
                TensorOperation.At => IsOfWindows(tensor.Inputs[0], axes),
                _ => false,
            };
    }

    private Tensor ElementAt(Tensor x, Axis axis, int place)
    {
        Tensor tensor = Before(x);
        if (!tensor.Has(axis))
        {
            return tensor;
        }

        if (tensor.Operation != TensorOperation.Elementwise)
        {
            return graph.At(tensor, tensor.Axes.ToList().IndexOf(axis), Length.Of(place));
        }

        Axis[] axes = [.. tensor.Axes.Where(other => other != axis)];
        Tensor[] inputs = [.. tensor.Inputs.Select(input => Before(ElementAt(input, axis, place)))];
        return tensor.Content.Operation == Operation.Call ? graph.Call(tensor.Content.Function!, axes, inputs) : graph.Elementwise(tensor.Content.Operation, axes, inputs);
    }
}
