using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Planning;

/// <summary>
/// Decides which kernel computes what. Tensors are gone through in their order. Each is computed by the first kernel that can: one that has the same rows and comes after all that the tensor
/// is made of. What one kernel needs of another is kept in memory; what is quickly made of one tensor in memory is computed again wherever it is needed.
/// </summary>
internal sealed partial class PassPlanner(TensorGraph graph, Func<Tensor, TensorView> leaf)
{
    private readonly Normalization _normalization = new(graph);
    private readonly Dictionary<Tensor, int> _uses = [];
    private readonly Dictionary<Tensor, IReadOnlyList<Axis>> _layouts = [];
    private readonly PassPlan _plan = new() { Leaf = leaf };
    private IReadOnlyList<Tensor> _all = [];

    /// <summary>The plan, once all that is wanted has been stored.</summary>
    public PassPlan Plan => _plan;

    /// <summary>A tensor as it is computed; null where it is not.</summary>
    public Tensor? Computed(Tensor tensor) => _normalization.Known(tensor);

    /// <summary>Plans the kernels of all that is wanted.</summary>
    /// <returns>The wanted tensors as they are computed.</returns>
    public IReadOnlyList<Tensor> Compute(IReadOnlyList<Tensor> wanted)
    {
        _normalization.Count(wanted);
        Tensor[] results = [.. wanted.Select(_normalization.Of)];
        Tensor[] all = [.. Normalization.Reachable(results, _ => false)];
        _all = all;
        FindStacked();
        foreach (Tensor used in all.Where(tensor => tensor.Operation is not (TensorOperation.Reorder or TensorOperation.Expand)).SelectMany(tensor => tensor.Inputs).Concat(results).Select(Normalization.Before))
        {
            _uses[used] = _uses.TryGetValue(used, out int count) ? count + 1 : 1;
        }

        FindPaddedFurther(all);

        foreach (Tensor reordered in all.Where(tensor => tensor.Operation == TensorOperation.Reorder && tensor.Inputs[0].Operation == TensorOperation.Contract && _uses[tensor.Inputs[0]] == 1))
        {
            _layouts[reordered.Inputs[0]] = reordered.Axes;
        }

        foreach (Tensor reader in all.Where(tensor => tensor.Operation == TensorOperation.Contract && tensor.Content.Axes.Count > 1))
        {
            PreferLayout(reader.Inputs[0], reader.Inputs[1], reader.Content.Axes);
            PreferLayout(reader.Inputs[1], reader.Inputs[0], reader.Content.Axes);
        }

        foreach (Tensor tensor in all)
        {
            graph.Cancellation.ThrowIfCancellationRequested();
            Visit(tensor);
        }

        return results;
    }

    /// <summary>A product that another one sums over several axes of lies with these behind each other, as the other factor has them, if its last one is among them: then no copy is needed.</summary>
    private void PreferLayout(Tensor factor, Tensor other, IReadOnlyList<Axis> summed)
    {
        Axis[] order = [.. Normalization.Before(other).Axes.Where(summed.Contains)];
        Tensor tensor = Normalization.Before(factor);
        while (tensor.Operation == TensorOperation.Relabel)
        {
            Tensor renamed = tensor;
            order = [.. order.Select(axis => renamed.Inputs[0].Axes[renamed.Axes.ToList().IndexOf(axis)])];
            tensor = Normalization.Before(tensor.Inputs[0]);
        }

        if (tensor.Operation == TensorOperation.Contract && order.Length > 1 && order[order.Length - 1] == tensor.Axes[tensor.Axes.Count - 1] && !_layouts.ContainsKey(tensor))
        {
            _layouts[tensor] = [.. tensor.Axes.Where(axis => !order.Contains(axis)), .. order];
        }
    }

    /// <summary>Where a tensor is; it is put into memory if it is not there.</summary>
    public TensorView InMemory(Tensor tensor) => _plan.Source(tensor, int.MaxValue) is { Block.Kind: MemoryKind.Buffer } view ? view : WholeOf(tensor);

    /// <summary>Decides what is left to decide once all is stored that is wanted: what rounds of loops leave, and what is read again within a row.</summary>
    public void Complete()
    {
        foreach (RoundsKernel rounds in _plan.Kernels.OfType<RoundsKernel>().ToList())
        {
            CompleteRounds(rounds);
        }

        foreach (LoopKernel loop in _plan.Kernels.OfType<LoopKernel>())
        {
            KeepForLaterPhases(loop);
        }

    }

