using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>The matrices of one size that a parameter has besides its own: states, and what lies between the passes of a step.</summary>
/// <param name="Height">The number of rows.</param>
/// <param name="Width">The number of columns.</param>
/// <param name="Buffers">How many matrices of this size a step needs for a while.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MatrixSpace(MatrixSide Height, MatrixSide Width, int Buffers);
