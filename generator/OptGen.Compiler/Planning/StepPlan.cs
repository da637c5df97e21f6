using System.Globalization;
using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>How a rule is carried out, for parameters of every rank or of some.</summary>
internal sealed class StepPlan
{
    private readonly Dictionary<ShapeKind, IReadOnlyList<Node>> _vectors = [];

    private StepPlan()
    {
    }

    public required BoundRule Rule { get; init; }

    /// <summary>The ranks that the plan is for; null where it is for all.</summary>
    public RankClass? Ranks => Rule.Ranks;

    /// <summary>
    /// The plans for each class of ranks, where the rule asks for the rank; none where it does not. The plan itself then tells what they have in common.
    /// </summary>
    public required IReadOnlyList<StepPlan> Variants { get; init; }

    /// <summary>The states that are kept narrower than weights, by key; those of variants are with the whole.</summary>
    private IReadOnlyDictionary<string, Storage> Narrow { get; set; } = new Dictionary<string, Storage>();

    /// <summary>The plan that this one is a variant of; null where it is none.</summary>
    public StepPlan? Whole { get; private set; }

    /// <summary>The plans that are carried out: the variants, or this one.</summary>
    public IReadOnlyList<StepPlan> Executed => Variants.Count == 0 ? [this] : Variants;

    /// <summary>The states that a parameter has, and those that the optimizer has one of.</summary>
    public required IReadOnlyList<StateSymbol> States { get; init; }

    /// <summary>The passes of a step, in order.</summary>
    public required IReadOnlyList<Phase> Phases { get; init; }

    /// <summary>The functions of matrices, in order; each is carried out before the passes of its own number.</summary>
    public required IReadOnlyList<MatrixStep> Functions { get; init; }

    /// <summary>The sizes of the matrices that a parameter has besides its own.</summary>
    public required IReadOnlyList<Shape> Spaces { get; init; }

    /// <summary>The memory of matrices that a step needs for a while.</summary>
    public required MatrixBuffers Buffers { get; init; }

    /// <summary>The conditions under which something is done that other steps can leave out.</summary>
    public required IReadOnlyList<(Demand Demand, Node Condition)> Conditions { get; init; }

    /// <summary>The pass that computes the weights to evaluate with; null where they are the weights.</summary>
    public required Phase? Evaluation { get; init; }

    /// <summary>The states of one number, row or column for each parameter, and the values that the step gives them.</summary>
    public required IReadOnlyList<(string Key, Node Value)> ScalarUpdates { get; init; }

    /// <summary>The states of one number for the whole optimizer, and the values that the step gives them.</summary>
    public required IReadOnlyList<(string Key, Node Value)> SharedUpdates { get; init; }

    /// <summary>All reductions of the rule, and functions of matrices that give one number; the place of one is that of its result. Variants have those over all parameters first, in the same order.</summary>
    public required IReadOnlyList<Node> Reductions { get; init; }

    /// <summary>What the step puts aside, by the keys of their stores; the place of one is that of its memory, behind the states. Variants have what is for all parameters first, in the same order.</summary>
    public required IReadOnlyList<string> Scratch { get; init; }

    /// <summary>The keys of the states of one number for the whole optimizer.</summary>
    public required HashSet<string> Shared { get; init; }

    /// <summary>Whether a step is one pass that reduces nothing, and the same for parameters of all ranks.</summary>
    public bool IsElementwise => Reductions.Count == 0 && !AllScalars.Any(node => node.IsVector) && Functions.Count == 0 && Phases.All(phase => phase.Space == Shape.Element) && Scratch.Count == 0 && Sections.Calls.Count == 0 && Ranks is null && Variants.Count == 0 && !States.Any(state => state.Shape.IsHistory);

    /// <summary>The parts of the step, between the gradients that it asks for again.</summary>
    public required Sections Sections { get; init; }

    /// <summary>The states of parameters of any rank, with those that are kept while a step waits for a gradient.</summary>
    public IReadOnlyList<StateSymbol> AllStates => [.. Rule.States, .. KeptStates.Union(Executed)];

    /// <summary>The state that holds the weights while a step waits for a gradient; null where none does.</summary>
    public StateSymbol? KeptWeights => KeptStates.Union(Executed).FirstOrDefault();

