using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>What the compiler knows of an optimizer's step for parameters of certain ranks, where its rule asks for <c>ndim</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RankVariant
{
    /// <summary>The ranks, ascending: how many axes a parameter has.</summary>
    public required IReadOnlyList<int> Ranks { get; init; }

    /// <summary>Whether all ranks beyond the last of <see cref="Ranks"/> belong to them too.</summary>
    public bool IncludesHigherRanks { get; init; }

    /// <summary>The names of the states that such a parameter has, of those in <see cref="OptimizerInfo.States"/>; a shared one counts for every rank.</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>The names of what must be handed over for such a parameter, of <see cref="OptimizerInfo.Givens"/>.</summary>
    public IReadOnlyList<string> Givens { get; init; } = [];

    /// <summary>Whether a step of such a parameter needs an estimate of the Hessian's diagonal.</summary>
    public bool ReadsHessian => Givens.Contains(GivenInfo.HessianName);

    /// <summary>Whether the last pass that reads the gradient can leave zeros behind.</summary>
    public bool ClearsGradient { get; init; }

    /// <summary>Whether such a parameter must have rows and columns: it is refused where it has one axis.</summary>
    public bool NeedsMatrix { get; init; }

    /// <summary>How many axes a parameter must have, for those that the rule reduces along by their numbers.</summary>
    public int NeedsAxes { get; init; }

    /// <summary>How many vectors of one number for each row a step computes.</summary>
    public int RowVectors { get; init; }

    /// <summary>How long each of these is, where some belong to matrices of another height than the parameter's; empty where all have its rows.</summary>
    public IReadOnlyList<MatrixSide> RowVectorSides { get; init; } = [];

    /// <summary>How many vectors of one number for each column a step computes.</summary>
    public int ColumnVectors { get; init; }

    /// <summary>How long each of these is, where some belong to matrices of another width than the parameter's; empty where all have its columns.</summary>
    public IReadOnlyList<MatrixSide> ColumnVectorSides { get; init; } = [];

    /// <summary>The vectors of one number for each block that a step computes: which of the sizes each has.</summary>
    public IReadOnlyList<int> BlockVectors { get; init; } = [];

    /// <summary>How many values of each weight a step puts aside, in memory that is kept for it.</summary>
    public int Scratch { get; init; }

    /// <summary>What a step puts aside for reductions over all parameters, where some of it is not of the weights' own shape; empty otherwise.</summary>
    public IReadOnlyList<CollectedValues> Collected { get; init; } = [];

    /// <summary>How many matrices of the parameter's own size a step needs for a while.</summary>
    public int Buffers { get; init; }

    /// <summary>The sizes of the other matrices that a parameter has: states, and what a step needs for a while.</summary>
    public IReadOnlyList<MatrixSpace> Spaces { get; init; } = [];

    /// <summary>The functions of matrices that a step calls, each with its sizes once.</summary>
    public IReadOnlyList<MatrixOperation> MatrixOperations { get; init; } = [];

    /// <summary>How many reductions a step makes.</summary>
    public int Reductions { get; init; }

    /// <summary>How often a step goes over the memory of such a parameter; 0 where it leaves it alone.</summary>
    public int Passes { get; init; } = 1;

    /// <summary>Elements that a step reads for each weight.</summary>
    public required int ElementsRead { get; init; }

    /// <summary>Elements that a step writes for each weight.</summary>
    public required int ElementsWritten { get; init; }

    /// <summary>Whether parameters of a rank belong here.</summary>
    internal bool Includes(int rank) => Ranks.Contains(rank) || (IncludesHigherRanks && rank > Ranks[^1]);
}
