using System.ComponentModel;
using OptGen.CompilerServices;
using OptGen.Rules;

namespace OptGen;

/// <summary>Facts about an optimizer's rule, found by the compiler.</summary>
public sealed record OptimizerInfo
{
    private readonly IReadOnlyList<RankPlan>? _plans;
    private readonly double? _bytesRead;
    private readonly double? _bytesWritten;
    private readonly bool? _stepsRows;

    /// <summary>The rule as written.</summary>
    public required string Rule { get; init; }

    /// <summary>The rules that this rule calls, directly or indirectly, as written: class name, colon, rule.</summary>
    public IReadOnlyList<string> CalledRules { get; init; } = [];

    /// <summary>The properties that hold the hyperparameters, in the order of the constructor's parameters.</summary>
    public required IReadOnlyList<string> Hyperparameters { get; init; }

    /// <summary>The states, in the order of their first use in the rule.</summary>
    public required IReadOnlyList<StateInfo> States { get; init; }

    /// <summary>Whether a step needs the loss: <see cref="Optimizer.Step(double)"/>.</summary>
    public bool ReadsLoss { get; init; }

    /// <summary>The given values that must be set for each parameter before its first step, with <see cref="Parameter.Give(string, ReadOnlyMemory{float})"/>. If only some ranks need a value, <see cref="Plans"/> say which.</summary>
    public IReadOnlyList<GivenInfo> Givens { get; init; } = [];

    /// <summary>Whether a step needs an estimate of the Hessian's diagonal: <see cref="Parameter.SetHessian(Memory{float})"/>.</summary>
    public bool ReadsHessian => Givens.Any(given => given.Name == GivenInfo.HessianName);

    /// <summary>How many times a step needs the gradient again, at another point. A step takes one call more than that. Calls in branches that a step does not take are skipped.</summary>
    public int GradientCalls { get; init; }

    /// <summary>
    /// If the rule reads losses at other points: for each of the <see cref="GradientCalls"/>, the loss that it needs, as written in the rule, <c>loss(w + c*d)</c>, or an empty
    /// string if it needs none. Empty if no call needs one.
    /// </summary>
    public IReadOnlyList<string> FurtherLosses { get; init; } = [];

    /// <summary>Whether evaluation weights differ from training weights: <see cref="Optimizer.EvaluationWeights(Parameter, Span{float})"/>.</summary>
    public bool HasEvaluationWeights { get; init; }

    /// <summary>Whether parameters depend on each other through reductions over all of them.</summary>
    public bool ReducesOverAll { get; init; }

    /// <summary>Whether a step draws noise, determined by <see cref="Optimizer.Seed"/>.</summary>
    public bool DrawsNoise { get; init; }

    /// <summary>
    /// Whether a parameter can be cut anywhere into flat shards, each a parameter with one axis, in this optimizer or in others with the same type and
    /// hyperparameters. With equally many steps and the same loss, the weights and states of the shards equal those of the whole, bit for bit. This is the case if
    /// the rule reads, for each weight, only that weight, its gradient, states and given values: no reductions, rows or columns, no shape or
    /// size, no noise.
    /// </summary>
    public bool IsShardable { get; init; } = true;

    /// <summary>Whether rows of a parameter can be stepped alone by <see cref="Optimizer.StepRows(Parameter, ReadOnlySpan{int}, ReadOnlySpan{float})"/>: like <see cref="IsShardable"/>, but the rule may use the position of an element.</summary>
    public bool StepsRows
    {
        get => _stepsRows ?? IsShardable;
        init => _stepsRows = value;
    }

    /// <summary>Whether the first step of a parameter differs from later ones: because states have initial values, or the rule tests <c>t == 1</c>.</summary>
    public bool BeginsApart { get; init; }

    /// <summary>
    /// What a step does, for each class of ranks that the rule tells apart by <c>ndim</c>; otherwise one plan for all ranks. If there are several, the counts in this record are
    /// those of the rank where they are largest.
    /// </summary>
    public IReadOnlyList<RankPlan> Plans
    {
        get => _plans ?? [ForEveryRank()];
        init => _plans = value;
    }

    /// <summary>Whether every parameter must have rows and columns: at least two axes.</summary>
    public bool NeedsMatrix { get; init; }

    /// <summary>How many axes a parameter must have, so that all axes exist that the rule reduces along by number.</summary>
    public int NeedsAxes { get; init; }

    /// <summary>The properties whose values set matrix sizes. They are read when a parameter is added and cannot change afterwards.</summary>
    public IReadOnlyList<string> SizeHyperparameters { get; init; } = [];

    /// <summary>How many passes a step makes over a parameter's memory.</summary>
    public int Passes { get; init; } = 1;

    /// <summary>How many elements a step reads per weight: weight, gradient and states. An element has 4 bytes for <see cref="float"/>, 8 for <see cref="double"/>.</summary>
    public required int ElementsRead { get; init; }

    /// <summary>How many elements a step writes per weight.</summary>
    public required int ElementsWritten { get; init; }

    /// <summary>How many bytes a step reads per weight of a <see cref="float"/> parameter; twice as many for <see cref="double"/>. Narrow states count with their stored size.</summary>
    public double BytesReadPerElement
    {
        get => _bytesRead ?? ElementsRead * sizeof(float);
        init => _bytesRead = value;
    }

    /// <summary>How many bytes a step writes per weight of a <see cref="float"/> parameter; twice as many for <see cref="double"/>.</summary>
    public double BytesWrittenPerElement
    {
        get => _bytesWritten ?? ElementsWritten * sizeof(float);
        init => _bytesWritten = value;
    }

    /// <summary>What a step needs memory for beside the states, at the rank where it is most.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StepLayout Layout { get; init; } = new();

    /// <summary>The plan of a step as readable text without a fixed format: the rule, its states, passes and bytes, and what it needs.</summary>
    public override string ToString() => PlanText.Of(this);

    /// <summary>The first state that is kept narrower than the weights; null where none is.</summary>
    internal StateInfo? NarrowState
    {
        get
        {
            for (int i = 0; i < States.Count; i++)
            {
                if (States[i].Storage != Storage.Full)
                {
                    return States[i];
                }
            }

            return null;
        }
    }

    /// <summary>Whether parameters of some ranks follow other plans than those of others.</summary>
    internal bool DependsOnRank => _plans is not null;

    /// <summary>The place of the plan for a rank.</summary>
    internal int PlanOf(int rank)
    {
        for (int i = 0; i < (_plans?.Count ?? 0); i++)
        {
            if (_plans![i].Includes(rank))
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>The plan of a rule whose step is the same for all ranks.</summary>
    private RankPlan ForEveryRank() => new()
    {
        Ranks = [0],
        IncludesHigherRanks = true,
        States = NamesOfStates(),
        Givens = NamesOfGivens(),
        NeedsMatrix = NeedsMatrix,
        NeedsAxes = NeedsAxes,
        Passes = Passes,
        ElementsRead = ElementsRead,
        ElementsWritten = ElementsWritten,
        Layout = Layout,
    };

    private string[] NamesOfStates()
    {
        string[] names = new string[States.Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = States[i].Name;
        }

        return names;
    }

    private string[] NamesOfGivens()
    {
        string[] names = new string[Givens.Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = Givens[i].Name;
        }

        return names;
    }
}
