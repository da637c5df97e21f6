namespace OptGen.Compiler.Values;

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

    /// <summary>The elements of each block: one result for each block.</summary>
    Block,

    /// <summary>The elements at each index of an axis of the parameter: one result for each index.</summary>
    Axis,
}

/// <summary>What a <see cref="Operation.Reduce"/> does; of what is put aside, over what its quantiles run.</summary>
internal readonly record struct Reduction(ReductionKind Kind, ReductionScope Scope)
{
    public ReductionAxis Axis => Scope.Axis;
}

/// <summary>Over what a reduction runs; of blocks, with their size; of an axis, with its number.</summary>
internal readonly record struct ReductionScope(ReductionAxis Axis, Dimension? Block = null, int Number = 0)
{
    /// <summary>Whether each parameter takes part in a reduction over all of them with one number, not with one for each weight.</summary>
    public bool IsOnce { get; init; }

    public static implicit operator ReductionScope(ReductionAxis axis) => new(axis);

    /// <summary>The shape of the results.</summary>
    public Shape Shape => Axis switch
    {
        ReductionAxis.Row => Shape.Row,
        ReductionAxis.Column => Shape.Column,
        ReductionAxis.Block => Shape.Block(Block!),
        ReductionAxis.Axis => Shape.OfRows(Dimension.OfAxis(Number)),
        _ => Shape.Scalar,
    };
}
