namespace OptGen.Generator.Lowering;

/// <summary>
/// Splits what a step does into the fewest passes: as many as the longest chain of reductions that need each other, and one. What a pass stores,
/// a later one reads back; all else is computed again, which costs less than memory. Memory whose old value a later pass still needs is
/// written by that pass.
/// </summary>
internal static class PassPlanner
{
    /// <param name="stores">What the step writes.</param>
    /// <param name="scalars">Scalars that are needed at the end of the step.</param>
    /// <param name="stages">When values are known.</param>
    /// <returns>The passes in their order; some do nothing where this is for some ranks only.</returns>
    public static IReadOnlyList<KernelPlan> Plan(IReadOnlyList<Store> stores, IEnumerable<Node> scalars, Stages stages)
    {
        List<Node> reductions =
        [
            .. Uses.Of(stores.Select(store => store.Value).Concat(scalars), []).Needed.Where(node => node.IsReductionOfElements),
        ];
        int count = stores.Select(store => stages.Of(store.Value)).Concat(reductions.Select(reduction => stages.Of(reduction) - 1)).DefaultIfEmpty(-1).Max() + 1;
        Dictionary<Store, int> passes = stores.ToDictionary(store => store, store => stages.Of(store.Value));
        while (true)
        {
            List<KernelPlan> kernels =
            [
                .. Enumerable.Range(0, count).Select(pass => KernelPlan.For(
                    [.. stores.Where(store => passes[store] == pass), .. Collected(reductions, stages, pass)],
                    [.. reductions.Where(reduction => reduction.Operation == Operation.Reduce && stages.Of(reduction) - 1 == pass)],
                    [.. stores.Where(store => passes[store] < pass)])),
            ];
            if (Delay(stores, passes, kernels) == 0)
            {
                return kernels;
            }
        }
    }

    /// <summary>What a pass puts aside.</summary>
    private static IEnumerable<Store> Collected(List<Node> reductions, Stages stages, int pass) =>
        reductions.Where(reduction => reduction.Operation == Operation.Collect && stages.Of(reduction) - 1 == pass)
            .Select(reduction => new Store(reduction.Inputs[0], Memory.Scratch, StepPlan.ScratchKey(reduction)));

    /// <summary>Moves each store that would overwrite what a later pass reads to that pass; the number of stores moved.</summary>
    private static int Delay(IReadOnlyList<Store> stores, Dictionary<Store, int> passes, List<KernelPlan> kernels)
    {
        int moved = 0;
        foreach (Store store in stores)
        {
            int last = kernels.FindLastIndex(kernel => kernel.Loads.Any(load =>
                load.Value.Inputs.Count == 0 && load.Memory == store.Memory && load.State == store.State && load.Value != store.Value));
            if (last > passes[store])
            {
                passes[store] = last;
                moved++;
            }
        }

        return moved;
    }
}
