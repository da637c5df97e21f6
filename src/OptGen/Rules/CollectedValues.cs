using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>Where values of a parameter are that a step puts aside for a reduction over all parameters.</summary>
/// <param name="Shape">What they are: of element shape, a matrix, or a vector.</param>
/// <param name="Index">The place among what is put aside, the matrices of the size, or the vectors.</param>
/// <param name="Space">Of a matrix, one more than the place of its size in <see cref="StepLayout.Spaces"/>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CollectedValues(StateShape Shape, int Index, int Space = 0);
