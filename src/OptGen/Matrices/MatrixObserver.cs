namespace OptGen.Matrices;

/// <summary>Sees a matrix that has just been computed.</summary>
/// <param name="matrix">Its elements, row by row.</param>
internal delegate void MatrixObserver(Span<double> matrix);
