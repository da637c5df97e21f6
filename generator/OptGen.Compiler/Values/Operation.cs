namespace OptGen.Compiler.Values;

/// <summary>What a node of the value graph computes.</summary>
internal enum Operation
{
    // Leaves.
    Constant,
    Hyperparameter,
    StepNumber,

    /// <summary>The number of the step for the optimizer, which states of the whole optimizer count by.</summary>
    StepNumberOfAll,
    Length,
    Rank,
    Rows,
    Columns,
    TotalLength,

    /// <summary>The length of an axis; its name is the number.</summary>
    AxisLength,

    /// <summary>How many elements each block has: the size, but for the last.</summary>
    BlockLength,

    /// <summary>How many blocks there are.</summary>
    BlockCount,
    Loss,
    Weight,
    Gradient,

    /// <summary>The gradient at a point that the step asked for; its name is the number of the call.</summary>
    FurtherGradient,

    /// <summary>The loss at a point that the step asked for; its name is the number of the call.</summary>
    FurtherLoss,

    /// <summary>What the caller hands over; its name is the key.</summary>
    Given,
    State,

    /// <summary>The place of each element in its parameter, from 0.</summary>
    ElementIndex,

    /// <summary>The place of each row, from 0: a column vector.</summary>
    RowIndex,

    /// <summary>The place of each column, from 0: a row vector.</summary>
    ColumnIndex,

    /// <summary>What the noise of a parameter is drawn by in a step; an input of the two that follow.</summary>
    NoiseKey,

    // Noise, one number for each weight.
    Normal,
    Uniform,

    // Arithmetic.
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Negate,

    /// <summary>a·b + c, rounded once; on elements only, as the two that follow.</summary>
    MultiplyAdd,

    /// <summary>a·b − c.</summary>
    MultiplySubtract,

    /// <summary>c − a·b.</summary>
    MultiplyAddNegated,

    /// <summary>A function of the table of intrinsics.</summary>
    Call,

    /// <summary>Many elements made one number.</summary>
    Reduce,

    /// <summary>The values of many elements, put aside in memory for what takes all of them at once; known after a pass, as a reduction.</summary>
    Collect,

    /// <summary>Values put aside, reduced to one number for each index of an axis.</summary>
    Along,

    /// <summary>The quantile of values put aside, or of a vector, at a share.</summary>
    Quantile,

    /// <summary>A matrix made of whole matrices.</summary>
    Matrix,

    /// <summary>The numbers of a vector in ascending order.</summary>
    Sort,

    /// <summary>The place of each number of a vector in that order, from 0.</summary>
    Places,

    /// <summary>The values of the last steps with the one of this step: of the state that holds them, the value and how many there have been.</summary>
    Remember,

    /// <summary>The oldest of the values of the last steps: of the state that holds them, and how many there have been.</summary>
    Recall,

    /// <summary>A vector of rows as one of columns, or the other way round: the same numbers.</summary>
    TransposedVector,

    // Conditions.
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
    Not,

    /// <summary>A condition as a number: 1 where it holds, 0 elsewhere.</summary>
    Number,

    /// <summary>Condition, value where it holds, value elsewhere.</summary>
    Select,

    /// <summary>The same value in a wider shape: what is left of a selection whose condition is known.</summary>
    Widen,
}
