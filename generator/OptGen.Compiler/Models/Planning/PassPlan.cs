using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Planning;

/// <summary>A number that a call leaves, or a single number that goes into memory, once all kernels are done.</summary>
/// <param name="Value">The number.</param>
/// <param name="Place">Where it goes among the numbers of the call; −1 where it goes into memory.</param>
/// <param name="Target">The memory; null where it is one of the numbers of the call.</param>
/// <param name="IsGradient">Whether it is added to what is there, where the call says so.</param>
internal sealed record ScalarStore(Tensor Value, int Place, TensorView? Target = null, bool IsGradient = false);

/// <summary>One kind of call: its kernels in order, and where they keep what they make.</summary>
internal sealed class PassPlan
{
    /// <summary>The kernels in their order.</summary>
    public List<PlannedKernel> Kernels { get; } = [];

    /// <summary>Single numbers that are left once all kernels are done.</summary>
    public List<ScalarStore> Scalars { get; } = [];

    /// <summary>Where values are that kernels keep.</summary>
    public Dictionary<Tensor, TensorView> Kept { get; } = [];

    /// <summary>The kernel that computes a value.</summary>
    public Dictionary<Tensor, PlannedKernel> Homes { get; } = [];

    /// <summary>Where the leaves are.</summary>
    public required Func<Tensor, TensorView> Leaf { get; init; }

    /// <summary>All working memory.</summary>
    public List<MemoryBlock> Buffers { get; } = [];

    /// <summary>The kernels, those of loops' rounds among them.</summary>
    public IEnumerable<PlannedKernel> AllKernels => Kernels.SelectMany(kernel => kernel is RoundsKernel rounds ? rounds.Round.AllKernels.Prepend(kernel) : [kernel]);

    /// <summary>All working memory, that of loops' rounds included.</summary>
    public IEnumerable<MemoryBlock> AllBuffers => Buffers.Concat(Kernels.OfType<RoundsKernel>().SelectMany(rounds => rounds.Round.AllBuffers));

    /// <summary>Notes from when to when memory is used.</summary>
    public void UseMemory()
    {
        int time = 0;
        Use(ref time);
    }

    private void Use(ref int time)
    {
        foreach (PlannedKernel kernel in Kernels)
        {
            List<TensorView> views = [.. new KernelReads(kernel, this).Views, .. kernel.Stores.Select(store => store.Target)];
            if (kernel is ClearKernel clear)
            {
                views.Add(clear.Target);
            }

            MemoryBlock[] blocks = [.. views.Select(view => view.Block), .. (kernel as RoundsKernel)?.Stacks ?? []];
            Use(blocks, time++);
            if (kernel is RoundsKernel rounds)
            {
                // What is read or written in some round must be there in the next one, too.
                rounds.Round.Use(ref time);
                Use(blocks, time++);
            }
        }

        Use(Scalars.Select(scalar => scalar.Target).OfType<TensorView>().Select(target => target.Block), time++);
    }

    private static void Use(IEnumerable<MemoryBlock> blocks, int time)
    {
        foreach (MemoryBlock block in blocks)
        {
            block.Use(time);
        }
    }

    /// <summary>Where a tensor can be read by a kernel; null where the kernel computes it itself.</summary>
    public TensorView? Source(Tensor tensor, int position)
    {
        if (tensor.Operation is TensorOperation.Data or TensorOperation.Parameter or TensorOperation.State or TensorOperation.Direction or TensorOperation.Formal)
        {
            // Data that are one number come by value, and so do numbers that a loop is given.
            return tensor is { Operation: TensorOperation.Data or TensorOperation.Formal, IsScalar: true } ? null : Leaf(tensor);
        }

        if (Kept.TryGetValue(tensor, out TensorView? view) && Homes[tensor].Position < position)
        {
            return view;
        }

        return tensor.Operation is TensorOperation.Relabel or TensorOperation.Reorder or TensorOperation.Expand or TensorOperation.Split or TensorOperation.Merge or TensorOperation.Slice or TensorOperation.Windows or TensorOperation.At
            && Source(tensor.Inputs[0], position) is { } source ? source.Through(tensor) : null;
    }
}