    /// <summary>What takes long to compute and is needed each time that a loop goes through a row is kept the first time.</summary>
    private void KeepForLaterPhases(LoopKernel loop)
    {
        LoopPhases phases = new(loop, _plan);
        foreach (Tensor value in loop.Values.Where(value => loop.Form(value) == ValueForm.Element && value.Operation == TensorOperation.Elementwise && !_plan.Kept.ContainsKey(value)).ToList())
        {
            if (phases.Count > 1 && !IsQuick(value) && loop.Values.Concat(loop.Stores.Select(store => store.Value)).Any(reader => reader != value && phases.PhaseOf(reader) > phases.LevelOf(value) && phases.IsMadeOf(reader, value)))
            {
                // It may stand where what is made of it will stand in the end: lanes read it before they write there.
                KernelStore? later = loop.Stores.FirstOrDefault(store => !store.IsGradient && store.Target.Block is { Kind: MemoryKind.Buffer, IsInteger: false } && store.Target.IsWhole(value.Axes)
                    && store.Value.Axes.SequenceEqual(value.Axes) && loop.Computes(store.Value) && phases.LevelOf(store.Value) == phases.Count - 1 && phases.LevelOf(value) < phases.Count - 1
                    && !loop.Stores.Any(other => other != store && other.Target.Block == store.Target.Block));
                if (later is null)
                {
                    _ = KeepIn(loop, value, value.Axes);
                }
                else
                {
                    loop.Stores.Add(later with { Value = value });
                    _plan.Kept.Add(value, later.Target);
                }
            }
        }
    }

    /// <summary>Stores a value where somebody else wants it.</summary>
    public void Store(Tensor value, TensorView target, bool isGradient)
    {
        if (target.Axes.Count == 0)
        {
            _plan.Scalars.Add(new(value, -1, target, isGradient));
            return;
        }

        // Another name of an axis is the same memory.
        Tensor tensor = Normalization.Before(value);
        while (tensor.Operation == TensorOperation.Relabel && !_plan.Kept.ContainsKey(tensor))
        {
            Tensor renamed = tensor;
            target = target with { Axes = [.. target.Axes.Select(axis => renamed.Has(axis) ? renamed.Inputs[0].Axes[renamed.Axes.ToList().IndexOf(axis)] : axis)] };
            tensor = Normalization.Before(tensor.Inputs[0]);
        }

        KernelStore store = new(tensor, target, isGradient);
        PlannedKernel? home = _plan.Homes.TryGetValue(tensor, out PlannedKernel? kernel) ? kernel : null;

        if (home is RoundsKernel && tensor.Operation == TensorOperation.LoopOutput)
        {
            home.Stores.Add(store);
            return;
        }

        if (target.Axes.Any(target.IsOfBlocks))
        {
            StoreByRounds(tensor, target, isGradient);
            return;
        }

        // A state is written last, by itself: kernels behind the one that computes its next value may read it as it was.
        bool isAll = tensor.Axes.Count == target.Axes.Count && target.Block.Kind != MemoryKind.State;
        if (isAll && home is LoopKernel { IsClosed: false } loop && (loop.Form(tensor) != ValueForm.ColumnReduction || target.IsWhole(tensor.Axes)))
        {
            loop.Stores.Add(store);
        }
        else if (isAll && home is ProductKernel product && product.Product == tensor && product.Values.Count == 1 && product.Stores.Count == 0 && target.IsWhole(product.Layout))
        {
            product.Stores.Add(store);
        }
        else
        {
            Needs needs = new();
            Collect(tensor, needs);
            Axis[] rows = [.. target.Axes.Take(target.Axes.Count - 1)];
            Axis[] inner = [target.Axes[target.Axes.Count - 1]];
            foreach (Tensor read in needs.SamePlace.Concat(needs.Noise.Where(noise => !IsDrawnIn(rows, inner, noise))))
            {
                _ = ViewOf(read);
            }

            LoopKernel copy = Loop([], rows, inner);
            copy.IsClosed = true;
            copy.Stores.Add(store);
        }
    }