    public bool ReadsLoss => AllScalars.Any(node => node.Operation == Operation.Loss);

    /// <summary>The calls that give a gradient or loss at another point whose loss is read, from 1 on.</summary>
    public HashSet<int> LossesRead => [.. Executed.SelectMany(plan => plan.AllScalars).Where(node => node.Operation == Operation.FurtherLoss).Select(Sections.CallOf)];

    /// <summary>What the step reads of what the caller hands over, at any rank; the place of one is that of its memory.</summary>
    public IReadOnlyList<GivenSymbol> Givens => [.. Rule.Givens.Where(given => Executed.Any(plan => plan.GivensRead.Contains(given.Key)))];

    /// <summary>The keys of what the step itself reads of it.</summary>
    public HashSet<string> GivensRead => new(
        Phases.Concat(new[] { Evaluation }.OfType<Phase>()).SelectMany(phase => phase.Kernel.Loads).Where(load => load.Memory == Memory.Given).Select(load => load.State)
            .Concat(Functions.SelectMany(function => function.Operands).Where(operand => operand.Memory == Memory.Given).Select(operand => operand.Key))
            .Concat(AllScalars.Where(node => node.Operation == Operation.Given).Select(node => node.Name)),
        StringComparer.Ordinal);

    /// <summary>The place of what is given among what the rule is given at any rank.</summary>
    public int GivenIndex(string key) => (Whole ?? this).Givens.TakeWhile(given => given.Key != key).Count();

    /// <summary>
    /// The pass after which nothing reads the gradient, in every step: it may leave zeros behind. Null where there is none, or the gradient is asked for again.
    /// </summary>
    public Phase? LastToReadGradient
    {
        get
        {
            Phase? last = Phases.LastOrDefault(phase => phase.Kernel.Loads.Any(load => load.Memory == Memory.Gradient));
            return last is { Demand.IsAlways: true } && Rule.GradientCalls.Count == 0
                && !Functions.Any(function => function.Pass > last.Pass && function.Operands.Any(operand => operand.Memory == Memory.Gradient))
                ? last
                : null;
        }
    }

    /// <summary>Whether a pass writes what the step makes of the weights, and not the point of a gradient: at most one does.</summary>
    public bool WritesWeights(Phase phase) =>
        phase.Pass >= Sections.FirstPass(Sections.Calls.Count) && phase.Kernel.Stores.Any(store => store.Memory == Memory.Weights);

    public bool DrawsNoise => Variants.Any(variant => variant.DrawsNoise) || Phases.Concat(new[] { Evaluation }.OfType<Phase>()).Any(phase => phase.Kernel.Splats.Any(node => node.Operation == Operation.NoiseKey));

    /// <summary>Whether parameters depend on each other.</summary>
    public bool ReducesOverAll => Phases.Any(phase => phase.EndsForAll);

    /// <summary>How many times, in the part of the step where it is most, all parameters come to one point: once at its end, and where they are reduced over.</summary>
    public int Stages => Enumerable.Range(0, Sections.Calls.Count + 1).Max(part => EndsOfStages(part).Count()) + 1;

    /// <summary>Whether a step goes through all passes for one parameter before it turns to the next.</summary>
    public bool StepsParametersApart => !ReducesOverAll && SharedUpdates.Count == 0 && Rule.GradientCalls.Count == 0
        && (Variants.Count > 0 || ScalarUpdates.Count > 0 || Functions.Count > 0 || Phases.Count != 1 || !Phases[0].IsSameForParameters);

    /// <summary>Whether a parameter may be cut into flat pieces that are stepped as parameters of their own.</summary>
    public bool IsShardable => StepsRows && Used.All(node => node.IsSameInParts);

    /// <summary>Whether rows of a parameter may be stepped alone.</summary>
    public bool StepsRows => Variants.Count == 0 && !Rule.NeedsMatrix && Used.All(node => node.IsSameInRows);

    private IEnumerable<Node> Used => Computed.Concat(Phases.SelectMany(phase => phase.Kernel.Loads).Select(load => load.Value));

    /// <summary>Whether elements are computed otherwise at the first step than at later ones: initial values are.</summary>
    public bool BeginsApart => Variants.Any(variant => variant.BeginsApart) || Computed
        .Any(node => node.Operation == Operation.Select && node.Shape.Kind == ShapeKind.Element && IsFirstStep(node.Inputs[0]));

