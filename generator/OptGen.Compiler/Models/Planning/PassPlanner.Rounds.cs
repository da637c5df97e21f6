using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Planning;

/// <content>
/// Loops. A round is planned like a call: the formals are memory that is there. What is carried lies in one place if nobody wants it of all rounds, else in a place of its own after each round;
/// the next round reads it there.
/// </content>
internal sealed partial class PassPlanner
{
    /// <summary>Where tensors of a round are to be kept for all rounds, by the tensors as the body has them.</summary>
    private readonly Dictionary<Tensor, (MemoryBlock Block, Length Place)> _wantedStacks = [];

    /// <summary>The same by the tensors as they are computed.</summary>
    private readonly Dictionary<Tensor, (MemoryBlock Block, Length Place)> _stacks = [];

    private void FindStacked()
    {
        foreach (KeyValuePair<Tensor, (MemoryBlock, Length)> wanted in _wantedStacks)
        {
            Tensor computed = _normalization.Of(wanted.Key);
            while (computed.Operation is TensorOperation.Reorder or TensorOperation.Stop)
            {
                computed = computed.Inputs[0];
            }

            if (!_stacks.ContainsKey(computed))
            {
                _stacks.Add(computed, wanted.Value);
            }
        }
    }

    private TensorView? StackedIn(Tensor tensor, IReadOnlyList<Axis> layout) => _stacks.TryGetValue(tensor, out (MemoryBlock Block, Length Place) stack)
        ? new(stack.Block, layout, TensorView.StridesOf(layout), stack.Place * Count(layout))
        : null;

    private static Length Count(IReadOnlyList<Axis> axes) => axes.Aggregate(Length.One, (product, axis) => product * axis.Length);

    private void PlanRounds(Tensor loop)
    {
        LoopBody body = loop.Content.Loop!;
        Tensor[] outputs = [.. _all.Where(tensor => tensor.Operation == TensorOperation.LoopOutput && tensor.Inputs[0] == loop)];
        Dictionary<Tensor, TensorView> given = [];
        Dictionary<Tensor, TensorView> left = [];
        Dictionary<Tensor, TensorView> results = [];
        Dictionary<Tensor, MemoryBlock> stacks = [];
        for (int i = 0; i < body.Formals.Count; i++)
        {
            (Tensor formal, Tensor input) = (body.Formals[i], loop.Inputs[i]);
            if (formal.IsScalar)
            {
                continue;
            }

            if (i >= body.Next.Count)
            {
                given[formal] = ViewOf(input);
                continue;
            }

            bool isKept = outputs.Any(output => output.Content.Body == formal && IsRead(output));
            Length places = isKept ? body.Rounds.Length + Length.One : Length.One;
            MemoryBlock block = new(MemoryKind.Buffer, -1, formal.Kind == ElementKind.Integer, places * Count(formal.Axes));
            _plan.Buffers.Add(block);
            TensorView first = TensorView.Whole(block, formal.Axes);
            TensorView At(Length place) => isKept ? first with { Offset = place * Count(formal.Axes) } : first;
            (Length read, Length written) = body.IsReversed ? (body.Index + Length.One, body.Index) : (body.Index, body.Index + Length.One);
            (given[formal], left[formal]) = (At(read), At(written));
            (Length before, Length after) = body.IsReversed ? (body.Rounds.Length, Length.Of(0)) : (Length.Of(0), body.Rounds.Length);
            Store(input, At(before), isGradient: false);
            results[formal] = At(after);
            if (isKept)
            {
                stacks[formal] = block;
            }
        }

        PassPlanner planner = new(graph, leaf => given.TryGetValue(leaf, out TensorView? view) ? view : _plan.Leaf(leaf));
        foreach (Tensor output in outputs.Where(output => IsRead(output) && !output.Content.Body!.IsScalar && !stacks.ContainsKey(output.Content.Body!)))
        {
            MemoryBlock block = new(MemoryKind.Buffer, -1, output.Kind == ElementKind.Integer, Count(output.Axes));
            stacks[output.Content.Body!] = block;
            planner._wantedStacks.Add(output.Content.Body!, (block, body.Index));
        }

        foreach ((Tensor formal, Tensor next) in body.Formals.Zip(body.Next, (formal, next) => (formal, next)))
        {
            if (left.TryGetValue(formal, out TensorView? target) && stacks.ContainsKey(formal) && !planner._wantedStacks.ContainsKey(next))
            {
                planner._wantedStacks.Add(next, (target.Block, body.IsReversed ? body.Index : body.Index + Length.One));
            }
        }

        Tensor[] wanted = [.. body.Next.Concat(outputs.Select(output => output.Content.Body!)).Distinct()];
        IReadOnlyList<Tensor> computed = planner.Compute(wanted);
        foreach (Tensor formal in body.Formals.Take(body.Next.Count).Where(stacks.ContainsKey))
        {
            planner.KeepStacked(computed[Array.IndexOf(wanted, body.Next[body.Formals.ToList().IndexOf(formal)])]);
        }

        RoundsKernel kernel = new(_plan.Kernels.Count, loop, planner)
        {
            Given = given,
            Left = left,
            Stacks = stacks.Values,
            Computed = wanted.Zip(computed, (tensor, known) => (tensor, known)).ToDictionary(pair => pair.tensor, pair => pair.known),
        };
        _plan.Kernels.Add(kernel);
        foreach (Tensor result in _all.Where(tensor => tensor.Operation == TensorOperation.LoopResult && tensor.Inputs[0] == loop))
        {
            _plan.Homes[result] = kernel;
            if (results.TryGetValue(body.Formals[result.Content.Place], out TensorView? view))
            {
                _plan.Kept.Add(result, view);
            }
        }

        foreach (Tensor output in outputs)
        {
            _plan.Homes[output] = kernel;
            if (stacks.TryGetValue(output.Content.Body!, out MemoryBlock? block) && IsRead(output))
            {
                KeepOutput(kernel, output, block);
            }
        }
    }