    /// <summary>Adds values to the rows of a table's gradient.</summary>
    /// <param name="values">The values, computed.</param>
    /// <param name="index">The row of each, computed.</param>
    /// <param name="target">The gradient.</param>
    /// <param name="isFirst">Whether nothing is added to it before.</param>
    public Tensor StoreRows(Tensor values, Tensor index, TensorView target, bool isFirst)
    {
        (TensorView source, TensorView rows) = (ViewOf(values), ViewOf(index));
        Tensor result = graph.Scatter(values, index, target.Axes, 0);
        ScatterKernel kernel = new(_plan.Kernels.Count, result, source, rows) { IsByRows = true, IsFirst = isFirst };
        kernel.Stores.Add(new(result, target, IsGradient: true));
        _plan.Kernels.Add(kernel);
        return result;
    }

    /// <summary>Where a tensor is without gaps, in the order of its axes.</summary>
    public TensorView WholeOf(Tensor tensor)
    {
        TensorView source = ViewOf(tensor);
        if (source.IsWhole(tensor.Axes) && source.Block.Kind == MemoryKind.Buffer && source.Offset.Number == 0)
        {
            return source;
        }

        // The same elements by another name, which is at home in the copy.
        Tensor same = graph.Slice(tensor, 0, Length.Of(0), tensor.Axes[0]);
        if (_plan.Kept.TryGetValue(same, out TensorView? kept))
        {
            return kept;
        }

        LoopKernel copy = Loop([], [.. tensor.Axes.Take(tensor.Axes.Count - 1)], [tensor.Axes[tensor.Axes.Count - 1]]);
        copy.IsClosed = true;
        copy.Add(same, ValueForm.Element);
        copy.Copies.Add(same, source);
        _plan.Homes[same] = copy;
        return KeepIn(copy, same, tensor.Axes);
    }

    /// <summary>Where a tensor is; it is put into memory if it is not there.</summary>
    private TensorView ViewOf(Tensor tensor)
    {
        if (_plan.Source(tensor, int.MaxValue) is { } source)
        {
            return source;
        }

        if (tensor.Operation is TensorOperation.Relabel or TensorOperation.Split or TensorOperation.Merge or TensorOperation.Slice or TensorOperation.Windows or TensorOperation.At or TensorOperation.Reorder or TensorOperation.Expand
            && tensor.Inputs[0].Axes.Count > 0)
        {
            if (ViewOf(tensor.Inputs[0]).Through(tensor) is { } through)
            {
                return through;
            }

            // What has no gaps can be seen in any way; the copy is where the tensor is from now on.
            TensorView copied = WholeOf(tensor.Inputs[0]).Through(tensor)!;
            _plan.Homes[tensor] = _plan.Kernels.Last(kernel => kernel.Stores.Any(store => store.Target.Block == copied.Block));
            _plan.Kept.Add(tensor, copied);
            return copied;
        }

        if (!_plan.Homes.ContainsKey(tensor))
        {
            Assign(tensor);
        }

        PlannedKernel home = _plan.Homes[tensor];
        return KeepIn(home, tensor, home is ProductKernel product ? product.Layout : tensor.Axes);
    }

    private TensorView KeepIn(PlannedKernel home, Tensor tensor, IReadOnlyList<Axis> layout)
    {
        TensorView view = StackedIn(tensor, layout) ?? TensorView.Whole(Buffer(tensor, layout), layout);
        home.Stores.Add(new(tensor, view));
        view = view with { Axes = tensor.Axes, Strides = [.. tensor.Axes.Select(view.Stride)] };
        _plan.Kept.Add(tensor, view);
        return view;
    }

    private MemoryBlock Buffer(Tensor tensor, IReadOnlyList<Axis> layout)
    {
        MemoryBlock block = new(MemoryKind.Buffer, -1, tensor.Kind == ElementKind.Integer, layout.Aggregate(Length.One, (product, axis) => product * axis.Length));
        _plan.Buffers.Add(block);
        return block;
    }

    private LoopKernel Loop(IReadOnlyList<Axis> batch, IReadOnlyList<Axis> summed, IReadOnlyList<Axis> inner)
    {
        LoopKernel kernel = new(_plan.Kernels.Count, batch, summed, inner);
        _plan.Kernels.Add(kernel);
        return kernel;
    }

