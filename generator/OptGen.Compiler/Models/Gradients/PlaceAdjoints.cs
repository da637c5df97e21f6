using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Gradients;

/// <summary>Adjoints of what moves elements: what comes back is moved back.</summary>
internal sealed class PlaceAdjoints(AdjointSums sums)
{
    private TensorGraph Graph => sums.Graph;

    /// <summary>Hands an adjoint on to the inputs.</summary>
    public void HandOn(Tensor made, Tensor adjoint)
    {
        switch (made.Operation)
        {
            case TensorOperation.Relabel:
                sums.Add(made.Inputs[0], Relabelled(made, adjoint));
                break;
            case TensorOperation.Reorder:
                sums.Add(made.Inputs[0], adjoint);
                break;
            case TensorOperation.Expand:
                sums.AddSum(made.Inputs[0], adjoint, made.Axes, adjoint);
                break;
            case TensorOperation.Split:
                sums.Add(made.Inputs[0], Merged(made, adjoint));
                break;
            case TensorOperation.Merge:
                sums.Add(made.Inputs[0], Split(made, adjoint));
                break;
            case TensorOperation.Concat:
                HandOnParts(made, adjoint);
                break;
            case TensorOperation.Slice:
                sums.Add(made.Inputs[0], Padded(made, adjoint));
                break;
            case TensorOperation.Pad:
                sums.Add(made.Inputs[0], Sliced(adjoint, made.Axes[made.Content.Place], made.Content.From!, made.Inputs[0].Axes[made.Content.Place]));
                break;
            case TensorOperation.Windows:
                sums.Add(made.Inputs[0], Folded(made, adjoint));
                break;
            case TensorOperation.Fold:
                sums.Add(made.Inputs[0], Windowed(made, adjoint));
                break;
            case TensorOperation.At:
                if (sums.IsNeeded(made.Inputs[0]) && !Dependencies.IsOfRound(made))
                {
                    sums.Add(made.Inputs[0], Within(made, adjoint));
                }

                break;
            case TensorOperation.Gather:
                sums.Add(made.Inputs[0], OfGather(made, adjoint));
                break;
            case TensorOperation.Scatter:
                sums.AddSum(made.Inputs[0], OfScatter(made, adjoint), made.Inputs[1].Axes, adjoint);
                break;
            default:
                // A leaf.
                break;
        }
    }

    /// <summary>The place of an axis of a tensor.</summary>
    public static int PlaceOf(Tensor tensor, Axis axis)
    {
        int place = 0;
        while (tensor.Axes[place] != axis)
        {
            place++;
        }

        return place;
    }

    private Tensor Relabelled(Tensor made, Tensor adjoint) => Graph.Relabel(adjoint, [.. adjoint.Axes.Select(axis => made.Inputs[0].Axes[PlaceOf(made, axis)])]);

    private Tensor Merged(Tensor made, Tensor adjoint)
    {
        Tensor x = made.Inputs[0];
        int place = made.Content.Place;
        Axis[] parts = [.. made.Axes.Skip(place).Take(made.Axes.Count - x.Axes.Count + 1)];
        if (!parts.Any(adjoint.Has))
        {
            return adjoint;
        }

        Tensor whole = Graph.Broadcast(adjoint, [.. made.Axes.Where(axis => adjoint.Has(axis) || parts.Contains(axis))]);
        return Graph.Merge(whole, PlaceOf(whole, parts[0]), parts.Length, x.Axes[place]);
    }

    private Tensor Split(Tensor made, Tensor adjoint)
    {
        Tensor x = made.Inputs[0];
        int place = made.Content.Place;
        return adjoint.Has(made.Axes[place])
            ? Graph.Split(adjoint, PlaceOf(adjoint, made.Axes[place]), [.. x.Axes.Skip(place).Take(x.Axes.Count - made.Axes.Count + 1)])
            : adjoint;
    }

