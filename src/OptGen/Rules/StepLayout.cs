using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>What a step needs memory for beside the states, and where its parameters wait for each other.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StepLayout
{
    /// <summary>
    /// How many times all parameters synchronise in a call of a step, including its end: one more for each pass whose reductions over all parameters must be complete.
    /// </summary>
    public int Stages { get; init; } = 1;

    /// <summary>Whether a step makes all passes over one parameter before the next, so that each thread can take whole parameters.</summary>
    public bool StepsParametersApart { get; init; }

    /// <summary>The state that holds the weights while a step waits for a gradient; null if there is none.</summary>
    public string? KeptWeights { get; init; }

    /// <summary>Whether the last pass that reads the gradient can also zero it. Otherwise zeroing takes a pass of its own.</summary>
    public bool ClearsGradient { get; init; }

    /// <summary>How many reductions a step makes.</summary>
    public int Reductions { get; init; }

    /// <summary>How many vectors with one number per row a step computes.</summary>
    public int RowVectors { get; init; }

    /// <summary>The length of each of these, if some belong to matrices whose height differs from the parameter's; otherwise empty.</summary>
    public IReadOnlyList<MatrixSide> RowVectorSides { get; init; } = [];

    /// <summary>How many vectors with one number per column a step computes.</summary>
    public int ColumnVectors { get; init; }

    /// <summary>The length of each of these, if some belong to matrices whose width differs from the parameter's; otherwise empty.</summary>
    public IReadOnlyList<MatrixSide> ColumnVectorSides { get; init; } = [];

    /// <summary>How many block sizes the rule reduces over.</summary>
    public int BlockSizes { get; init; }

    /// <summary>The vectors with one number per block that a step computes: the index of each vector's block size.</summary>
    public IReadOnlyList<int> BlockVectors { get; init; } = [];

    /// <summary>How many temporary values per weight a step stores, in memory that stays allocated.</summary>
    public int Scratch { get; init; }

    /// <summary>The values that a step stores for reductions over all parameters, if some do not have the weights' shape; otherwise empty.</summary>
    public IReadOnlyList<CollectedValues> Collected { get; init; } = [];

    /// <summary>How many temporary matrices of a parameter's own size a step needs.</summary>
    public int Buffers { get; init; }

    /// <summary>The sizes of the other matrices of a parameter: states and temporaries.</summary>
    public IReadOnlyList<MatrixSpace> Spaces { get; init; } = [];

    /// <summary>The matrix functions that a step calls, each listed once per size.</summary>
    public IReadOnlyList<MatrixOperation> MatrixOperations { get; init; } = [];
}
