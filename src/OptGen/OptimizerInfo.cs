using OptGen.Descriptions;

namespace OptGen;

/// <summary>What the compiler knows of an optimizer: facts about its rule.</summary>
public sealed record OptimizerInfo
{
    private readonly double? _bytesRead;
    private readonly double? _bytesWritten;
    private readonly bool? _stepsRows;

    /// <summary>The rule as written.</summary>
    public required string Rule { get; init; }

    /// <summary>The rules that the rule calls, directly or not, as written: the name of the class, a colon and the rule.</summary>
    public IReadOnlyList<string> CalledRules { get; init; } = [];

    /// <summary>The properties that hold the hyperparameters, in the order of the constructor's parameters.</summary>
    public required IReadOnlyList<string> Hyperparameters { get; init; }

    /// <summary>The states, in the order in which the rule first names them.</summary>
    public required IReadOnlyList<StateInfo> States { get; init; }

    /// <summary>Whether a step needs the loss: <see cref="Optimizer.Step(double)"/>.</summary>
    public bool ReadsLoss { get; init; }

    /// <summary>What must be handed over for a parameter before its first step, by <see cref="Parameter.Give(string, ReadOnlyMemory{float})"/>; of some of them, <see cref="Variants"/> tell which ranks need it.</summary>
    public IReadOnlyList<GivenInfo> Givens { get; init; } = [];

    /// <summary>Whether a step needs an estimate of the Hessian's diagonal: <see cref="Parameter.SetHessian(Memory{float})"/>.</summary>
    public bool ReadsHessian => Givens.Any(given => given.Name == Parameter.HessianName);

    /// <summary>How many times a step asks for the gradient again, at another point: it takes one call more than that. Those in branches that a step does not take are left out.</summary>
    public int GradientCalls { get; init; }

    /// <summary>
    /// Where the rule reads losses at other points: for each of the <see cref="GradientCalls"/> the loss that it needs as the rule writes it, <c>loss(w + c*d)</c>, or an empty
    /// string where it needs none; empty where no call does.
    /// </summary>
    public IReadOnlyList<string> FurtherLosses { get; init; } = [];

    /// <summary>The state that holds the weights while a step waits for a gradient; null where none does.</summary>
    public string? KeptWeights { get; init; }

    /// <summary>Whether the weights to evaluate with differ from those to train with: <see cref="Optimizer.EvaluationWeights(Parameter, Span{float})"/>.</summary>
    public bool HasEvaluationWeights { get; init; }

    /// <summary>Whether parameters depend on each other, through reductions over all of them.</summary>
    public bool ReducesOverAll { get; init; }

    /// <summary>
    /// How many times all parameters come to one point in a call of a step, its end included: once more for each pass whose reductions over all of them are waited for.
    /// </summary>
    public int Stages { get; init; } = 1;

    /// <summary>Whether a step goes through all passes for one parameter before it turns to the next, so that threads can take one each.</summary>
    public bool StepsParametersApart { get; init; }

    /// <summary>Whether a step draws noise, which follows from <see cref="Optimizer.Seed"/>.</summary>
    public bool DrawsNoise { get; init; }

    /// <summary>
    /// Whether a parameter may be cut anywhere into flat pieces, each a parameter of one axis, in this optimizer or in others of the same type and
    /// hyperparameters: stepped equally often and with the same loss, the weights and states of the pieces are those of the whole, bit for bit. So it is where
    /// the rule reads of a parameter nothing but the one weight that it updates, its gradient, states and what is given for it: no reductions, rows or columns, no shape or
    /// size, no noise.
    /// </summary>
    public bool IsShardable { get; init; } = true;

    /// <summary>Whether rows of a parameter can be stepped alone, <see cref="Optimizer.StepRows(Parameter, ReadOnlySpan{int}, ReadOnlySpan{float})"/>: as <see cref="IsShardable"/>, but a rule may know the place of an element.</summary>
    public bool StepsRows
    {
        get => _stepsRows ?? IsShardable;
        init => _stepsRows = value;
    }

    /// <summary>Whether the first step of a parameter computes its elements otherwise than later ones: where states have initial values, and where the rule asks for <c>t == 1</c>.</summary>
    public bool BeginsApart { get; init; }