    private static bool IsFirstStep(Node condition) =>
        condition is { Operation: Operation.Equal } && condition.Inputs.Any(input => input.Operation == Operation.StepNumber) && condition.Inputs.Any(input => input is { IsConstant: true, Value: 1 });

    /// <summary>Whether a value is compared with itself, which tells NaN from numbers.</summary>
    public bool ComparesWithItself => Variants.Any(variant => variant.ComparesWithItself) || Computed
        .Any(node => node.Operation is >= Operation.Less and <= Operation.NotEqual && node.Inputs[0] == node.Inputs[1]);

    /// <summary>Numbers that a step reads for each weight, at the rank where they are most.</summary>
    public int ElementsRead => Executed.Max(plan => plan.Phases.Where(phase => phase.Space == Shape.Element).Sum(phase => phase.Kernel.Loads.Count));

    /// <summary>Numbers that a step writes for each weight, at the rank where they are most.</summary>
    public int ElementsWritten => Executed.Max(plan => plan.Phases.Where(phase => phase.Space == Shape.Element).Sum(phase => phase.Kernel.Stores.Count));

    /// <summary>The numbers that functions of matrices take, but for constants.</summary>
    public IReadOnlyList<Node> FunctionScalars => [.. Functions.SelectMany(function => function.Scalars.Results).Where(scalar => !scalar.IsConstant).Distinct()];

    /// <summary>All scalars and vectors that are computed anywhere.</summary>
    private IEnumerable<Node> AllScalars => Phases.SelectMany(phase => phase.Scalars.Needed)
        .Concat(Functions.SelectMany(function => function.Scalars.Needed))
        .Concat(Conditions.SelectMany(condition => ScalarPlan.For([condition.Condition]).Needed))
        .Concat(Phases.SelectMany(phase => ScalarPlan.For([.. phase.Kernel.Contributed.SelectMany(reduction => reduction.Inputs)]).Needed))
        .Concat(EndScalars)
        .Concat(Evaluation?.Scalars.Needed ?? []);

    /// <summary>Scalars that are not for a pass: those of states, those that tell whether a gradient is needed, and the value of a schedule.</summary>
    private IEnumerable<Node> EndScalars => ScalarPlan.For(
        [.. ScalarUpdates.Concat(SharedUpdates).Select(update => update.Value), .. Sections.Calls.Select(call => call.Condition).Append(Rule.Result).OfType<Node>()]).Needed;

    /// <summary>All values of the step and of the weights to evaluate with, but for what is read from memory.</summary>
    private IEnumerable<Node> Computed => Phases.Concat(new[] { Evaluation }.OfType<Phase>())
        .SelectMany(phase => phase.Scalars.Needed.Concat(phase.Kernel.Computed))
        .Concat(AllScalars);

    /// <param name="rule">The rule.</param>
    /// <param name="narrow">The states that are kept narrower than weights, by key.</param>
    public static StepPlan For(BoundRule rule, IReadOnlyDictionary<string, Storage> narrow)
    {
        StepResults results = new(rule, SharedStates.Of(rule));
        StepPlan plan = For(results, null, SectionPlanner.Starts(results, [], null, null), [], VariantPlanner.Plan(rule.Variants, results.Shared));
        plan.Narrow = narrow;
        return plan;
    }

