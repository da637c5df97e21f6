namespace OptGen.Compiler.Values;

/// <summary>What an <see cref="Operation.Matrix"/> makes of whole matrices.</summary>
internal enum MatrixFunction
{
    /// <summary>The product of two matrices.</summary>
    Multiply,

    Transpose,

    /// <summary>1 on the diagonal, 0 elsewhere.</summary>
    Identity,

    /// <summary>The nearest orthogonal matrix, roughly, by Newton–Schulz steps.</summary>
    Orthogonalize,

    Invert,

    /// <summary>x^(−1/k) of a symmetric matrix; k is the second input.</summary>
    InverseRoot,

    /// <summary>The eigenvectors of a symmetric matrix, as many as the result is wide.</summary>
    EigenVectors,

    /// <summary>An orthonormal basis of what the columns span.</summary>
    Orthonormalize,

    /// <summary>The numbers of a vector of an axis, each at all elements of its index.</summary>
    Spread,

    /// <summary>The elements in ascending order.</summary>
    Sort,

    /// <summary>The place of each element in that order, from 0.</summary>
    Places,

    /// <summary>The nearest matrix with orthonormal rows or columns.</summary>
    Polar,

    /// <summary>The greatest singular value: one number.</summary>
    SpectralNorm,

    /// <summary>The oldest of the matrices that a state keeps of the last steps.</summary>
    Recall,

    /// <summary>Puts a matrix in the place of the oldest; how many there have been then.</summary>
    Record,
}
