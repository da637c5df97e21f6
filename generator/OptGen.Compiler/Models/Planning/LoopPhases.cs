using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Planning;

/// <summary>How often a loop kernel goes through a row, and what it computes each time: a reduction of the row is known to what comes after it.</summary>
internal sealed class LoopPhases
{
    private readonly LoopKernel _kernel;
    private readonly PassPlan _plan;
    private readonly Dictionary<Tensor, int> _levels = [];

    public LoopPhases(LoopKernel kernel, PassPlan plan)
    {
        (_kernel, _plan) = (kernel, plan);
        foreach (Tensor value in kernel.Values.Concat(kernel.Stores.Select(store => store.Value)))
        {
            Visit(value);
        }

        Count = _levels.Where(entry => IsInLoop(entry.Key)).Select(entry => PhaseOf(entry.Key) + 1).DefaultIfEmpty(0).Max();
        bool IsInLoop(Tensor tensor) => kernel.Computes(tensor)
            ? kernel.Form(tensor) is ValueForm.RowReduction or ValueForm.ColumnReduction || IsStored(tensor)
            : IsStored(tensor);
        bool IsStored(Tensor tensor) => kernel.Stores.Any(store => store.Value == tensor && store.Target.Axes.Any(kernel.Inner.Contains));
    }

    /// <summary>How often it goes through a row.</summary>
    public int Count { get; }

    /// <summary>How many phases must be over before a value can be used.</summary>
    public int LevelOf(Tensor tensor) => _levels.TryGetValue(Normalization.Before(tensor), out int level) ? level : 0;

    /// <summary>The phase that computes a reduction, or stores a value.</summary>
    public int PhaseOf(Tensor tensor) => _kernel.Computes(tensor) && _kernel.Form(tensor) == ValueForm.RowReduction ? LevelOf(tensor) - 1 : LevelOf(tensor);

    /// <summary>Whether a value is computed of the elements of another one, not by way of a reduction.</summary>
    public bool IsMadeOf(Tensor reader, Tensor value)
    {
        HashSet<Tensor> seen = [reader];
        Stack<Tensor> pending = new(seen);
        while (pending.Count > 0)
        {
            foreach (Tensor input in Inputs(pending.Pop()).Where(input => !_kernel.IsOfRow(input)))
            {
                if (input == value)
                {
                    return true;
                }

                if (seen.Add(input))
                {
                    pending.Push(input);
                }
            }
        }

        return false;
    }

    /// <summary>What a value is computed of within the kernel; nothing where it is read from memory.</summary>
    public IEnumerable<Tensor> Inputs(Tensor tensor)
    {
        if (tensor.IsScalar && !_kernel.Computes(tensor))
        {
            return [];
        }

        if (!_kernel.Computes(tensor) && _plan.Source(tensor, _kernel.Position) is not null)
        {
            return [];
        }

        return _kernel.Copies.ContainsKey(tensor) || tensor.Operation is TensorOperation.Gather or TensorOperation.ArgMax or TensorOperation.ArgMin
            || !(tensor.Operation == TensorOperation.Elementwise || _kernel.Computes(tensor)) ? [] : tensor.Inputs.Select(Normalization.Before);
    }

    private void Visit(Tensor value)
    {
        Stack<Tensor> pending = new([value]);
        while (pending.Count > 0)
        {
            Tensor tensor = pending.Peek();
            if (_levels.ContainsKey(tensor))
            {
                pending.Pop();
                continue;
            }

            Tensor[] inputs = [.. Inputs(tensor)];
            Tensor[] unknown = [.. inputs.Where(input => !_levels.ContainsKey(input))];
            if (unknown.Length > 0)
            {
                foreach (Tensor input in unknown)
                {
                    pending.Push(input);
                }

                continue;
            }

            int level = inputs.Select(input => _levels[input]).DefaultIfEmpty(0).Max();
            _levels.Add(tensor, _kernel.Computes(tensor) && _kernel.Form(tensor) == ValueForm.RowReduction ? level + 1 : level);
            pending.Pop();
        }
    }
}