    /// <param name="results">What a step leaves behind.</param>
    /// <param name="known">When reductions over all parameters are known, if parameters of other ranks have a say.</param>
    /// <param name="starts">The passes that the parts of the step begin with.</param>
    /// <param name="totals">The reductions over all parameters that a variant contributes to.</param>
    /// <param name="variants">The plans for each class of ranks.</param>
    public static StepPlan For(
        StepResults results,
        IReadOnlyDictionary<int, int>? known,
        IReadOnlyList<int> starts,
        IReadOnlyList<Node> totals,
        IReadOnlyList<StepPlan> variants)
    {
        BoundRule rule = results.Rule;
        List<(string Key, Node Value)> scalarUpdates = [.. results.Scalars.Where(state => !results.Shared.Contains(state.Key)).Select(state => (state.Key, state.Updated))];
        Sections sections = new(rule.GradientCalls, starts, rule.Weight);
        PlannedStep step = PassPlanner.Plan(
            results.Stores,
            [.. results.Scalars.Select(state => state.Updated), .. totals, .. results.BetweenParts],
            new Stages(known, starts),
            sections,
            rule.Graph.Cancellation);
        IReadOnlyList<StateSymbol> states = [.. rule.Ranks is null ? rule.States : results.StatesUsed(totals), .. KeptStates.Of(rule, step.Kept)];
        List<Node> reductions = [.. totals.Where(total => total.Operation == Operation.Reduce), .. step.Passes.SelectMany(pass => pass.Kernel.Reductions).Where(reduction => reduction.Operation == Operation.Reduce).Except(totals), .. step.Functions.Select(function => function.Function).Where(function => function.IsNumberOfMatrix)];
        MatrixBuffers buffers = new(step);

        List<string> scratch =
        [
            .. totals.Where(total => total.Operation == Operation.Collect && IsOfElements(total)).Select(ScratchKey)
                .Union(step.Passes.SelectMany(pass => pass.Kernel.Stores).Where(store => store.Memory == Memory.Scratch).Select(store => store.State)),
        ];

        // An elementwise step computes its scalar states where it computes the other scalars; otherwise they wait for the last pass.
        bool isElementwise = reductions.Count == 0 && scratch.Count == 0 && step.Functions.Count == 0 && step.Passes.All(pass => pass.Space == Shape.Element)
            && rule.GradientCalls.Count == 0 && rule.Ranks is null
            && !states.Any(state => state.Shape.IsHistory)
            && !ScalarPlan.For([.. step.Passes.SelectMany(pass => pass.Kernel.Splats), .. scalarUpdates.Select(update => update.Value)]).Needed.Any(node => node.IsVector);
        IEnumerable<Node> together = isElementwise ? scalarUpdates.Select(update => update.Value) : [];
        StepPlan plan = new()
        {
            Rule = rule,
            Variants = variants,
            Sections = sections,
            States = states,
            Phases =
            [
                .. step.Passes.Where(pass => !pass.Kernel.IsEmpty && !pass.Demand.IsNever)
                    .Select(pass => Phase.For(pass.Kernel, together) with { Pass = pass.Pass, Space = pass.Space, Demand = pass.Demand }),
            ],
            Functions = step.Functions,
            Spaces = [.. states.Select(state => state.Shape).Where(shape => shape.Kind == ShapeKind.Matrix).Concat(MatricesGiven(step)).Concat(buffers.Spaces).Concat(step.Passes.Select(pass => pass.Space)).Where(shape => shape != Shape.Element).Distinct()],
            Buffers = buffers,
            Conditions = ConditionsOf(step, rule.Graph),
            Evaluation = rule.Evaluation is { } evaluation ? Phase.For(KernelPlan.For([new Store(evaluation, Memory.Evaluation, "")], [], new()), []) : null,
            ScalarUpdates = scalarUpdates,
            SharedUpdates = [.. results.Scalars.Where(state => results.Shared.Contains(state.Key)).Select(state => (state.Key, state.Updated))],
            Reductions = reductions,
            Scratch = scratch,
            Shared = results.Shared,
        };
        List<Node> collected = [.. results.Needed(totals).Concat(totals).Where(node => node.Operation == Operation.Collect && node.IsTotal).Distinct().OrderBy(node => node.Total)];
        plan.CollectedOfOthers = collected.All(IsOfElements) ? [] : collected;
        foreach (StepPlan variant in variants)
        {
            variant.Whole = plan;
        }

        return plan;
    }

    private static bool IsOfElements(Node collected) => !collected.Inputs[0].IsVector && collected.Inputs[0].Shape.Kind != ShapeKind.Matrix;

    /// <summary>How many elements of an array of hyperparameters the rule reads, from the first to the last one.</summary>
    public int ArrayLength(Hyperparameter array)
    {
        HashSet<string> read = new(
            AllScalars.Where(node => node.Operation == Operation.Hyperparameter).Select(node => node.Name),
            StringComparer.Ordinal);
        return Enumerable.Range(0, RuleLimits.ArrayElements + 1).LastOrDefault(index => index > 0 && read.Contains(array.ElementKey(index - 1)));
    }