    /// <summary>
    /// What a step does for parameters of certain ranks, where the rule asks for <c>ndim</c>; empty where it does not. The counts here are then
    /// those of the rank at which they are greatest.
    /// </summary>
    public IReadOnlyList<RankVariant> Variants { get; init; } = [];

    /// <summary>Whether every parameter must have rows and columns: at least two axes.</summary>
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

    /// <summary>How many sizes of blocks the rule reduces.</summary>
    public int BlockSizes { get; init; }

    /// <summary>The vectors of one number for each block that a step computes: which of the sizes each has.</summary>
    public IReadOnlyList<int> BlockVectors { get; init; } = [];

    /// <summary>How many matrices of a parameter's own size a step needs for a while.</summary>
    public int Buffers { get; init; }

    /// <summary>The sizes of the other matrices that a parameter has: states, and what a step needs for a while.</summary>
    public IReadOnlyList<MatrixSpace> Spaces { get; init; } = [];

    /// <summary>The functions of matrices that a step calls, each with its sizes once.</summary>
    public IReadOnlyList<MatrixOperation> MatrixOperations { get; init; } = [];

    /// <summary>The properties whose values set sizes of matrices; they count when a parameter is added and cannot be changed afterwards.</summary>
    public IReadOnlyList<string> SizeHyperparameters { get; init; } = [];

    /// <summary>Whether the last pass that reads the gradient can leave zeros behind; where it cannot, zeroing takes a pass of its own.</summary>
    public bool ClearsGradient { get; init; }

    /// <summary>How many reductions a step makes.</summary>
    public int Reductions { get; init; }

    /// <summary>How many values of each weight a step puts aside, in memory that is kept for it.</summary>
    public int Scratch { get; init; }

    /// <summary>What a step puts aside for reductions over all parameters, where some of it is not of the weights' own shape; empty otherwise.</summary>
    public IReadOnlyList<CollectedValues> Collected { get; init; } = [];

    /// <summary>How often a step goes over the memory of a parameter.</summary>
    public int Passes { get; init; } = 1;

    /// <summary>Elements that a step reads for each weight: weight, gradient and states; times 4 bytes for <see cref="float"/>, 8 for <see cref="double"/>.</summary>
    public required int ElementsRead { get; init; }

    /// <summary>Elements that a step writes for each weight.</summary>
    public required int ElementsWritten { get; init; }

    /// <summary>Bytes that a step reads for each weight of a <see cref="float"/> parameter; twice as many for <see cref="double"/>. Of narrow states, what they take in memory.</summary>
    public double BytesReadPerElement
    {
        get => _bytesRead ?? ElementsRead * sizeof(float);
        init => _bytesRead = value;
    }

    /// <summary>Bytes that a step writes for each weight of a <see cref="float"/> parameter; twice as many for <see cref="double"/>.</summary>
    public double BytesWrittenPerElement
    {
        get => _bytesWritten ?? ElementsWritten * sizeof(float);
        init => _bytesWritten = value;
    }

    /// <summary>The plan of a step for people, in no fixed form: the rule, its states, passes and bytes, and what it needs.</summary>
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

    /// <summary>The place of the variant for a rank; 0 where there are none.</summary>
    internal int VariantOf(int rank)
    {
        for (int i = 0; i < Variants.Count; i++)
        {
            if (Variants[i].Includes(rank))
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>What a step does for parameters of a variant.</summary>
    internal RankVariant ForVariant(int variant) => Variants.Count > 0 ? Variants[variant] : ForEveryRank();

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

    private RankVariant ForEveryRank() => new()
    {
        Ranks = [1],
        IncludesHigherRanks = true,
        States = NamesOfStates(),
        Givens = NamesOfGivens(),
        ClearsGradient = ClearsGradient,
        NeedsMatrix = NeedsMatrix,
        NeedsAxes = NeedsAxes,
        RowVectors = RowVectors,
        RowVectorSides = RowVectorSides,
        ColumnVectors = ColumnVectors,
        ColumnVectorSides = ColumnVectorSides,
        BlockVectors = BlockVectors,
        Scratch = Scratch,
        Collected = Collected,
        Buffers = Buffers,
        Spaces = Spaces,
        MatrixOperations = MatrixOperations,
        Reductions = Reductions,
        Passes = Passes,
        ElementsRead = ElementsRead,
        ElementsWritten = ElementsWritten,
    };
}
