using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Models.Gradients;

/// <summary>Adjoints of what takes many elements of one tensor.</summary>
internal sealed class ReductionAdjoints(AdjointSums sums)
{
    private TensorGraph Graph => sums.Graph;

    /// <summary>Hands an adjoint on to the input.</summary>
    public void HandOn(Tensor made, Tensor adjoint)
    {
        Tensor x = made.Inputs[0];
        if (PartOf(made, adjoint, x) is { } part)
        {
            sums.Add(x, part);
        }
    }

    private TensorValue? PartOf(Tensor made, Tensor adjoint, Tensor x) => made.Operation switch
    {
        TensorOperation.Sum => adjoint,
        TensorOperation.Max or TensorOperation.Min => AtExtreme(made, adjoint, x),
        TensorOperation.LogSumExp => Times(Graph.Softmax(x, made.Content.Axes), adjoint),
        TensorOperation.Softmax => OfSoftmax(made, adjoint),
        TensorOperation.CumulativeSum => OfCumulativeSum(made, adjoint),
        _ => throw new InvalidOperationException($"{made.Operation} has no derivative."),
    };

    private TensorValue Times(Tensor x, Tensor y) =>
        AdjointSums.IsOne(y) ? x : sums.Expressions.Make(x.Axes, (arithmetic, values) => arithmetic.Multiply(values[0], values[1]), x, y);

    /// <summary>
    /// What comes back goes to the first of the greatest. Along several axes that is the first along the last of them, among those that are the first along the others: the maximum is one of maxima.
    /// </summary>
    private TensorValue AtExtreme(Tensor made, Tensor adjoint, Tensor x)
    {
        TensorOperation place = made.Operation == TensorOperation.Max ? TensorOperation.ArgMax : TensorOperation.ArgMin;
        Stack<(Axis Axis, Tensor First)> levels = new();
        Tensor level = x;
        foreach (Axis axis in made.Content.Axes.Reverse())
        {
            levels.Push((axis, Graph.Reduce(place, level, [axis])));
            level = Graph.Reduce(made.Operation, level, [axis]);
        }

        TensorValue part = adjoint;
        while (levels.Count > 0)
        {
            (Axis axis, Tensor first) = levels.Pop();
            part = At(first, axis, part.Tensor, x.Axes);
        }

        return part;
    }

    /// <summary>A value where an axis has an index, 0 elsewhere.</summary>
    private TensorValue At(Tensor index, Axis axis, Tensor value, IReadOnlyList<Axis> axes) => sums.Expressions.Make(
        axes,
        (arithmetic, x) => arithmetic.Select(arithmetic.Compare(Operation.Equal, x[0], x[1]), x[2], arithmetic.Constant(0)),
        Graph.Index(axis),
        index,
        value);

    /// <summary>p·(δ − Σδp). Where δ repeats along the axes of the sum there is nothing: the p add up to 1 whatever they are made of.</summary>
    private TensorValue? OfSoftmax(Tensor p, Tensor adjoint)
    {
        if (!p.Content.Axes.Any(adjoint.Has))
        {
            return null;
        }

        Tensor sum = Graph.Reduce(TensorOperation.Sum, Times(p, adjoint).Tensor, p.Content.Axes);
        return sums.Expressions.Make(p.Axes, (arithmetic, x) => arithmetic.Multiply(x[0], arithmetic.Subtract(x[1], x[2])), p, adjoint, sum);
    }

    private TensorValue OfCumulativeSum(Tensor made, Tensor adjoint)
    {
        Axis axis = made.Axes[made.Content.Place];
        Tensor along = adjoint.Has(axis) ? adjoint : Graph.Expand(adjoint, axis);
        return Graph.CumulativeSum(along, PlaceAdjoints.PlaceOf(along, axis), !made.Content.IsReversed);
    }
}
