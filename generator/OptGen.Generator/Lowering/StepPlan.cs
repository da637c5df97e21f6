using System.Globalization;
using OptGen.Generator.Binding;

namespace OptGen.Generator.Lowering;

/// <summary>Scalars computed once, then one pass over the elements.</summary>
/// <param name="Scalars">What comes first.</param>
/// <param name="Kernel">The pass.</param>
internal sealed record Phase(ScalarPlan Scalars, KernelPlan Kernel)
{
    public static Phase For(KernelPlan kernel, IEnumerable<Node> more) => new(ScalarPlan.For([.. kernel.Splats, .. more]), kernel);

    /// <summary>Whether the pass is the same in every step whatever the hyperparameters are.</summary>
    public bool IsConstant => Kernel.Splats.All(splat => splat.IsConstant);

    /// <summary>Whether all parameters must have gone through the pass before any goes on.</summary>
    public bool EndsForAll => Kernel.Reductions.Any(reduction => reduction.Reduction.Axis == ReductionAxis.All);
}

/// <summary>How a rule is carried out.</summary>
internal sealed class StepPlan
{
    private StepPlan()
    {
    }

    public required BoundRule Rule { get; init; }

    /// <summary>The passes of a step, in order.</summary>
    public required IReadOnlyList<Phase> Phases { get; init; }

    /// <summary>The pass that computes the weights to evaluate with; null where they are the weights.</summary>
    public required Phase? Evaluation { get; init; }

    /// <summary>The states of one number, row or column for each parameter, and the values that the step gives them.</summary>
    public required IReadOnlyList<(string Key, Node Value)> ScalarUpdates { get; init; }

    /// <summary>The states of one number for the whole optimizer, and the values that the step gives them.</summary>
    public required IReadOnlyList<(string Key, Node Value)> SharedUpdates { get; init; }

    /// <summary>All reductions of the rule; the place of one is that of its result.</summary>
    public required IReadOnlyList<Node> Reductions { get; init; }

    /// <summary>What the step puts aside, by the keys of their stores; the place of one is that of its memory, behind the states.</summary>
    public required IReadOnlyList<string> Scratch { get; init; }

    /// <summary>Whether a step is one pass that reduces nothing.</summary>
    public bool IsElementwise => Reductions.Count == 0 && Scratch.Count == 0;

    public bool ReadsLoss => Phases.SelectMany(phase => phase.Scalars.Needed).Concat(EndScalars).Any(node => node.Operation == Operation.Loss);

    public bool ReadsHessian => Phases.Any(phase => phase.Kernel.Loads.Any(load => load.Memory == Memory.Hessian));

    public bool DrawsNoise => Phases.Concat(new[] { Evaluation }.OfType<Phase>()).Any(phase => phase.Kernel.Splats.Any(node => node.Operation == Operation.NoiseKey));

    /// <summary>Whether parameters depend on each other.</summary>
    public bool ReducesOverAll => Phases.Any(phase => phase.EndsForAll);

    /// <summary>Whether a value is compared with itself, which tells NaN from numbers.</summary>
    public bool ComparesWithItself => Phases.Concat(new[] { Evaluation }.OfType<Phase>())
        .SelectMany(phase => phase.Scalars.Needed.Concat(phase.Kernel.Computed))
        .Concat(EndScalars)
        .Any(node => node.Operation is >= Operation.Less and <= Operation.NotEqual && node.Inputs[0] == node.Inputs[1]);

    /// <summary>Numbers that a step reads for each weight.</summary>
    public int ElementsRead => Phases.Sum(phase => phase.Kernel.Loads.Count);

    /// <summary>Numbers that a step writes for each weight.</summary>
    public int ElementsWritten => Phases.Sum(phase => phase.Kernel.Stores.Count);

    private IEnumerable<Node> EndScalars => ScalarPlan.For([.. ScalarUpdates.Concat(SharedUpdates).Select(update => update.Value)]).Needed;

