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
            return joined.Equals(whole.Length) && content.From!.Number == 0
                ? graph.Merge(x, place, 2, whole)
                : graph.Pad(graph.Merge(x, place, 2, graph.Axis(whole.Name, joined)), place, content.From!, whole);
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

    /// <summary>A reduction. The greatest of few elements of windows, and where it is, are operations on elements.</summary>
    private Tensor Reduced(Tensor x, Tensor reduction)
    {
        IReadOnlyList<Axis> over = reduction.Content.Axes;
        bool isFew = over.Count > 0 && over.All(axis => axis.Length.Number is > 0) && over.Aggregate(1L, (count, axis) => count * Math.Min(axis.Length.Number!.Value, FewElements + 1)) <= FewElements
            && reduction.Operation is TensorOperation.Max or TensorOperation.Min or TensorOperation.ArgMax or TensorOperation.ArgMin && reduction.Axes.Count > 0 && IsOfWindows(x, over);
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
