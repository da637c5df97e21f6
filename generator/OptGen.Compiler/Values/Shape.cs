namespace OptGen.Compiler.Values;

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

    /// <summary>A square matrix whose size its use will tell.</summary>
    Unsized,

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
    public static Shape Row { get; } = OfRows(Dimension.Rows);

    /// <summary>One number for each column of the parameter's matrix.</summary>
    public static Shape Column { get; } = OfColumns(Dimension.Columns);

    /// <summary>One number for each block of so many elements.</summary>
    public static Shape Block(Dimension size) => new(ShapeKind.Block, size, Dimension.One);

    public static Shape Element { get; } = new(ShapeKind.Element, Dimension.Rows, Dimension.Columns);

    /// <summary>The identity matrix, and what is made of it and of scalars, where nothing tells its size yet.</summary>
    public static Shape Unsized { get; } = new(ShapeKind.Unsized, Dimension.Unknown, Dimension.Unknown);

    public bool IsScalar => Kind == ShapeKind.Scalar;

    public bool IsVector => Kind is ShapeKind.Row or ShapeKind.Column or ShapeKind.Block;

    /// <summary>Whether there is one number for each index of an axis of the parameter, which may stand beside its elements.</summary>
    public bool IsAxis => Kind == ShapeKind.Row ? Height.Axis is not null : Kind == ShapeKind.Column && Width.Axis is not null;

    /// <summary>Whether there is a number for each of the last steps, which meets nothing but numbers and others of the same steps.</summary>
    public bool IsHistory => Height.CountKey.Length > 0;

    public bool IsUnsized => Kind == ShapeKind.Unsized;

    /// <summary>Whether there is a number in the weights' type for each place of a matrix: the parameter's own or another.</summary>
    public bool IsElementwise => Kind is ShapeKind.Element or ShapeKind.Matrix or ShapeKind.Unsized;

    public bool IsSquare => IsElementwise && Height == Width;

    /// <summary>One number for each row of a matrix of this height.</summary>
    public static Shape OfRows(Dimension height) => new(ShapeKind.Row, height, Dimension.One);

    /// <summary>One number for each column of a matrix of this width.</summary>
    public static Shape OfColumns(Dimension width) => new(ShapeKind.Column, Dimension.One, width);

    /// <summary>The shape of a matrix in the weights' type, of which the parameter's own is one.</summary>
    public static Shape Matrix(Dimension height, Dimension width) =>
        height == Dimension.Rows && width == Dimension.Columns ? Element : new(ShapeKind.Matrix, height, width);

    /// <summary>The shape of an operation on values of two shapes; null where they do not fit.</summary>
    public static Shape? Fit(Shape a, Shape b) => (a.Kind, b.Kind) switch
    {
        _ when a == b || b.IsScalar => a,
        (ShapeKind.Scalar, _) => b,
        _ when a.IsHistory || b.IsHistory => null,
        (ShapeKind.Unsized, ShapeKind.Row) => Matrix(b.Height, b.Height),
        (ShapeKind.Unsized, ShapeKind.Column) => Matrix(b.Width, b.Width),
        (ShapeKind.Unsized, _) => b.IsSquare ? b : null,
        (_, ShapeKind.Unsized) => Fit(b, a),
        _ when IsSpread(a, b) || IsSpread(b, a) => Element,
        (ShapeKind.Block, _) => b.Kind == ShapeKind.Matrix ? null : Element,
        (_, ShapeKind.Block) => a.Kind == ShapeKind.Matrix ? null : Element,
        (ShapeKind.Row, ShapeKind.Column) => Matrix(a.Height, b.Width),
        (ShapeKind.Column, ShapeKind.Row) => Matrix(b.Height, a.Width),
        (ShapeKind.Row, _) => b.IsElementwise && b.Height == a.Height ? b : null,
        (ShapeKind.Column, _) => b.IsElementwise && b.Width == a.Width ? b : null,
        (_, ShapeKind.Row or ShapeKind.Column) => Fit(b, a),
        _ => null,
    };

    /// <summary>Whether the numbers of an axis meet what belongs to the parameter's elements; a vector with a transposed one makes a matrix.</summary>
    private static bool IsSpread(Shape axis, Shape other) =>
        axis.IsAxis && (other.Kind is ShapeKind.Element or ShapeKind.Block || other == Row || other == Column || (other.IsAxis && other.Kind == axis.Kind));

    /// <summary>The shape of an operation on values of two shapes; that of the first where they do not fit.</summary>
    public static Shape Broadcast(Shape a, Shape b) => Fit(a, b) ?? a;

    /// <summary>As diagnostics call it.</summary>
    public string Describe() => Kind switch
    {
        ShapeKind.Scalar => "one number",
        ShapeKind.Unsized => "square",
        _ => $"{Height.Name}×{Width.Name}",
    };

    public override string ToString() => Kind.ToString();
}