    public static StepPlan For(BoundRule rule)
    {
        List<Store> stores = [new Store(rule.UpdatedWeight, Memory.Weights, "")];
        stores.AddRange(rule.States.Where(state => state.Shape == Shape.Element && state.IsWritten).Select(state => new Store(state.Updated, Memory.State, state.Key)));
        List<StateSymbol> scalars = [.. rule.States.Where(state => state.Shape != Shape.Element && state.IsWritten)];
        HashSet<string> shared = SharedStates.Of(rule);
        List<(string Key, Node Value)> scalarUpdates = [.. scalars.Where(state => !shared.Contains(state.Key)).Select(state => (state.Key, state.Updated))];
        IReadOnlyList<KernelPlan> kernels = PassPlanner.Plan(stores, scalars.Select(state => state.Updated));
        List<Node> reductions = [.. kernels.SelectMany(kernel => kernel.Reductions)];
        List<string> scratch = [.. kernels.SelectMany(kernel => kernel.Stores).Where(store => store.Memory == Memory.Scratch).Select(store => store.State)];

        // An elementwise step computes its scalar states where it computes the other scalars; otherwise they wait for the last pass.
        IEnumerable<Node> together = reductions.Count == 0 && scratch.Count == 0 ? scalarUpdates.Select(update => update.Value) : [];
        return new StepPlan
        {
            Rule = rule,
            Phases = [.. kernels.Select(kernel => Phase.For(kernel, together))],
            Evaluation = rule.Evaluation is { } evaluation ? Phase.For(KernelPlan.For([new Store(evaluation, Memory.Evaluation, "")], [], []), []) : null,
            ScalarUpdates = scalarUpdates,
            SharedUpdates = [.. scalars.Where(state => shared.Contains(state.Key)).Select(state => (state.Key, state.Updated))],
            Reductions = reductions,
            Scratch = scratch,
        };
    }

    /// <summary>How many elements of an array of hyperparameters the rule reads, from the first to the last one.</summary>
    public int ArrayLength(Hyperparameter array)
    {
        HashSet<string> read = new(
            Phases.SelectMany(phase => phase.Scalars.Needed).Concat(EndScalars).Concat(Evaluation?.Scalars.Needed ?? [])
                .Where(node => node.Operation == Operation.Hyperparameter)
                .Select(node => node.Name),
            StringComparer.Ordinal);
        return Enumerable.Range(0, Loops.LongestLoop + 1).LastOrDefault(index => index > 0 && read.Contains(array.ElementKey(index - 1)));
    }

    public bool IsShared(string key) => SharedUpdates.Any(update => update.Key == key);

    /// <summary>The place of a state among those kept together with it.</summary>
    public int StateIndex(string key)
    {
        StateSymbol symbol = Rule.States.First(state => state.Key == key);
        return Rule.States.Where(state => state.Shape.Kind == symbol.Shape.Kind && IsShared(state.Key) == IsShared(key)).TakeWhile(state => state != symbol).Count();
    }

    /// <summary>What the store of values put aside is known by.</summary>
    public static string ScratchKey(Node collected) => collected.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The place of what is put aside among the memory of one number for each weight.</summary>
    public int ScratchIndex(string key) => Rule.States.Count(state => state.Shape.IsElement) + Scratch.TakeWhile(other => other != key).Count();

    /// <summary>The vectors that the rule computes, of one kind; the place of one is that of its memory.</summary>
    public IReadOnlyList<Node> Vectors(ShapeKind kind) =>
        [.. Phases.SelectMany(phase => phase.Scalars.Needed).Concat(EndScalars).Concat(Evaluation?.Scalars.Needed ?? [])
            .Concat(Reductions).Where(node => node.Shape.Kind == kind).Distinct().OrderBy(node => node.Id)];

    public int VectorIndex(Node vector) => Vectors(vector.Shape.Kind).TakeWhile(other => other != vector).Count();

    /// <summary>The place of a size of blocks among those of the rule.</summary>
    public int BlockSizeIndex(string name) => Rule.BlockSizes.TakeWhile(size => size.Dimension.Name != name).Count();

    /// <summary>The place of a reduction's result.</summary>
    public int ReductionIndex(Node reduction) => Reductions.TakeWhile(other => other != reduction).Count();
}
