namespace OptGen.Generator.Lowering;

/// <summary>How many elements become one number.</summary>
internal enum ReductionKind
{
    Sum,

    /// <summary>The sum of the products of two tensors.</summary>
    Dot,
    Max,
    Min,
}

/// <summary>Over what a reduction runs.</summary>
internal enum ReductionAxis
{
    /// <summary>The elements of one parameter.</summary>
    Parameter,

    /// <summary>The elements of all parameters of the optimizer.</summary>
    All,

    /// <summary>The elements of each row: one result for each row.</summary>
    Row,

    /// <summary>The elements of each column: one result for each column.</summary>
    Column,
}

/// <summary>What a <see cref="Operation.Reduce"/> does.</summary>
internal readonly record struct Reduction(ReductionKind Kind, ReductionAxis Axis);
