using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>A matrix of a parameter, by where it is; what the generated code of a rule hands to functions of matrices.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct MatrixReference
{
    internal MatrixReference(MatrixPlace place, int space = 0, int index = 0) => (Place, Space, Index) = (place, space, index);

    /// <summary>The matrix with rows and columns exchanged; a factor of a product only.</summary>
    public MatrixReference Transposed => this with { IsTransposed = !IsTransposed };

    internal MatrixPlace Place { get; }

    /// <summary>0 for the parameter's own size, or one more than the place in <see cref="StepLayout.Spaces"/>.</summary>
    internal int Space { get; }

    /// <summary>The place among the states of that size, and the buffers behind them.</summary>
    internal int Index { get; }

    internal bool IsTransposed { get; private init; }
}

/// <summary>What holds a matrix.</summary>
internal enum MatrixPlace
{
    /// <summary>A state or a buffer.</summary>
    Stored,
    Weights,
    Gradient,

    /// <summary>What the caller has handed over.</summary>
    Given,
}