    private void Visit(Tensor tensor)
    {
        switch (tensor.Operation)
        {
            case TensorOperation.Elementwise when !tensor.IsScalar && _uses.TryGetValue(tensor, out int uses) && uses > 1 && !IsQuick(tensor):
                Assign(tensor);
                break;
            case TensorOperation.Contract:
            {
                ProductKernel product = new ProductPlanner(graph, ViewOf, WholeOf).Plan(tensor, _layouts.TryGetValue(tensor, out IReadOnlyList<Axis>? layout) ? layout : tensor.Axes, () => _plan.Kernels.Count);
                _plan.Kernels.Add(product);
                _plan.Homes[tensor] = product;
                break;
            }

            case TensorOperation.Sum or TensorOperation.Max or TensorOperation.Min or TensorOperation.ArgMax or TensorOperation.ArgMin:
                Assign(tensor);
                break;
            case TensorOperation.Gather or TensorOperation.Uniform or TensorOperation.Normal when tensor.IsScalar:
                Assign(tensor);
                break;
            case TensorOperation.At when tensor.IsScalar && ViewOf(tensor.Inputs[0]).Block.Kind == MemoryKind.Buffer:
                // Later the memory may hold something else.
                Assign(tensor);
                break;
            case TensorOperation.Loop:
                PlanRounds(tensor);
                break;
            case TensorOperation.Concat:
                Concatenate(tensor);
                break;
            case TensorOperation.Pad:
                Pad(tensor);
                break;
            case TensorOperation.Scatter:
            {
                (TensorView values, TensorView index) = (ViewOf(tensor.Inputs[0]), ViewOf(tensor.Inputs[1]));
                Keep(new ScatterKernel(_plan.Kernels.Count, tensor, values, index), tensor);
                break;
            }

            case TensorOperation.Fold:
            {
                TensorView source = ViewOf(tensor.Inputs[0]);
                Keep(new FoldKernel(_plan.Kernels.Count, tensor, source), tensor);
                break;
            }

            case TensorOperation.CumulativeSum:
            {
                TensorView source = ViewOf(tensor.Inputs[0]);
                Keep(new ScanKernel(_plan.Kernels.Count, tensor, source), tensor);
                break;
            }
        }
    }

    private void Keep(PlannedKernel kernel, Tensor tensor)
    {
        kernel.Values.Add(tensor);
        _plan.Kernels.Add(kernel);
        _plan.Homes[tensor] = kernel;
        _ = KeepIn(kernel, tensor, tensor.Axes);
    }

    /// <summary>Stores each part where it belongs within the whole.</summary>
    private void Concatenate(Tensor tensor)
    {
        Tensor[] inputs = [.. tensor.Inputs];
        TensorView[] views = [.. inputs.Select(ViewOf)];
        TensorView whole = TensorView.Whole(Buffer(tensor, tensor.Axes), tensor.Axes);
        Length from = Length.Of(0);
        int place = tensor.Content.Place;
        for (int i = 0; i < inputs.Length; i++)
        {
            StorePart(tensor, inputs[i], views[i], whole, from, place);
            from += inputs[i].Axes[place].Length;
        }

        _plan.Kept.Add(tensor, whole);
    }

    private void StorePart(Tensor tensor, Tensor part, TensorView source, TensorView whole, Length from, int place)
    {
        Tensor copied = graph.Slice(tensor, place, from, part.Axes[place]);
        Copy(tensor, copied, part, source, whole.Through(copied)!);
    }

    /// <summary>Stores a part of a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="copied">The part, as it is made of the tensor.</param>
    /// <param name="part">The part, as it is elsewhere.</param>
    /// <param name="source">Where it is.</param>
    /// <param name="target">Where it goes.</param>
    private void Copy(Tensor tensor, Tensor copied, Tensor part, TensorView source, TensorView target)
    {
        LoopKernel copy = Loop([], [.. part.Axes.Take(part.Axes.Count - 1)], [part.Axes[part.Axes.Count - 1]]);
        copy.IsClosed = true;
        copy.Add(copied, ValueForm.Element);
        copy.Copies.Add(copied, source);
        copy.Stores.Add(new(copied, target));
        _plan.Homes[tensor] = copy;
    }
}
