namespace OptGen.Generator.Lowering;

/// <summary>What kind of shape a value has.</summary>
internal enum ShapeKind
{
    /// <summary>One number, computed once per step in double.</summary>
    Scalar,

    /// <summary>One number for each row of a matrix, in double: a column vector.</summary>
    Row,

    /// <summary>One number for each column, in double: a row vector.</summary>
    Column,

    /// <summary>One number for each block of so many elements, one after the other, in double.</summary>
    Block,

    /// <summary>A matrix of other sides than the parameter's, computed in the weights' type.</summary>
    Matrix,

    /// <summary>One number for each weight, computed in the weights' type.</summary>
    Element,
}

/// <summary>How much of a value there is for one parameter.</summary>
/// <param name="Kind">Of what kind it is.</param>
/// <param name="Height">The number of its rows, seen as a matrix.</param>
/// <param name="Width">The number of its columns.</param>
internal sealed record Shape(ShapeKind Kind, Dimension Height, Dimension Width)
{
    public static Shape Scalar { get; } = new(ShapeKind.Scalar, Dimension.One, Dimension.One);

    /// <summary>One number for each row of the parameter's matrix.</summary>
    public static Shape Row { get; } = new(ShapeKind.Row, Dimension.Rows, Dimension.One);

    /// <summary>One number for each column of the parameter's matrix.</summary>
    public static Shape Column { get; } = new(ShapeKind.Column, Dimension.One, Dimension.Columns);

    /// <summary>One number for each block of so many elements.</summary>
    public static Shape Block(Dimension size) => new(ShapeKind.Block, size, Dimension.One);

    public static Shape Element { get; } = new(ShapeKind.Element, Dimension.Rows, Dimension.Columns);

    public bool IsScalar => Kind == ShapeKind.Scalar;

    public bool IsVector => Kind is ShapeKind.Row or ShapeKind.Column or ShapeKind.Block;

    /// <summary>Whether there is one number for each weight.</summary>
    public bool IsElement => Kind == ShapeKind.Element;

    /// <summary>The shape of an operation on values of two shapes.</summary>
    public static Shape Broadcast(Shape a, Shape b) => a == b || b.IsScalar ? a : a.IsScalar ? b : Element;

    public override string ToString() => Kind.ToString();
}
