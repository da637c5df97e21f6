namespace OptGen.Generator.Tests.Evaluation;

/// <summary>How many numbers a value is for one parameter.</summary>
internal enum Extent
{
    /// <summary>One, in double.</summary>
    Scalar,

    /// <summary>One for each row of the parameter's matrix, in double.</summary>
    Row,

    /// <summary>One for each column, in double.</summary>
    Column,

    /// <summary>One for each index of the second axis, in double; of a matrix as many as columns, and yet no row vector.</summary>
    Axis,

    /// <summary>One for each weight, in the weights' type.</summary>
    Element,
}

internal static class ExtentRules
{
    /// <summary>Of an operation on two values: rows with columns make elements.</summary>
    public static Extent Broadcast(Extent a, Extent b) => a == b || b == Extent.Scalar ? a : a == Extent.Scalar ? b : Extent.Element;

    public static Extent Broadcast(params ReadOnlySpan<Extent> extents)
    {
        Extent widest = Extent.Scalar;
        foreach (Extent extent in extents)
        {
            widest = Broadcast(widest, extent);
        }

        return widest;
    }
}

/// <summary>A parameter seen as a matrix: its first axis, and the product of the others, of which the second is one.</summary>
internal readonly record struct Grid(int Rows, int Columns, int Second)
{
    public static Grid Of(IReadOnlyList<int> shape) => new(shape[0], shape.Skip(1).Aggregate(1, (product, axis) => product * axis), shape.Count > 1 ? shape[1] : 1);

    public int Count(Extent extent) => extent switch
    {
        Extent.Scalar => 1,
        Extent.Row => Rows,
        Extent.Column => Columns,
        Extent.Axis => Second,
        _ => Rows * Columns,
    };

    /// <summary>Where the number of a value stands that belongs to a place of a wider one.</summary>
    public int Place(Extent value, Extent wider, int place) =>
        value == wider ? place
        : value == Extent.Scalar ? 0
        : value == Extent.Row ? place / Columns
        : value == Extent.Axis ? place % Columns / (Columns / Second)
        : place % Columns;
}