    /// <summary>Whether kernels read a tensor under any of its names; otherwise it is wanted somewhere as it is.</summary>
    private bool IsRead(Tensor tensor) => _all.Any(reader => reader.Inputs.Contains(tensor)
        && (reader.Operation is not (TensorOperation.Relabel or TensorOperation.Reorder or TensorOperation.Expand) || IsRead(reader)));

    /// <summary>A tensor of all rounds is where the rounds have kept it, if they have; else each stores it there.</summary>
    private void KeepOutput(RoundsKernel kernel, Tensor output, MemoryBlock block)
    {
        LoopBody body = kernel.Body;
        Tensor value = output.Content.Body!;
        if (kernel.Given.TryGetValue(value, out TensorView? carried) && kernel.Left.ContainsKey(value))
        {
            Length first = carried.Offset.With(symbol => symbol.Equals(body.Round) ? Length.Of(0) : null);
            _plan.Kept.Add(output, new(block, output.Axes, [Count(value.Axes), .. carried.Strides], first));
            return;
        }

        _plan.Buffers.Add(block);
        TensorView kept = kernel.Planner.ViewOf(kernel.Computed[value]);
        if (kept.Block == block)
        {
            _plan.Kept.Add(output, new(block, output.Axes, [Count(value.Axes), .. value.Axes.Select(kept.Stride)], kept.Offset.With(symbol => symbol.Equals(body.Round) ? Length.Of(0) : null)));
            return;
        }

        TensorView whole = TensorView.Whole(block, output.Axes);
        kernel.Stores.Add(new(output, whole));
        _plan.Kept.Add(output, whole);
    }

    /// <summary>Where parameters of rounds are memory of their own, each round stores its part.</summary>
    private void StoreByRounds(Tensor tensor, TensorView target, bool isGradient)
    {
        Axis axis = target.Axes.First(target.IsOfBlocks);
        LengthSymbol round = new($"part{_plan.Kernels.Count}", false, IsRound: true);
        Tensor formal = graph.Formal($"all {tensor.Id}", tensor.Axes, tensor.Kind, isCarried: false);
        Tensor part = graph.At(formal, tensor.Axes.ToList().IndexOf(axis), Length.Of(round));
        Tensor loop = graph.Loop(new LoopBody(round, axis, false, [formal], []), [tensor]);
        Tensor all = graph.LoopOutput(loop, part);
        _all = [.. _all, loop, all];
        PlanRounds(loop);
        _plan.Homes[all].Stores.Add(new(all, target, isGradient));
    }

