using OptGen.Generator.Binding;

namespace OptGen.Generator.Lowering;

/// <summary>Scalars computed once, then one pass over the elements.</summary>
/// <param name="Scalars">What comes first.</param>
/// <param name="Kernel">The pass.</param>
internal sealed record Phase(ScalarPlan Scalars, KernelPlan Kernel)
{
    public static Phase For(IReadOnlyList<Store> stores, IReadOnlyList<(string Key, Node Value)> scalarUpdates)
    {
        KernelPlan kernel = KernelPlan.For(stores);
        return new Phase(ScalarPlan.For(kernel.Splats, scalarUpdates), kernel);
    }
}

/// <summary>How a rule is carried out.</summary>
internal sealed class StepPlan
{
    private StepPlan()
    {
    }

    public required BoundRule Rule { get; init; }

    public required Phase Step { get; init; }

    /// <summary>The pass that computes the weights to evaluate with; null where they are the weights.</summary>
    public required Phase? Evaluation { get; init; }

    public bool ReadsLoss => Step.Scalars.Needed.Any(node => node.Operation == Operation.Loss);

    public bool ReadsHessian => Step.Kernel.Loads.Any(node => node.Operation == Operation.Hessian);

    /// <summary>Whether a value is compared with itself, which tells NaN from numbers.</summary>
    public bool ComparesWithItself => new[] { Step, Evaluation }.OfType<Phase>()
        .SelectMany(phase => phase.Scalars.Needed.Concat(phase.Kernel.Computed))
        .Any(node => node.Operation is >= Operation.Less and <= Operation.NotEqual && node.Inputs[0] == node.Inputs[1]);

    /// <summary>Numbers that the pass reads for each weight.</summary>
    public int ElementsRead => Step.Kernel.Loads.Count;

    /// <summary>Numbers that the pass writes for each weight.</summary>
    public int ElementsWritten => Step.Kernel.Stores.Count;

    public static StepPlan For(BoundRule rule)
    {
        List<Store> stores = [new Store(StoreTarget.Weights, "", rule.UpdatedWeight)];
        stores.AddRange(rule.States.Where(state => state.Shape == Shape.Element && state.IsWritten).Select(state => new Store(StoreTarget.State, state.Key, state.Updated)));
        List<(string, Node)> updates = [.. rule.States.Where(state => state.Shape == Shape.Scalar && state.IsWritten).Select(state => (state.Key, state.Updated))];
        return new StepPlan
        {
            Rule = rule,
            Step = Phase.For(stores, updates),
            Evaluation = rule.Evaluation is { } evaluation ? Phase.For([new Store(StoreTarget.Evaluation, "", evaluation)], []) : null,
        };
    }

    /// <summary>The place of a state among those of its shape.</summary>
    public int StateIndex(string key)
    {
        StateSymbol symbol = Rule.States.First(state => state.Key == key);
        return Rule.States.Where(state => state.Shape == symbol.Shape).TakeWhile(state => state != symbol).Count();
    }
}