    /// <summary>The passes of a part of the step that all parameters must have gone through before any goes on; the same at all ranks.</summary>
    public IEnumerable<Phase> EndsOfStages(int part)
    {
        StepPlan any = Executed[0];
        int first = any.Sections.FirstPass(part);
        int last = part == any.Sections.Calls.Count ? int.MaxValue : any.Sections.LastPass(part);
        return any.Phases.Where(phase => phase.EndsForAll && phase.Pass >= first && phase.Pass <= last);
    }

    public bool IsShared(string key) => Shared.Contains(key);

    /// <summary>Whether any state is kept narrower than weights.</summary>
    public bool HasNarrowStates => (Whole ?? this).Narrow.Count > 0;

    /// <summary>How a state is kept.</summary>
    public Storage StorageOf(string key) => (Whole ?? this).Narrow.TryGetValue(key, out Storage storage) ? storage : Storage.Full;

    /// <summary>The place of a narrow state among the narrow ones.</summary>
    public int NarrowIndex(string key) => States.TakeWhile(state => state.Key != key).Count(state => StorageOf(state.Key) != Storage.Full);

    /// <summary>Bytes that a step of float reads for each weight, at the rank where they are most.</summary>
    public double BytesRead => Executed.Max(plan => plan.Phases.Where(phase => phase.Space == Shape.Element).Sum(phase => phase.Kernel.Loads.Sum(load => plan.Bytes(load.Memory, load.State))));

    /// <summary>Bytes that a step of float writes for each weight, at the rank where they are most.</summary>
    public double BytesWritten => Executed.Max(plan => plan.Phases.Where(phase => phase.Space == Shape.Element).Sum(phase => phase.Kernel.Stores.Sum(store => plan.Bytes(store.Memory, store.State))));

    private double Bytes(Memory memory, string key) => (memory == Memory.State ? StorageOf(key) : Storage.Full).Bytes();

    /// <summary>The place of a state among those kept together with it.</summary>
    public int StateIndex(string key)
    {
        StateSymbol symbol = States.First(state => state.Key == key);
        return States.Where(state => state.Shape.Kind == symbol.Shape.Kind && (!state.Shape.IsElementwise || state.Shape == symbol.Shape) && IsShared(state.Key) == IsShared(key)).TakeWhile(state => state != symbol).Count();
    }

    /// <summary>What the buffer of a matrix put aside is known by; it is kept to the end of the step.</summary>
    public static string AsideKey(Node collected) => "aside " + ScratchKey(collected);

    /// <summary>Whether a buffer holds a matrix put aside.</summary>
    public static bool IsAside(string key) => key.StartsWith("aside ", StringComparison.Ordinal);

    /// <summary>What is put aside of all parameters, in the order that all ranks have, if some of it is no element of the parameter; empty otherwise.</summary>
    public IReadOnlyList<Node> CollectedOfOthers { get; private set; } = [];

    /// <summary>The place of what is put aside of all parameters.</summary>
    public int TotalPlace(Node collected) => CollectedOfOthers.Count > 0 ? CollectedOfOthers.TakeWhile(other => other.Total != collected.Total).Count() : ScratchPlace(ScratchKey(collected));

    /// <summary>What the store of values put aside is known by.</summary>
    public static string ScratchKey(Node collected) => collected.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The place of a size among those that a parameter has: 0 for its own.</summary>
    public int SpaceIndex(Shape space) => space == Shape.Element ? 0 : Spaces.TakeWhile(other => other != space).Count() + 1;

    /// <summary>The place of a state or buffer among those of its size.</summary>
    /// <param name="memory">Which of the two it is.</param>
    /// <param name="key">Its key.</param>
    /// <param name="space">The size.</param>
    public int MatrixIndex(Memory memory, string key, Shape space) =>
        memory is Memory.State or Memory.Kept ? StateIndex(key) : States.Count(state => state.Shape == space) + Buffers.Place(key);

    /// <summary>The sizes of the matrices that a step reads of what the caller hands over.</summary>
    private static IEnumerable<Shape> MatricesGiven(PlannedStep step) =>
        step.Passes.SelectMany(pass => pass.Kernel.Loads).Where(load => load.Memory == Memory.Given).Select(load => load.Value.Shape)
            .Concat(step.Functions.SelectMany(function => function.Operands).Where(operand => operand.Memory == Memory.Given).Select(operand => operand.Value.Shape))
            .Where(shape => shape.Kind == ShapeKind.Matrix);

