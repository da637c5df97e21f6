using System.ComponentModel;
using OptGen.CompilerServices;

namespace OptGen;

/// <summary>A state that an optimizer keeps from step to step.</summary>
/// <param name="Name">The name in the rule; states that a <c>prev</c> or <c>delay</c> keeps are named after the expression's place.</param>
/// <param name="Shape">How much of it there is for one parameter.</param>
public sealed record StateInfo(string Name, StateShape Shape)
{
    /// <summary>Which of the rule's sizes of blocks a state of <see cref="StateShape.Block"/> has.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int BlockSize { get; init; }

    /// <summary>How it is kept; narrower than the weights where a <see cref="StateAttribute"/> says so.</summary>
    public Storage Storage { get; init; }

    /// <summary>
    /// Whether parameters of every rank have the state; otherwise <see cref="OptimizerInfo.Plans"/> tells which have it, and the others need no memory for it.
    /// </summary>
    public bool IsOfEveryRank { get; init; } = true;

    /// <summary>
    /// The number of rows of a <see cref="StateShape.Matrix"/>; the length of a <see cref="StateShape.Row"/>, if it is not the parameter's rows, and of a <see cref="StateShape.Shared"/>, if it is not one number. Otherwise null.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MatrixSide? Height { get; init; }

    /// <summary>
    /// The number of columns of a <see cref="StateShape.Matrix"/>; the length of a <see cref="StateShape.Column"/>, if it is not the parameter's columns. Otherwise null.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MatrixSide? Width { get; init; }
}
