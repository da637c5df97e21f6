namespace OptGen.Generator.Lowering;

/// <summary>How much of a value there is for one parameter.</summary>
internal enum Shape
{
    /// <summary>One number, computed once per step in double.</summary>
    Scalar,

    /// <summary>One number for each row of the parameter's matrix, in double: a column vector.</summary>
    Row,

    /// <summary>One number for each column, in double: a row vector.</summary>
    Column,

    /// <summary>One number for each weight, computed in the weights' type.</summary>
    Element,
}

internal static class Shapes
{
    /// <summary>The shape of an operation on values of two shapes.</summary>
    public static Shape Broadcast(Shape a, Shape b) => a == b || b == Shape.Scalar ? a : a == Shape.Scalar ? b : Shape.Element;
}