    /// <summary>The hyperparameters that set sizes of matrices.</summary>
    public IReadOnlyList<Hyperparameter> SizeHyperparameters =>
    [
        .. Rule.States.Select(state => state.Shape).Concat(Rule.Givens.Select(given => given.Shape)).Where(shape => shape.Kind != ShapeKind.Block)
            .Concat(Executed.SelectMany(plan => plan.Functions).SelectMany(function => function.Operands.Select(operand => operand.Value).Append(function.Function)).Select(value => value.Shape))
            .Concat(Executed.SelectMany(plan => plan.Spaces))
            .Where(shape => shape.Kind != ShapeKind.Block)
            .SelectMany(shape => shape.Height.Hyperparameters.Concat(shape.Width.Hyperparameters))
            .Distinct()
            .Select(key => Rule.Hyperparameters.First(hyperparameter => hyperparameter.Key == key)),
    ];

    /// <summary>The place of a hyperparameter among those that set sizes; variants share the list.</summary>
    public int SizeIndex(string key) => (Whole ?? this).SizeHyperparameters.TakeWhile(hyperparameter => hyperparameter.Key != key).Count();

    /// <summary>The place of a condition among <see cref="Conditions"/>.</summary>
    public int ConditionIndex(Demand demand) => Conditions.TakeWhile(condition => !condition.Demand.Equals(demand)).Count();

    private static IReadOnlyList<(Demand Demand, Node Condition)> ConditionsOf(PlannedStep step, ValueGraph graph)
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

    /// <summary>The place of what is put aside among the memory of one number for each weight.</summary>
    public int ScratchIndex(string key) => States.Count(state => state.Shape == Shape.Element) + Buffers.Count(Shape.Element) + ScratchPlace(key);

    /// <summary>The place of what is put aside among <see cref="Scratch"/>.</summary>
    public int ScratchPlace(string key) => Scratch.TakeWhile(other => other != key).Count();

    /// <summary>The vectors that the rule computes, of one kind; the place of one is that of its memory.</summary>
    public IReadOnlyList<Node> Vectors(ShapeKind kind)
    {
        if (!_vectors.TryGetValue(kind, out IReadOnlyList<Node>? vectors))
        {
            vectors = [.. AllScalars.Concat(Reductions).Where(node => node.Shape.Kind == kind && !IsOfSharedHistory(node)).Distinct().OrderBy(node => node.Id)];
            _vectors.Add(kind, vectors);
        }

        return vectors;
    }

    /// <summary>Whether quantiles are taken along an axis.</summary>
    public bool OrdersAlongAxes => AllScalars.Any(node => node.Operation == Operation.Quantile && node.Reduction.Axis == ReductionAxis.Axis);

    /// <summary>The vectors whose numbers are put in order.</summary>
    public IReadOnlyList<Node> OrderedVectors => [.. AllScalars.Where(node => node.Operation is Operation.Sort or Operation.Places).Select(node => node.Inputs[0]).Distinct().OrderBy(node => node.Id)];

    /// <summary>Whether a vector belongs to the last steps of the whole optimizer, not of a parameter.</summary>
    public bool IsOfSharedHistory(Node vector) => vector.Shape.IsHistory && IsShared(vector.Shape.Height.CountKey);

    /// <summary>The place of such a vector among those that a method computes.</summary>
    public int SharedVectorIndex(Node vector) => AllScalars.Where(IsOfSharedHistory).Distinct().OrderBy(node => node.Id).TakeWhile(other => other != vector).Count();

    public int VectorIndex(Node vector) => Vectors(vector.Shape.Kind).TakeWhile(other => other != vector).Count();

    /// <summary>The place of a size of blocks among those of the rule.</summary>
    public int BlockSizeIndex(string name) => Rule.BlockSizes.TakeWhile(size => size.Dimension.Name != name).Count();

    /// <summary>The place of a reduction's result.</summary>
    public int ReductionIndex(Node reduction) => Reductions.TakeWhile(other => other != reduction).Count();
}
