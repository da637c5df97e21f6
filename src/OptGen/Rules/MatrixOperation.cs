using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>A function of whole matrices.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum MatrixFunction
{
    /// <summary>The product <c>a @ b</c>.</summary>
    Multiply,

    /// <summary><c>Aᵀ</c>.</summary>
    Transpose,

    /// <summary><c>eye</c>.</summary>
    Identity,

    /// <summary><c>orth(x)</c>.</summary>
    Orthogonalize,

    /// <summary><c>inv(x)</c>.</summary>
    Invert,

    /// <summary><c>invroot(x, k)</c>.</summary>
    InverseRoot,

    /// <summary><c>eigvecs(x)</c>.</summary>
    EigenVectors,

    /// <summary><c>qr(x)</c>.</summary>
    Orthonormalize,

    /// <summary>The numbers of an axis at all elements.</summary>
    Spread,

    /// <summary><c>sort(x)</c>.</summary>
    Sort,

    /// <summary><c>rank(x)</c>.</summary>
    Places,

    /// <summary><c>polar(x)</c>.</summary>
    Polar,

    /// <summary><c>specnorm(x)</c>.</summary>
    SpectralNorm,

    /// <summary>What <c>delay(e, n)</c> gives: the oldest of the values that a state keeps.</summary>
    Recall,

    /// <summary>What <c>delay(e, n)</c> keeps.</summary>
    Record,
}

/// <summary>One function of matrices in a step, and the sizes it works with.</summary>
/// <param name="Function">The function.</param>
/// <param name="Height">The rows of the first operand as it is used; of a product, those of the result.</param>
/// <param name="Inner">The columns of the first operand as it is used.</param>
/// <param name="Width">The columns of the result.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MatrixOperation(MatrixFunction Function, MatrixSide Height, MatrixSide Inner, MatrixSide Width);
