using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Planning;

/// <summary>What a kernel reads: the memory, and the single numbers.</summary>
internal sealed class KernelReads
{
    private readonly HashSet<Tensor> _seen = [];

    public KernelReads(PlannedKernel kernel, PassPlan plan)
    {
        switch (kernel)
        {
            case ProductKernel product:
                Views.Add(product.Left);
                Views.Add(product.Right);
                break;
            case ScatterKernel scatter:
                Views.Add(scatter.Source);
                Views.Add(scatter.Index);
                return;
            case FoldKernel fold:
                Views.Add(fold.Source);
                return;
            case RoundsKernel rounds:
                Views.AddRange(rounds.Given.Values);
                return;
            case ScanKernel scan:
                Views.Add(scan.Source);
                return;
        }

        Stack<Tensor> pending = new(kernel.Values.Concat(kernel.Stores.Select(store => store.Value)));
        while (pending.Count > 0)
        {
            Tensor tensor = Normalization.Before(pending.Pop());
            if (!_seen.Add(tensor))
            {
                continue;
            }

            bool isComputed = kernel.Computes(tensor);
            Counts |= tensor.Operation is TensorOperation.Index or TensorOperation.Gather or TensorOperation.Uniform or TensorOperation.Normal;
            if (tensor.IsScalar && !isComputed)
            {
                Scalars.Add(tensor);
            }
            else if (kernel is LoopKernel loop && loop.Copies.TryGetValue(tensor, out TensorView? copied))
            {
                Views.Add(copied);
            }
            else if (!isComputed && plan.Source(tensor, kernel.Position) is { } source)
            {
                Views.Add(source);
            }
            else if (tensor.Operation is TensorOperation.Gather or TensorOperation.ArgMax or TensorOperation.ArgMin or TensorOperation.At)
            {
                Views.AddRange(tensor.Inputs.Where(input => !input.IsScalar).Select(input => plan.Source(input, kernel.Position)!));
                foreach (Tensor index in tensor.Inputs.Where(input => input.IsScalar))
                {
                    pending.Push(index);
                }
            }
            else if (kernel is not ProductKernel product || tensor != product.Product)
            {
                foreach (Tensor input in tensor.Inputs)
                {
                    pending.Push(input);
                }
            }
        }
    }

    /// <summary>The memory that it reads.</summary>
    public List<TensorView> Views { get; } = [];

    /// <summary>Whether it counts along axes: for noise, by an index, or to pick.</summary>
    public bool Counts { get; private set; }

    /// <summary>The single numbers that it reads; constants among them.</summary>
    public List<Tensor> Scalars { get; } = [];
}
