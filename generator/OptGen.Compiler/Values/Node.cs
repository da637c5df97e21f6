namespace OptGen.Compiler.Values;

/// <summary>A value of a rule. Two nodes of one graph are never alike: what a rule writes twice is computed once.</summary>
/// <param name="id">Place in the order of creation.</param>
/// <param name="operation">What makes it.</param>
/// <param name="inputs">What it is made of.</param>
/// <param name="shape">Its shape.</param>
/// <param name="content">What tells it from others of the operation.</param>
internal sealed class Node(int id, Operation operation, Node[] inputs, Shape shape, NodeContent content)
{
    /// <summary>Place in the order of creation: inputs come before what is made of them.</summary>
    public int Id { get; } = id;

    public Operation Operation { get; } = operation;

    public IReadOnlyList<Node> Inputs { get; } = inputs;

    /// <summary>The inputs as they are computed: a product takes its factors before they are transposed, if they are.</summary>
    public IReadOnlyList<Node> Sources => IsProduct ? [.. Inputs.Select(input => IsTransposedFactor(input) ? input.Inputs[0] : input)] : Inputs;

    public Shape Shape { get; } = shape;

    /// <summary>Whether the value is a truth value, not a number.</summary>
    public bool IsCondition => Content.IsCondition;

    /// <summary>What tells it from others of the same operation and inputs.</summary>
    public NodeContent Content { get; } = content;

    /// <summary>The number of a <see cref="Operation.Constant"/>; 1 or 0 if it is a condition.</summary>
    public double Value => Content.Value;

    /// <summary>Which hyperparameter or state a leaf reads; which call of the rule draws noise.</summary>
    public string Name => Content.Name;

    /// <summary>The function of a <see cref="Operation.Call"/>.</summary>
    public Intrinsic? Function => Content.Function;

    /// <summary>What a <see cref="Operation.Reduce"/> does, and over what the quantiles of a <see cref="Operation.Collect"/> run.</summary>
    public Reduction Reduction => Content.Reduction;

    /// <summary>What a <see cref="Operation.Matrix"/> does.</summary>
    public MatrixFunction Matrix => Content.Matrix;

    public bool IsMatrixFunction => Operation == Operation.Matrix;

    /// <summary>Whether the value is made of the rank and constants alone, and of nothing that comes back to the same value again and again, as a remainder does: all large ranks are alike.</summary>
    public bool IsOfRank { get; } = operation switch
    {
        Operation.Rank or Operation.Constant => true,
        Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide or Operation.Negate => inputs.All(input => input.IsOfRank),
        _ => false,
    };

    /// <summary>Whether the value depends on the rank.</summary>
    public bool ReadsRank { get; } = operation == Operation.Rank || inputs.Any(input => input.ReadsRank);

    /// <summary>Whether a function of a matrix gives one number, which is known a pass later, as that of a reduction.</summary>
    public bool IsNumberOfMatrix => IsMatrixFunction && Shape.IsScalar;

    private bool IsProduct => IsMatrixFunction && Matrix == MatrixFunction.Multiply;

    /// <summary>Which reduction over all parameters the node takes part in: the same number in the graphs of all ranks.</summary>
    public int Total => Content.Total ?? Id;

    /// <summary>Whether a scalar differs between parameters at the same step by itself, not through what it is made of.</summary>
    public bool IsPerParameterLeaf => Operation is Operation.State or Operation.Given or Operation.RowIndex or Operation.ColumnIndex or Operation.NoiseKey or Operation.BlockLength or Operation.BlockCount or Operation.AxisLength or Operation.Length or Operation.Rank or Operation.Rows or Operation.Columns
        || Operation is Operation.Remember or Operation.Recall || IsNumberOfMatrix || (Operation is Operation.Reduce or Operation.Collect && Reduction.Axis != ReductionAxis.All);

    /// <summary>Whether the node is the same in a part of a parameter as in the whole, if what it is made of is.</summary>
    public bool IsSameInParts => (Shape.IsScalar || Shape == Shape.Element)
        && Operation is Operation.Constant or Operation.Hyperparameter or Operation.StepNumber or Operation.Loss
            or Operation.Weight or Operation.Gradient or Operation.Given or Operation.State
            or (>= Operation.Add and <= Operation.Call) or (>= Operation.Less and <= Operation.Widen);

    /// <summary>Whether the node is the same in rows that are stepped alone as in the whole, if what it is made of is.</summary>
    public bool IsSameInRows => IsSameInParts || Operation == Operation.ElementIndex;

    public bool IsVector => Shape.IsVector;

    /// <summary>Whether the node is made of a whole vector at once, not number by number.</summary>
    public bool IsOfWholeVector => Operation is Operation.Sort or Operation.Places or Operation.Along;

    /// <summary>Whether the node reduces what takes a pass over the elements to go through; otherwise it reduces vectors of one shape.</summary>
    public bool IsReductionOfElements => Operation == Operation.Collect
        || (Operation == Operation.Reduce && !(Inputs.All(input => input.IsVector && input.Shape == Inputs[0].Shape) && Reduction.Axis == ReductionAxis.Parameter));

    /// <summary>Whether the node takes what a parameter gives to a reduction over all from its numbers and vectors, with no pass over elements.</summary>
    public bool IsContribution => IsTotal && (Reduction.Scope.IsOnce || (Operation == Operation.Collect && Inputs[0].IsVector));

    /// <summary>Whether the node is known before what it is used for is computed, and not looked into.</summary>
    public bool IsKnownBefore => IsReductionOfElements || IsNumberOfMatrix;

    /// <summary>Whether a product reads a factor transposed, rather than having it transposed before.</summary>
    public static bool IsTransposedFactor(Node factor) => factor is { IsMatrixFunction: true, Matrix: MatrixFunction.Transpose };

    /// <summary>Whether the value is what a call of the step gives: a gradient or a loss at another point.</summary>
    public bool IsAnswer => Operation is Operation.FurtherGradient or Operation.FurtherLoss;

    /// <summary>Whether the value is one that memory holds before the step: weights, gradient, a state or what is given; a gradient that the step asked for, from then on.</summary>
    public bool IsInMemory => IsElement && Operation is Operation.Weight or Operation.Gradient or Operation.FurtherGradient or Operation.Given or Operation.State;

    /// <summary>Whether the node reduces over all parameters.</summary>
    public bool IsTotal => Operation is Operation.Reduce or Operation.Collect && Reduction.Axis == ReductionAxis.All;

    public bool IsConstant => Operation == Operation.Constant;

    /// <summary>Whether the value is computed lane by lane, in the weights' type.</summary>
    public bool IsElement => Shape.IsElementwise;
}
