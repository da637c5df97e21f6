using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>
/// Plans how a rule is carried out. All steps of planning stand here in their order, each with the reason of its place; how each is done stands where
/// it is done.
/// </summary>
internal static class Planner
{
    /// <param name="rule">The rule.</param>
    /// <param name="narrow">The states that are kept narrower than weights, by key.</param>
    public static StepPlan Plan(BoundRule rule, IReadOnlyDictionary<string, Storage> narrow)
    {
        // Which states the whole optimizer has one of does not depend on the rank: before any plan.
        StepResults results = new(rule, SharedStates.Of(rule));

        // The passes that sections begin with limit where passes may stand: before the passes.
        IReadOnlyList<int> starts = SectionPlanner.Starts(results, [], null, null);

        // The plan of the whole tells what those of classes of ranks have in common: after them.
        IReadOnlyList<StepPlan> variants = VariantPlanner.Plan(rule.Variants, results.Shared);
        return Plan(results, null, starts, [], variants, narrow);
    }

    /// <param name="results">What a step leaves behind.</param>
    /// <param name="known">When reductions over all parameters are known, if parameters of other ranks have a say.</param>
    /// <param name="starts">The passes that the sections of the step begin with.</param>
    /// <param name="totals">The reductions over all parameters that a variant contributes to.</param>
    /// <param name="variants">The plans for each class of ranks.</param>
    /// <param name="narrow">The states that are kept narrower than weights, by key; none for a variant.</param>
    public static StepPlan Plan(
        StepResults results,
        IReadOnlyDictionary<int, int>? known,
        IReadOnlyList<int> starts,
        IReadOnlyList<Node> totals,
        IReadOnlyList<StepPlan> variants,
        IReadOnlyDictionary<string, Storage> narrow)
    {
        BoundRule rule = results.Rule;
        List<(string Key, Node Value)> scalarUpdates = [.. results.Scalars.Where(state => !results.Shared.Contains(state.Key)).Select(state => (state.Key, state.Updated))];

        // Passes come first: states, results and memory are those of passes.
        Sections sections = new(rule.GradientCalls, starts, rule.Weight);
        PlannedStep step = PassPlanner.Plan(
            results.Stores,
            [.. results.Scalars.Select(state => state.Updated), .. totals, .. results.BetweenParts],
            new EarliestPasses(known, starts),
            sections,
            rule.Graph.Cancellation);

        // Passes tell what is kept while a step waits for a gradient.
        IReadOnlyList<StateSymbol> states = [.. rule.Ranks is null ? rule.States : results.StatesUsed(totals), .. KeptStates.Of(rule, step.Kept)];

        // What is for all parameters has the first places, for these are the same at all ranks.
        List<Node> reductions = Reductions(step, totals);
        List<string> scratch = Scratch(step, totals);

        // Matrices share memory by when passes need them, and a parameter has the sizes of states and of this memory.
        MatrixBuffers buffers = new(step);
        IReadOnlyList<Shape> spaces = Spaces(step, states, buffers);

        // Only what is known by now tells whether the step is one pass, which then computes the scalar states too; otherwise they wait for the last pass.
        IEnumerable<Node> together = IsElementwise(rule, step, states, scalarUpdates) && reductions.Count == 0 && scratch.Count == 0 ? scalarUpdates.Select(update => update.Value) : [];
        IReadOnlyList<Phase> phases = Phases(step, together);

        // Conditions are new values: after all that goes through those that there are.
        IReadOnlyList<(Demand Demand, Node Condition)> conditions = Conditions(step, rule.Graph);
        return new StepPlan
        {
            Rule = rule,
            Variants = variants,
            Narrow = narrow,
            Sections = sections,
            States = states,
            Phases = phases,
            Functions = step.Functions,
            Spaces = spaces,
            Buffers = buffers,
            Conditions = conditions,
            Evaluation = rule.Evaluation is { } evaluation ? Phase.For(KernelPlan.For([new Store(evaluation, Memory.Evaluation, "")], [], new()), []) : null,
            ScalarUpdates = scalarUpdates,
            SharedUpdates = [.. results.Scalars.Where(state => results.Shared.Contains(state.Key)).Select(state => (state.Key, state.Updated))],
            Reductions = reductions,
            Scratch = scratch,
            CollectedOfOthers = CollectedOfOthers(results, totals),
            Shared = results.Shared,
        };
    }

