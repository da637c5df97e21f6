using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Gradients;

/// <summary>Adjoints of sums of products: for each factor the sum of the products of the adjoint and the other factors, so for z = x @ W the two products δ @ Wᵀ and xᵀ @ δ.</summary>
internal sealed class ProductAdjoints(AdjointSums sums)
{
    /// <summary>Hands an adjoint on to the factors.</summary>
    public void HandOn(Tensor made, Tensor adjoint)
    {
        Axis[] all = [.. made.Axes, .. made.Content.Axes];
        for (int i = 0; i < made.Inputs.Count; i++)
        {
            Tensor factor = made.Inputs[i];
            if (sums.IsNeeded(factor))
            {
                sums.Add(factor, PartOf(factor, [adjoint, .. made.Inputs.Where((_, k) => k != i)], [.. all.Where(axis => !factor.Has(axis))]));
            }
        }
    }

    /// <summary>The sum over some axes of the product of some tensors, without what is one number: that is multiplied with last.</summary>
    private TensorValue PartOf(Tensor factor, Tensor[] others, Axis[] over)
    {
        Tensor[] numbers = [.. others.Where(other => other.IsScalar)];
        Tensor[] arrays = [.. others.Where(other => !other.IsScalar)];
        Axis[] summed = [.. over.Where(axis => arrays.Any(array => array.Has(axis)))];
        TensorValue product = arrays.Length == 0 ? sums.Graph.Constant(1)
            : arrays.Length == 1 || summed.Length == 0 ? sums.SumOver(Product(arrays, factor.Axes), summed, arrays[0])
            : sums.Graph.Contract(summed, Ordered(arrays, factor, summed));
        Tensor repetitions = sums.Graph.Number(over.Except(summed).Aggregate(Length.One, (count, axis) => count * axis.Length));
        return numbers.Append(repetitions).Aggregate(product, (result, number) => sums.Times(number, result));
    }

    private TensorValue Product(Tensor[] arrays, IReadOnlyList<Axis> axes) => arrays.Length == 1
        ? arrays[0]
        : sums.Expressions.Make(axes, (arithmetic, x) => x.Skip(1).Aggregate(x[0], (product, next) => arithmetic.Multiply(product.Named(), next)), [.. arrays.Select(array => (TensorValue)array)]);

    /// <summary>The factors in an order in which the axes of the product are in that of the factor that it is the adjoint of, if there is one; else one in which the last is.</summary>
    private static Tensor[] Ordered(Tensor[] arrays, Tensor factor, Axis[] summed)
    {
        Axis[] wanted = [.. factor.Axes.Where(axis => arrays.Any(array => array.Has(axis)))];
        Axis[] AxesOf(Tensor[] order) => [.. order.SelectMany(array => array.Axes).Distinct().Except(summed)];
        return Orders(arrays).FirstOrDefault(order => AxesOf(order).SequenceEqual(wanted))
            ?? Orders(arrays).FirstOrDefault(order => AxesOf(order).LastOrDefault() == wanted.LastOrDefault())
            ?? arrays;
    }

    private static IEnumerable<Tensor[]> Orders(Tensor[] arrays)
    {
        if (arrays.Length > 4)
        {
            return [arrays];
        }

        return arrays.Length < 2 ? [arrays] : arrays.SelectMany((first, i) => Orders([.. arrays.Where((_, k) => k != i)]).Select(rest => (Tensor[])[first, .. rest]));
    }
}
