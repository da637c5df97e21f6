using System.ComponentModel;
using System.Numerics;

namespace OptGen.CompilerServices;

/// <summary>What a model computes, as generated code: the kernels of a call in their order. It keeps no numbers from one call to the next.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ModelProgram<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>How many parts the model's working memory has.</summary>
    public abstract int Buffers { get; }

    /// <summary>How many numbers a call leaves in <see cref="ModelMemory{T}.Scalars"/>: the loss, if the model has one, then the single numbers that it names.</summary>
    public abstract int ScalarCount { get; }

    /// <summary>The buffer that holds the result after a call, without gaps; −1 where the model has none.</summary>
    public abstract int ResultBuffer { get; }

    /// <summary>The buffer that holds a named value with axes after a call, without gaps; −1 where it is not kept.</summary>
    /// <param name="value">Its place among these values.</param>
    public abstract int ValueBuffer(int value);

    /// <summary>Whether a parameter has a gradient: one that the loss does not reach, or only through <c>stop</c>, has none.</summary>
    /// <param name="parameter">Its place among the parameters.</param>
    public virtual bool HasGradient(int parameter) => true;

    /// <summary>Whether a call writes and clears only those rows of a parameter's gradient that data index.</summary>
    /// <param name="parameter">Its place among the parameters.</param>
    public virtual bool HasGradientByRows(int parameter) => false;

    /// <summary>How much memory a call needs.</summary>
    /// <param name="lengths">The lengths that a call gives, in the order in which they appear in the data.</param>
    /// <param name="elements">Takes the number of elements of each buffer.</param>
    public abstract void Measure(ReadOnlySpan<long> lengths, Span<long> elements);

    /// <summary>Computes loss and gradients, and what states become.</summary>
    /// <param name="memory">The memory of the call.</param>
    /// <exception cref="ArgumentException">Data that indexes is out of range; nothing has changed then.</exception>
    public abstract void Train(ModelMemory<T> memory);

    /// <summary>Computes the loss.</summary>
    /// <inheritdoc cref="Train"/>
    public abstract void Evaluate(ModelMemory<T> memory);

    /// <summary>Computes the result.</summary>
    /// <inheritdoc cref="Train"/>
    public abstract void Predict(ModelMemory<T> memory);
}