    private static List<Node> Reductions(PlannedStep step, IReadOnlyList<Node> totals) =>
    [
        .. totals.Where(total => total.Operation == Operation.Reduce),
        .. step.Passes.SelectMany(pass => pass.Kernel.Reductions).Where(reduction => reduction.Operation == Operation.Reduce).Except(totals),
        .. step.Functions.Select(function => function.Function).Where(function => function.IsNumberOfMatrix),
    ];

    private static List<string> Scratch(PlannedStep step, IReadOnlyList<Node> totals) =>
    [
        .. totals.Where(total => total.Operation == Operation.Collect && IsOfElements(total)).Select(StepPlan.ScratchKey)
            .Union(step.Passes.SelectMany(pass => pass.Kernel.Stores).Where(store => store.Memory == Memory.Scratch).Select(store => store.State)),
    ];

    private static IReadOnlyList<Shape> Spaces(PlannedStep step, IReadOnlyList<StateSymbol> states, MatrixBuffers buffers) =>
    [
        .. states.Select(state => state.Shape).Where(shape => shape.Kind == ShapeKind.Matrix)
            .Concat(MatricesGiven(step)).Concat(buffers.Spaces).Concat(step.Passes.Select(pass => pass.Space))
            .Where(shape => shape != Shape.Element).Distinct(),
    ];

    /// <summary>The sizes of the matrices that a step reads of what the caller hands over.</summary>
    private static IEnumerable<Shape> MatricesGiven(PlannedStep step) =>
        step.Passes.SelectMany(pass => pass.Kernel.Loads).Where(load => load.Memory == Memory.Given).Select(load => load.Value.Shape)
            .Concat(step.Functions.SelectMany(function => function.Operands).Where(operand => operand.Memory == Memory.Given).Select(operand => operand.Value.Shape))
            .Where(shape => shape.Kind == ShapeKind.Matrix);

    /// <summary>Whether nothing but what is reduced or put aside keeps the step from being one pass over the elements.</summary>
    private static bool IsElementwise(BoundRule rule, PlannedStep step, IReadOnlyList<StateSymbol> states, IReadOnlyList<(string Key, Node Value)> scalarUpdates) =>
        step.Functions.Count == 0 && step.Passes.All(pass => pass.Space == Shape.Element)
        && rule.GradientCalls.Count == 0 && rule.Ranks is null
        && !states.Any(state => state.Shape.IsHistory)
        && !ScalarPlan.For([.. step.Passes.SelectMany(pass => pass.Kernel.Splats), .. scalarUpdates.Select(update => update.Value)]).Needed.Any(node => node.IsVector);

    private static IReadOnlyList<Phase> Phases(PlannedStep step, IEnumerable<Node> together) =>
    [
        .. step.Passes.Where(pass => !pass.Kernel.IsEmpty && !pass.Demand.IsNever)
            .Select(pass => Phase.For(pass.Kernel, together) with { Pass = pass.Pass, Space = pass.Space, Demand = pass.Demand }),
    ];

    private static IReadOnlyList<(Demand Demand, Node Condition)> Conditions(PlannedStep step, ValueGraph graph)
    {
        List<(Demand Demand, Node Condition)> conditions = [];
        IEnumerable<(int Pass, Demand Demand)> demands = step.Functions.Select(function => (function.Pass, function.Demand))
            .Concat(step.Passes.Select(pass => (pass.Pass, pass.Demand)))
            .OrderBy(demand => demand.Pass);
        foreach ((_, Demand demand) in demands)
        {
            if (!demand.IsAlways && !demand.IsNever && conditions.All(known => !known.Demand.Equals(demand)))
            {
                conditions.Add((demand, demand.Condition(graph)));
            }
        }

        return conditions;
    }

    /// <summary>What is put aside of all parameters, if some of it is no element of the parameter; empty otherwise.</summary>
    private static IReadOnlyList<Node> CollectedOfOthers(StepResults results, IReadOnlyList<Node> totals)
    {
        List<Node> collected = [.. results.Needed(totals).Concat(totals).Where(node => node.Operation == Operation.Collect && node.IsTotal).Distinct().OrderBy(node => node.Total)];
        return collected.All(IsOfElements) ? [] : collected;
    }

    private static bool IsOfElements(Node collected) => !collected.Inputs[0].IsVector && collected.Inputs[0].Shape.Kind != ShapeKind.Matrix;
}
