using System.Globalization;
using OptGen.Compiler.Binding;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Text;
using OptGen.Compiler.Values;

namespace OptGen.Compiler.Planning;

/// <summary>How a rule is carried out, for parameters of every rank or of some: what <see cref="Planner"/> has found, and what follows from it, found once.</summary>
internal sealed partial class StepPlan
{
    private readonly Dictionary<ShapeKind, IReadOnlyList<Node>> _vectors = [];

    public required BoundRule Rule { get; init; }

    /// <summary>The ranks that the plan is for; null where it is for all.</summary>
    public RankClass? Ranks => Rule.Ranks;

    /// <summary>
    /// The plans for each class of ranks, where the rule asks for the rank; none where it does not. The plan itself then tells what they have in common.
    /// </summary>
    public required IReadOnlyList<StepPlan> Variants
    {
        get;
        init
        {
            field = value;
            foreach (StepPlan variant in value)
            {
                variant.Whole = this;
            }
        }
    }

    /// <summary>The states that are kept narrower than weights, by key; those of variants are with the whole.</summary>
    public required IReadOnlyDictionary<string, Storage> Narrow { get; init; }

    /// <summary>The plan that this one is a variant of; null where it is none.</summary>
    public StepPlan? Whole { get; private set; }

    /// <summary>The plans that are carried out: the variants, or this one.</summary>
    public IReadOnlyList<StepPlan> Executed => field ??= Variants.Count == 0 ? [this] : Variants;

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

    /// <summary>The sections of the step, between the gradients that it asks for again.</summary>
    public required Sections Sections { get; init; }

    /// <summary>The states of parameters of any rank, with those that are kept while a step waits for a gradient.</summary>
    public IReadOnlyList<StateSymbol> AllStates => field ??= [.. Rule.States, .. KeptStates.Union(Executed)];

    /// <summary>The state that holds the weights while a step waits for a gradient; null where none does.</summary>
    public StateSymbol? KeptWeights => KeptStates.Union(Executed).FirstOrDefault();

    public bool ReadsLoss => AllScalars.Any(node => node.Operation == Operation.Loss);

    /// <summary>The calls that give a gradient or loss at another point whose loss is read, from 1 on.</summary>
    public HashSet<int> LossesRead => field ??= [.. Executed.SelectMany(plan => plan.AllScalars).Where(node => node.Operation == Operation.FurtherLoss).Select(Sections.CallOf)];

    /// <summary>What the step reads of what the caller hands over, at any rank; the place of one is that of its memory.</summary>
    public IReadOnlyList<GivenSymbol> Givens => field ??= [.. Rule.Givens.Where(given => Executed.Any(plan => plan.GivensRead.Contains(given.Key)))];

    /// <summary>The keys of what the step itself reads of it.</summary>
    public HashSet<string> GivensRead => field ??= new(
        Phases.Concat(new[] { Evaluation }.OfType<Phase>()).SelectMany(phase => phase.Kernel.Loads).Where(load => load.Memory == Memory.Given).Select(load => load.State)
            .Concat(Functions.SelectMany(function => function.Operands).Where(operand => operand.Memory == Memory.Given).Select(operand => operand.Key))
            .Concat(AllScalars.Where(node => node.Operation == Operation.Given).Select(node => node.Name)),
        StringComparer.Ordinal);

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

    /// <summary>How many times, in the section of the step where it is most, all parameters come to one point: once at its end, and where they are reduced over.</summary>
    public int Stages => Enumerable.Range(0, Sections.Calls.Count + 1).Max(section => EndsOfStages(section).Count()) + 1;

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
    public IReadOnlyList<Node> FunctionScalars => field ??= [.. Functions.SelectMany(function => function.Scalars.Results).Where(scalar => !scalar.IsConstant).Distinct()];

    /// <summary>All scalars and vectors that are computed anywhere.</summary>
    private IReadOnlyList<Node> AllScalars => field ??=
    [
        .. Phases.SelectMany(phase => phase.Scalars.Needed),
        .. Functions.SelectMany(function => function.Scalars.Needed),
        .. Conditions.SelectMany(condition => ScalarPlan.For([condition.Condition]).Needed),
        .. Phases.SelectMany(phase => ScalarPlan.For([.. phase.Kernel.Contributed.SelectMany(reduction => reduction.Inputs)]).Needed),
        .. EndScalars,
        .. Evaluation?.Scalars.Needed ?? [],
    ];

    /// <summary>Scalars that are not for a pass: those of states, those that tell whether a gradient is needed, and the value of a schedule.</summary>
    private IEnumerable<Node> EndScalars => ScalarPlan.For(
        [.. ScalarUpdates.Concat(SharedUpdates).Select(update => update.Value), .. Sections.Calls.Select(call => call.Condition).Append(Rule.Result).OfType<Node>()]).Needed;