    /// <summary>Stores what the rounds leave, once it is known who wants it.</summary>
    private void CompleteRounds(RoundsKernel kernel)
    {
        PassPlanner planner = kernel.Planner;
        LoopBody body = kernel.Body;
        foreach (KernelStore store in kernel.Stores)
        {
            Axis rounds = store.Target.Axes.First(axis => !store.Value.Content.Body!.Has(axis));
            planner.Store(kernel.Computed[store.Value.Content.Body!], store.Target.At(rounds, body.Index), store.IsGradient);
        }

        List<(Tensor Value, TensorView Target)> copied = [];
        MemoryBlock[] carried = [.. kernel.Left.Values.Select(view => view.Block)];
        foreach ((Tensor formal, Tensor next) in body.Formals.Zip(body.Next, (formal, next) => (formal, next)))
        {
            if (!kernel.Left.TryGetValue(formal, out TensorView? target))
            {
                continue;
            }

            Tensor value = kernel.Computed[next];
            if (planner.Plan.Source(value, int.MaxValue) is { } known && known.Block == target.Block && known.Offset.Equals(target.Offset))
            {
                // It is there already.
                continue;
            }

            if (!target.Offset.Equals(kernel.Given[formal].Offset))
            {
                planner.Store(value, target, isGradient: false);
            }
            else if (planner.MayStandIn(value, target.Block))
            {
                planner._stacks[value] = (target.Block, Length.Of(0));
                planner.KeepStacked(value);
            }
            else
            {
                copied.Add((value, target));
            }
        }

        // What stands where another value will be is moved aside first.
        (TensorView Source, Tensor Value, TensorView Target)[] moved = [.. copied.Select(copy =>
        {
            TensorView source = planner.ViewOf(copy.Value);
            return (carried.Contains(source.Block) && copied.Count > 1 ? planner.Copied(source, copy.Value) : source, copy.Value, copy.Target);
        })];
        foreach ((TensorView source, Tensor value, TensorView target) in moved)
        {
            planner.CopyTo(source, value, target);
        }

        planner.Complete();
    }

    /// <summary>Whether a value can be stored where it is computed although what was there before is read by others: if nobody reads that any more.</summary>
    private bool MayStandIn(Tensor value, MemoryBlock block)
    {
        if (!IsComputed(value) || _plan.Kept.ContainsKey(value))
        {
            return false;
        }

        if (!_plan.Homes.ContainsKey(value))
        {
            Assign(value);
        }

        PlannedKernel home = _plan.Homes[value];
        return (home is ProductKernel product ? product.Layout : value.Axes).SequenceEqual(value.Axes)
            && _plan.Kernels.Skip(home.Position).All(kernel => new KernelReads(kernel, _plan).Views.All(view => view.Block != block));
    }

    /// <summary>Whether a kernel computes the elements of a tensor; others are those of another one, seen otherwise.</summary>
    private static bool IsComputed(Tensor tensor) => tensor.Operation is TensorOperation.Elementwise or TensorOperation.Contract or TensorOperation.Sum or TensorOperation.Max or TensorOperation.Min;

    /// <summary>Keeps a tensor where it is wanted, by the kernel that computes it, if that is possible.</summary>
    private void KeepStacked(Tensor tensor)
    {
        if (IsComputed(tensor) && _stacks.ContainsKey(tensor))
        {
            _ = ViewOf(tensor);
        }
    }

    private TensorView Copied(TensorView source, Tensor tensor)
    {
        TensorView target = TensorView.Whole(Buffer(tensor, tensor.Axes), tensor.Axes);
        CopyTo(source, tensor, target);
        return target;
    }

    private void CopyTo(TensorView source, Tensor tensor, TensorView target)
    {
        // The same elements by another name, which is at home in the copy.
        Tensor same = tensor;
        do
        {
            same = graph.Slice(same, 0, Length.Of(0), same.Axes[0]);
        }
        while (_plan.Homes.ContainsKey(same));
        LoopKernel copy = Loop([], [.. tensor.Axes.Take(tensor.Axes.Count - 1)], [tensor.Axes[tensor.Axes.Count - 1]]);
        copy.IsClosed = true;
        copy.Add(same, ValueForm.Element);
        copy.Copies.Add(same, source);
        copy.Stores.Add(new(same, target));
        _plan.Homes[same] = copy;
    }
}
