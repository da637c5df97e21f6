using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Planning;

/// <summary>Finds the matrices of a contraction: which axes are rows, which are columns, which are gone through one by one.</summary>
/// <param name="graph">Where copies of factors in another order are made.</param>
/// <param name="viewOf">Where a tensor is; it is put into memory if need be.</param>
/// <param name="wholeOf">Where a tensor is without gaps, in the order of its axes; it is copied if need be.</param>
internal sealed class ProductPlanner(TensorGraph graph, Func<Tensor, TensorView> viewOf, Func<Tensor, TensorView> wholeOf)
{
    /// <summary>The kernel of a contraction of two factors.</summary>
    /// <param name="product">The contraction.</param>
    /// <param name="wanted">The order of its axes that its reader would like.</param>
    /// <param name="position">The place of the kernel, once the factors are known to be in memory.</param>
    public ProductKernel Plan(Tensor product, IReadOnlyList<Axis> wanted, Func<int> position)
    {
        Tensor left = product.Inputs[0];
        Tensor right = product.Inputs[1];
        Axis last = wanted[wanted.Count - 1];
        if (right.Axes.Any(axis => product.Has(axis) && !left.Has(axis)) && !right.Has(last))
        {
            (left, right) = (right, left);
        }

        // Windows are read element by element, where they are.
        bool isTabulated = HasWindows(left);
        if (!isTabulated && HasWindows(right))
        {
            (left, right, isTabulated) = (right, left, true);
        }

        IReadOnlyList<Axis> summed = product.Content.Axes;
        Axis[] batch = [.. wanted.Where(axis => left.Has(axis) && right.Has(axis))];
        Axis[] rows = [.. wanted.Where(axis => !right.Has(axis))];
        Axis[] columns = [.. wanted.Where(axis => !left.Has(axis))];

        // The rows of the result are without gaps, so an axis that both factors have is not the last.
        IReadOnlyList<Axis> layout = batch.Contains(last) || (isTabulated && !right.Has(last)) ? [.. batch, .. rows, .. columns] : wanted;
        TensorView a = viewOf(left);
        TensorView b = viewOf(right);
        if (isTabulated)
        {
            Axis[] inOrder = [.. right.Axes.Where(summed.Contains)];
            if (b.Merges(inOrder))
            {
                summed = inOrder;
            }
            else
            {
                b = b.Merges(summed) ? b : wholeOf(graph.Reorder(right, [.. batch, .. summed, .. columns]));
            }
        }
        else if (!a.Merges(summed) || !b.Merges(summed))
        {
            if (a.Merges([.. right.Axes.Where(summed.Contains)]) && b.Merges([.. right.Axes.Where(summed.Contains)]))
            {
                summed = [.. right.Axes.Where(summed.Contains)];
            }
            else
            {
                a = a.Merges(summed) ? a : wholeOf(graph.Reorder(left, [.. batch, .. rows, .. summed]));
                b = b.Merges(summed) ? b : wholeOf(graph.Reorder(right, [.. batch, .. summed, .. columns]));
            }
        }

        TensorView c = new(new MemoryBlock(MemoryKind.Buffer, -1, false, Length.One), layout, TensorView.StridesOf(layout), Length.Of(0));
        Axis[] rowsAtOnce = AtOnce(rows, isTabulated ? c : a, c);
        Axis[] columnsAtOnce = AtOnce(columns, b, c);
        ProductKernel kernel = new(position(), product, a, b, layout)
        {
            Outer = [.. layout.Where(axis => !rowsAtOnce.Contains(axis) && !columnsAtOnce.Contains(axis))],
            Rows = rowsAtOnce,
            Columns = columnsAtOnce,
            Inner = summed,
            IsTabulated = isTabulated,
        };
        kernel.Values.Add(product);
        return kernel;
    }

    /// <summary>Whether a factor is windows of something in memory, in whatever order and under whatever names.</summary>
    private static bool HasWindows(Tensor factor)
    {
        Tensor tensor = factor;
        while (tensor.Operation is TensorOperation.Relabel or TensorOperation.Reorder or TensorOperation.Expand or TensorOperation.Split or TensorOperation.Slice or TensorOperation.At)
        {
            tensor = tensor.Inputs[0];
        }

        return tensor.Operation == TensorOperation.Windows;
    }

    /// <summary>The last axes that both views count through as one.</summary>
    private static Axis[] AtOnce(Axis[] axes, TensorView factor, TensorView result)
    {
        int first = 0;
        while (!factor.Merges([.. axes.Skip(first)]) || !result.Merges([.. axes.Skip(first)]))
        {
            first++;
        }

        return [.. axes.Skip(first)];
    }
}
