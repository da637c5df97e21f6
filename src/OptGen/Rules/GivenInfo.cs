using System.ComponentModel;
using OptGen.CompilerServices;

namespace OptGen;

/// <summary>A value that the caller hands over before a step, by <see cref="Parameter.Give(string, ReadOnlyMemory{float})"/>: <c>given x</c> in a rule.</summary>
/// <param name="Name">The name in the rule.</param>
/// <param name="Shape">How much of it there is for one parameter: <see cref="StateShape.Element"/>, <see cref="StateShape.Scalar"/>, <see cref="StateShape.Row"/>, <see cref="StateShape.Column"/> or <see cref="StateShape.Matrix"/>.</param>
public sealed record GivenInfo(string Name, StateShape Shape)
{
    /// <summary>What rules call the diagonal of the Hessian.</summary>
    internal const string HessianName = "hess";

    /// <summary>
    /// The number of rows of a <see cref="StateShape.Matrix"/>; the length of a <see cref="StateShape.Row"/>, if it is not the parameter's rows. Otherwise null.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MatrixSide? Height { get; init; }

    /// <summary>
    /// The number of columns of a <see cref="StateShape.Matrix"/>; the length of a <see cref="StateShape.Column"/>, if it is not the parameter's columns. Otherwise null.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MatrixSide? Width { get; init; }

    /// <summary>How many elements there are for a parameter.</summary>
    internal long Length(int rows, int columns, ReadOnlySpan<int> sizes)
    {
        long height = (Height ?? MatrixSide.Rows).Length(rows, columns, sizes);
        long width = (Width ?? MatrixSide.Columns).Length(rows, columns, sizes);
        return Shape switch
        {
            StateShape.Scalar => 1,
            StateShape.Row => height,
            StateShape.Column => width,
            _ => height * width,
        };
    }
}
