using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Planning;

/// <content>Finds the kernel that computes a tensor.</content>
internal sealed partial class PassPlanner
{
    /// <summary>What a tensor is made of, down to what kernels compute or memory holds.</summary>
    private sealed class Needs
    {
        /// <summary>The last kernel that must be over before: it leaves something in memory, or a number.</summary>
        public int After { get; set; } = -1;

        /// <summary>Values that are read at the same place, and so can be taken from the kernel that computes them.</summary>
        public HashSet<Tensor> SamePlace { get; } = [];

        /// <summary>Noise that is drawn where it is needed.</summary>
        public HashSet<Tensor> Noise { get; } = [];

        /// <summary>Whether elements are picked by index, or counted.</summary>
        public bool Counts { get; set; }
    }

    private Needs NeedsOf(Tensor tensor)
    {
        Needs needs = new();
        foreach (Tensor input in tensor.Operation is TensorOperation.ArgMax or TensorOperation.ArgMin or TensorOperation.Gather or TensorOperation.At ? [tensor] : tensor.Inputs)
        {
            Collect(input, needs);
        }

        if (tensor.Operation is TensorOperation.Uniform or TensorOperation.Normal)
        {
            needs.Noise.Add(tensor);
        }

        return needs;
    }

    private void Collect(Tensor input, Needs needs)
    {
        HashSet<Tensor> seen = [];
        Stack<Tensor> pending = new([input]);
        while (pending.Count > 0)
        {
            Tensor tensor = Normalization.Before(pending.Pop());
            if (!seen.Add(tensor))
            {
                continue;
            }

            if (_plan.Homes.TryGetValue(tensor, out PlannedKernel? home))
            {
                if (tensor.IsScalar)
                {
                    needs.After = Math.Max(needs.After, home.Position);
                }
                else
                {
                    needs.SamePlace.Add(tensor);
                }

                continue;
            }

            switch (tensor.Operation)
            {
                case TensorOperation.Elementwise:
                    foreach (Tensor operand in tensor.Inputs)
                    {
                        pending.Push(operand);
                    }

                    break;
                case TensorOperation.Index:
                    needs.Counts = true;
                    break;
                case TensorOperation.Uniform or TensorOperation.Normal:
                    needs.Noise.Add(tensor);
                    break;
                case TensorOperation.Gather:
                    needs.Counts = true;
                    WaitFor(ViewOf(tensor.Inputs[0]), needs);
                    if (tensor.Inputs[1].IsScalar)
                    {
                        pending.Push(tensor.Inputs[1]);
                    }
                    else
                    {
                        WaitFor(ViewOf(tensor.Inputs[1]), needs);
                    }

                    break;
                case TensorOperation.ArgMax or TensorOperation.ArgMin:
                    WaitFor(ViewOf(tensor.Inputs[0]), needs);
                    break;
                case TensorOperation.Relabel or TensorOperation.Split or TensorOperation.Merge or TensorOperation.Slice or TensorOperation.Windows or TensorOperation.At:
                    WaitFor(ViewOf(tensor), needs);
                    break;
            }
        }
    }

    private void WaitFor(TensorView view, Needs needs)
    {
        if (view.Block.Kind == MemoryKind.Buffer)
        {
            needs.After = Math.Max(needs.After, _plan.Kernels.FindLastIndex(kernel => kernel.Stores.Any(store => store.Target.Block == view.Block)));
        }
    }

    /// <summary>Whether a tensor is computed again wherever it is needed: a few operations on one tensor in memory.</summary>
    private bool IsQuick(Tensor tensor)
    {
        HashSet<Tensor> operands = [];
        int operations = 0;
        Stack<Tensor> pending = new([tensor]);
        while (pending.Count > 0 && operations <= Recomputation.FewOperations)
        {
            Tensor next = Normalization.Before(pending.Pop());
            if (next.IsScalar || next.Operation is TensorOperation.Index or TensorOperation.Uniform)
            {
                continue;
            }

            if (next.Operation == TensorOperation.Normal)
            {
                return false;
            }

            if (_plan.Homes.TryGetValue(next, out PlannedKernel? home))
            {
                // The sums themselves are worth nothing to others: what is made of them belongs to the epilogue.
                if (home is ProductKernel product && product.Product == next)
                {
                    return false;
                }
            }
            else if (next.Operation == TensorOperation.Elementwise)
            {
                if (Recomputation.TakesLong(next))
                {
                    return false;
                }

                operations++;
                foreach (Tensor operand in next.Inputs)
                {
                    pending.Push(operand);
                }

                continue;
            }

            if (next.Axes.Count == tensor.Axes.Count)
            {
                operands.Add(next);
            }
        }

        return operations <= Recomputation.FewOperations && operands.Count <= 1;
    }

