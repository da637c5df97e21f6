using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Graph;

namespace OptGen.Compiler.Models.Planning;

/// <summary>What a call that takes gradients, or one without, is made of.</summary>
/// <param name="Products">Products of matrices.</param>
/// <param name="Passes">Passes over the rows of memory.</param>
/// <param name="KeptNumbers">How many numbers of the way forward are kept for the way back.</param>
/// <param name="KeptIntegers">How many whole numbers.</param>
internal sealed record PlanCost(int Products, int Passes, Length KeptNumbers, Length KeptIntegers)
{
    /// <param name="plan">The plan of the calls.</param>
    /// <param name="hasLoss">Whether there are any that take gradients.</param>
    public static PlanCost Of(ModelPlan plan, bool hasLoss)
    {
        PassPlan pass = hasLoss ? plan.Training : plan.Prediction;
        PlannedKernel[] kernels = [.. pass.AllKernels.Where(kernel => kernel is not RoundsKernel)];
        int products = kernels.Count(kernel => kernel is ProductKernel);
        MemoryBlock[] kept = hasLoss ? [.. Kept(pass)] : [];
        return new PlanCost(products, kernels.Length - products, Sum(kept.Where(block => !block.IsInteger)), Sum(kept.Where(block => block.IsInteger)));
    }

    private static Length Sum(IEnumerable<MemoryBlock> blocks) => blocks.Aggregate(Length.Of(0), (sum, block) => sum + block.Elements);

    /// <summary>Working memory with values that the loss is made of, which a kernel reads that computes others.</summary>
    private static IEnumerable<MemoryBlock> Kept(PassPlan pass)
    {
        HashSet<Tensor> forward = [.. Normalization.Reachable(pass.Scalars.Where(scalar => scalar.Place == 0).Select(scalar => scalar.Value), _ => false)];
        HashSet<MemoryBlock> made = [.. pass.Kernels.SelectMany(kernel => kernel.Stores).Where(store => forward.Contains(store.Value) && store.Target.Block.Kind == MemoryKind.Buffer).Select(store => store.Target.Block)
            .Concat(pass.Kernels.OfType<RoundsKernel>().Where(rounds => forward.Contains(rounds.Loop)).SelectMany(rounds => rounds.Stacks))];
        return pass.Kernels
            .Where(kernel => kernel.Values.Concat(kernel.Stores.Select(store => store.Value)).Any(value => !forward.Contains(value)))
            .SelectMany(kernel => new KernelReads(kernel, pass).Views)
            .Select(view => view.Block)
            .Where(made.Contains)
            .Distinct();
    }
}
