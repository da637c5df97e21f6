using System.ComponentModel;
using OptGen.CompilerServices;

namespace OptGen;

/// <summary>What a step does for parameters of certain ranks. A rule that does not test <c>ndim</c> has one plan, which is for all ranks.</summary>
public sealed record RankPlan
{
    /// <summary>The ranks, ascending: how many axes a parameter has.</summary>
    public required IReadOnlyList<int> Ranks { get; init; }

    /// <summary>Whether the plan is also for all ranks beyond the last of <see cref="Ranks"/>.</summary>
    public bool IncludesHigherRanks { get; init; }

    /// <summary>The names of the states that such a parameter has, of those in <see cref="OptimizerInfo.States"/>. A shared state counts for every rank.</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>The names of the values that must be given for such a parameter, of those in <see cref="OptimizerInfo.Givens"/>.</summary>
    public IReadOnlyList<string> Givens { get; init; } = [];

    /// <summary>Whether a step of such a parameter needs an estimate of the Hessian's diagonal.</summary>
    public bool ReadsHessian => Givens.Contains(GivenInfo.HessianName);

    /// <summary>Whether such a parameter must have rows and columns. One with a single axis is refused.</summary>
    public bool NeedsMatrix { get; init; }

    /// <summary>How many axes a parameter must have, because the rule reduces along them by their numbers.</summary>
    public int NeedsAxes { get; init; }

    /// <summary>How often a step goes over the memory of such a parameter; 0 if it leaves the parameter alone.</summary>
    public int Passes { get; init; } = 1;

    /// <summary>How many elements a step reads per weight.</summary>
    public required int ElementsRead { get; init; }

    /// <summary>How many elements a step writes per weight.</summary>
    public required int ElementsWritten { get; init; }

    /// <summary>What a step needs memory for beside the states.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StepLayout Layout { get; init; } = new();

    /// <summary>Whether parameters of a rank follow the plan.</summary>
    internal bool Includes(int rank) => Ranks.Contains(rank) || (IncludesHigherRanks && rank > Ranks[^1]);
}