    /// <summary>Finds or makes the kernel that computes a tensor.</summary>
    private void Assign(Tensor tensor)
    {
        Needs needs = NeedsOf(tensor);
        int earliest = Math.Max(needs.After + 1, needs.SamePlace.Select(value => _plan.Homes[value].Position).DefaultIfEmpty(0).Max());
        for (int i = Math.Max(0, earliest); i < _plan.Kernels.Count; i++)
        {
            if (Joins(_plan.Kernels[i], tensor, needs))
            {
                return;
            }
        }

        (IReadOnlyList<Axis> batch, IReadOnlyList<Axis> summed, IReadOnlyList<Axis> inner) = SpaceOf(tensor);
        foreach (Tensor noise in needs.Noise.Where(noise => noise != tensor && !IsDrawnIn([.. batch, .. summed], inner, noise)).ToList())
        {
            _ = ViewOf(noise);
        }

        LoopKernel kernel = Loop(batch, summed, inner);
        kernel.Add(tensor, FormIn(kernel, tensor)!.Value);
        _plan.Homes[tensor] = kernel;
        KeepForOthers(NeedsOf(tensor), kernel);
    }

    /// <summary>What a kernel takes from others is kept in memory.</summary>
    private void KeepForOthers(Needs needs, PlannedKernel kernel)
    {
        foreach (Tensor value in needs.SamePlace.Where(value => _plan.Homes[value] != kernel))
        {
            _ = ViewOf(value);
        }
    }

    private static (IReadOnlyList<Axis> Batch, IReadOnlyList<Axis> Summed, IReadOnlyList<Axis> Inner) SpaceOf(Tensor tensor)
    {
        if (tensor.Operation is not (TensorOperation.Sum or TensorOperation.Max or TensorOperation.Min or TensorOperation.ArgMax or TensorOperation.ArgMin))
        {
            int last = Math.Max(0, tensor.Axes.Count - 1);
            return ([], [.. tensor.Axes.Take(last)], [.. tensor.Axes.Skip(last)]);
        }

        IReadOnlyList<Axis> axes = tensor.Inputs[0].Axes;
        IReadOnlyList<Axis> over = tensor.Content.Axes;
        int behind = axes.Reverse().TakeWhile(axis => !over.Contains(axis)).Count();
        if (behind == 0 || tensor.Operation is TensorOperation.ArgMax or TensorOperation.ArgMin)
        {
            return ([], tensor.Axes, over);
        }

        return ([.. axes.Take(axes.Count - behind).Where(axis => !over.Contains(axis))], over, [.. axes.Skip(axes.Count - behind)]);
    }

    private bool Joins(PlannedKernel kernel, Tensor tensor, Needs needs)
    {
        if (kernel is ProductKernel product)
        {
            if (!IsEpilogue(product, tensor, needs))
            {
                return false;
            }

            product.Values.Add(tensor);
        }
        else if (kernel is LoopKernel { IsClosed: false } loop && FormIn(loop, tensor) is { } form && CanRead(loop, tensor, form, needs))
        {
            loop.Add(tensor, form);
        }
        else
        {
            return false;
        }

        _plan.Homes[tensor] = kernel;
        KeepForOthers(needs, kernel);
        return true;
    }

    private static bool CanRead(LoopKernel loop, Tensor tensor, ValueForm form, Needs needs)
    {
        Tensor[] within = [.. needs.SamePlace.Where(loop.Computes)];
        if (within.Any(value => loop.Form(value) is ValueForm.ColumnReduction or ValueForm.Total))
        {
            return false;
        }

        // A number of a row, or a sum of such, belongs to a loop that makes some of what it is made of.
        return (form is not (ValueForm.Row or ValueForm.Total) || tensor.Operation is TensorOperation.ArgMax or TensorOperation.ArgMin || within.Length > 0)
            && needs.Noise.All(noise => IsDrawnIn(loop.Rows, loop.Inner, noise));
    }