    /// <summary>All values of the step and of the weights to evaluate with, but for what is read from memory.</summary>
    private IReadOnlyList<Node> Computed => field ??=
    [
        .. Phases.Concat(new[] { Evaluation }.OfType<Phase>()).SelectMany(phase => phase.Scalars.Needed.Concat(phase.Kernel.Computed)),
        .. AllScalars,
    ];

    /// <summary>How many elements of an array of hyperparameters the rule reads, from the first to the last one.</summary>
    public int ArrayLength(Hyperparameter array)
    {
        HashSet<string> read = new(
            AllScalars.Where(node => node.Operation == Operation.Hyperparameter).Select(node => node.Name),
            StringComparer.Ordinal);
        return Enumerable.Range(0, RuleLimits.ArrayElements + 1).LastOrDefault(index => index > 0 && read.Contains(array.ElementKey(index - 1)));
    }

    /// <summary>The passes of a section of the step that all parameters must have gone through before any goes on; the same at all ranks.</summary>
    public IEnumerable<Phase> EndsOfStages(int section)
    {
        StepPlan any = Executed[0];
        int first = any.Sections.FirstPass(section);
        int last = section == any.Sections.Calls.Count ? int.MaxValue : any.Sections.LastPass(section);
        return any.Phases.Where(phase => phase.EndsForAll && phase.Pass >= first && phase.Pass <= last);
    }

    public bool IsShared(string key) => Shared.Contains(key);

    /// <summary>Whether any state is kept narrower than weights.</summary>
    public bool HasNarrowStates => (Whole ?? this).Narrow.Count > 0;

    /// <summary>How a state is kept.</summary>
    public Storage StorageOf(string key) => (Whole ?? this).Narrow.TryGetValue(key, out Storage storage) ? storage : Storage.Full;

    /// <summary>How states in eight bits are decoded and encoded.</summary>
    public BlockCodes Blocks => field ??= BlockCodes.Of(this);

    /// <summary>Bytes that a step of float reads for each weight, at the rank where they are most.</summary>
    public double BytesRead => Executed.Max(plan => plan.Phases.Where(phase => phase.Space == Shape.Element).Sum(phase => phase.Kernel.Loads.Sum(load => plan.Bytes(load.Memory, load.State))));

    /// <summary>Bytes that a step of float writes for each weight, at the rank where they are most.</summary>
    public double BytesWritten => Executed.Max(plan => plan.Phases.Where(phase => phase.Space == Shape.Element).Sum(phase => phase.Kernel.Stores.Sum(store => plan.Bytes(store.Memory, store.State))));

    private double Bytes(Memory memory, string key) => (memory == Memory.State ? StorageOf(key) : Storage.Full).Bytes();

    /// <summary>What the buffer of a matrix put aside is known by; it is kept to the end of the step.</summary>
    public static string AsideKey(Node collected) => "aside " + ScratchKey(collected);

    /// <summary>Whether a buffer holds a matrix put aside.</summary>
    public static bool IsAside(string key) => key.StartsWith("aside ", StringComparison.Ordinal);

    /// <summary>What is put aside of all parameters, in the order that all ranks have, if some of it is no element of the parameter; empty otherwise.</summary>
    public required IReadOnlyList<Node> CollectedOfOthers { get; init; }

    /// <summary>What the store of values put aside is known by.</summary>
    public static string ScratchKey(Node collected) => collected.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The hyperparameters that set sizes of matrices.</summary>
    public IReadOnlyList<Hyperparameter> SizeHyperparameters => field ??=
    [
        .. Rule.States.Select(state => state.Shape).Concat(Rule.Givens.Select(given => given.Shape)).Where(shape => shape.Kind != ShapeKind.Block)
            .Concat(Executed.SelectMany(plan => plan.Functions).SelectMany(function => function.Operands.Select(operand => operand.Value).Append(function.Function)).Select(value => value.Shape))
            .Concat(Executed.SelectMany(plan => plan.Spaces))
            .Where(shape => shape.Kind != ShapeKind.Block)
            .SelectMany(shape => shape.Height.Hyperparameters.Concat(shape.Width.Hyperparameters))
            .Distinct()
            .Select(key => Rule.Hyperparameters.First(hyperparameter => hyperparameter.Key == key)),
    ];

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
    public IReadOnlyList<Node> OrderedVectors => field ??= [.. AllScalars.Where(node => node.Operation is Operation.Sort or Operation.Places).Select(node => node.Inputs[0]).Distinct().OrderBy(node => node.Id)];

    /// <summary>Whether a vector belongs to the last steps of the whole optimizer, not of a parameter.</summary>
    public bool IsOfSharedHistory(Node vector) => vector.Shape.IsHistory && IsShared(vector.Shape.Height.CountKey);
}