    private void HandOnParts(Tensor made, Tensor adjoint)
    {
        Length from = Length.Of(0);
        foreach (Tensor part in made.Inputs)
        {
            Axis own = part.Axes[made.Content.Place];
            if (sums.IsNeeded(part))
            {
                sums.Add(part, Sliced(adjoint, made.Axes[made.Content.Place], from, own));
            }

            from += own.Length;
        }
    }

    private Tensor Sliced(Tensor adjoint, Axis whole, Length from, Axis stretch) => adjoint.Has(whole) ? Graph.Slice(adjoint, PlaceOf(adjoint, whole), from, stretch) : adjoint;

    /// <summary>What comes back to one place, and 0 to the others.</summary>
    private Tensor Within(Tensor made, Tensor adjoint)
    {
        Tensor along = Graph.Expand(adjoint, Graph.Axis(null, Length.One));
        return Graph.Pad(along, along.Axes.Count - 1, made.Content.From!, made.Inputs[0].Axes[made.Content.Place]);
    }

    private Tensor Folded(Tensor made, Tensor adjoint)
    {
        (int place, TensorContent content) = (made.Content.Place, made.Content);
        (Axis windows, Axis elements) = (made.Axes[place], made.Axes[place + 1]);
        Tensor along = Graph.Broadcast(adjoint, [.. made.Axes.Where(axis => adjoint.Has(axis) || axis == windows || axis == elements)]);
        return Graph.Fold(along, PlaceOf(along, windows), made.Inputs[0].Axes[place], content.From!, content.Stride!, content.Step!);
    }

    private Tensor Windowed(Tensor made, Tensor adjoint)
    {
        (int place, TensorContent content, IReadOnlyList<Axis> axes) = (made.Content.Place, made.Content, made.Inputs[0].Axes);
        return adjoint.Has(made.Axes[place])
            ? Graph.Windows(adjoint, PlaceOf(adjoint, made.Axes[place]), (axes[place], axes[place + 1]), content.From!, content.Stride!, content.Step!)
            : adjoint;
    }

    private Tensor Padded(Tensor made, Tensor adjoint)
    {
        int place = made.Content.Place;
        Tensor along = Having(adjoint, [made.Axes[place]], made.Axes);
        return Graph.Pad(along, PlaceOf(along, made.Axes[place]), made.Content.From!, made.Inputs[0].Axes[place]);
    }

    /// <summary>
    /// Where all axes of the index are the tensor's own, as those of labels are of the logits, each place knows by itself whether it was looked up: that is an operation on elements, which
    /// joins those around it. Elsewhere a place may have been looked up several times.
    /// </summary>
    private TensorValue OfGather(Tensor made, Tensor adjoint)
    {
        (Tensor x, Tensor index) = (made.Inputs[0], made.Inputs[1]);
        Axis along = x.Axes[made.Content.Place];
        if (index.Axes.All(x.Has))
        {
            return sums.Expressions.Make(
                x.Axes,
                (arithmetic, values) => arithmetic.Select(arithmetic.Compare(Operation.Equal, values[0], values[1]), values[2], arithmetic.Constant(0)),
                Graph.Index(along),
                index,
                adjoint);
        }

        Tensor values = Having(adjoint, index.Axes, made.Axes);
        Axis[] axes = [.. x.Axes.Where(axis => axis == along || values.Has(axis))];
        return Graph.Scatter(values, index, axes, Array.IndexOf(axes, along));
    }

    private Tensor OfScatter(Tensor made, Tensor adjoint)
    {
        Axis along = made.Axes[made.Content.Place];
        return adjoint.Has(along) ? Graph.Gather(adjoint, PlaceOf(adjoint, along), made.Inputs[1]) : adjoint;
    }

    /// <summary>A tensor that has some axes, in a given order of all; it is repeated along those that it lacked.</summary>
    private Tensor Having(Tensor adjoint, IReadOnlyList<Axis> some, IReadOnlyList<Axis> order) => some.All(adjoint.Has)
        ? adjoint
        : Graph.Broadcast(adjoint, [.. order.Where(axis => adjoint.Has(axis) || some.Contains(axis))]);
}