    /// <summary>Whether noise has an element for each place of a loop, in its order.</summary>
    private static bool IsDrawnIn(IReadOnlyList<Axis> rows, IReadOnlyList<Axis> inner, Tensor noise) =>
        noise.Axes.SequenceEqual([.. rows, .. inner]) || noise.Axes.SequenceEqual(rows);

    /// <summary>How a loop would compute a tensor; null where it cannot.</summary>
    private static ValueForm? FormIn(LoopKernel loop, Tensor tensor)
    {
        bool Same(IEnumerable<Axis> a, IReadOnlyList<Axis> b) => a.Count() == b.Count && a.All(b.Contains);
        IReadOnlyList<Axis> over = tensor.Content.Axes;
        switch (tensor.Operation)
        {
            case TensorOperation.ArgMax or TensorOperation.ArgMin:
                return Same(over, loop.Inner) && Same(tensor.Axes, loop.Rows) ? ValueForm.Row : null;
            case TensorOperation.Sum or TensorOperation.Max or TensorOperation.Min:
                return Same(over, loop.Inner) && Same(tensor.Axes, loop.Rows) ? ValueForm.RowReduction
                    : Same(over, loop.Summed) && loop.Inner.Count > 0 && tensor.Axes.SequenceEqual([.. loop.Batch, .. loop.Inner]) ? ValueForm.ColumnReduction
                    : tensor.Operation == TensorOperation.Sum && tensor.IsScalar && loop.Batch.Count == 0 && loop.Rows.Count > 0 && Same(over, loop.Rows) ? ValueForm.Total
                    : null;
            default:
                return Same(tensor.Axes, [.. loop.Rows, .. loop.Inner]) && (loop.Inner.Count == 0 || tensor.Axes[tensor.Axes.Count - 1] == loop.Inner[loop.Inner.Count - 1])
                    ? (loop.Inner.Count == 0 ? ValueForm.Row : ValueForm.Element)
                    : loop.Rows.Count > 0 && Same(tensor.Axes, loop.Rows) ? ValueForm.Row
                    : null;
        }
    }

    /// <summary>Whether a tensor can be made of the sums of a product while they are in registers.</summary>
    private bool IsEpilogue(ProductKernel product, Tensor tensor, Needs needs)
    {
        if (tensor.Operation != TensorOperation.Elementwise || tensor.Kind == ElementKind.Condition || product.Outer.Count > 0 || needs.Counts || !tensor.Axes.SequenceEqual(product.Layout)
            || product.Stores.Any(store => store.IsGradient)
            || !needs.SamePlace.Any(product.Computes)
            || needs.Noise.Any(noise => !noise.Axes.SequenceEqual(product.Layout)))
        {
            return false;
        }

        return Operands(tensor, product).All(operand => Fits(product, operand));
    }

    /// <summary>Whether an operand's elements are found by row and column of the product.</summary>
    private static bool Fits(ProductKernel product, TensorView operand)
    {
        Axis last = product.Columns.Count > 0 ? product.Columns[product.Columns.Count - 1] : product.Rows[product.Rows.Count - 1];
        return operand.Merges(product.Rows) && operand.Merges(product.Columns)
            && (product.Columns.Count == 0 || operand.Stride(last).Number is 0 or 1) && !operand.Block.IsInteger;
    }

    /// <summary>What a tensor reads from memory, if it is computed by a kernel; where it is not in memory yet, as it will lie there.</summary>
    private IEnumerable<TensorView> Operands(Tensor tensor, PlannedKernel kernel)
    {
        HashSet<Tensor> seen = [];
        Stack<Tensor> pending = new(tensor.Inputs);
        while (pending.Count > 0)
        {
            Tensor next = Normalization.Before(pending.Pop());
            if (next.IsScalar || kernel.Computes(next) || !seen.Add(next))
            {
                continue;
            }

            if (_plan.Source(next, kernel.Position) is { } view)
            {
                yield return view;
            }
            else if (_plan.Homes.TryGetValue(next, out PlannedKernel? home))
            {
                yield return TensorView.Whole(new(MemoryKind.Buffer, -1, next.Kind == ElementKind.Integer, Length.One), home is ProductKernel other ? other.Layout : next.Axes);
            }
            else
            {
                foreach (Tensor input in next.Operation == TensorOperation.Elementwise ? next.Inputs : [])
                {
                    pending.Push(input);
                }
            }
        }
    }
}
