using System.Numerics;
using OptGen.Models;

namespace OptGen;

/// <summary>A state of a model: what calls of <c>Gradients</c> write and no optimizer changes, such as the running mean of a batch norm.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ModelState<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly VariableLayout _layout;

    internal ModelState(VariableLayout layout, Memory<T> values)
    {
        _layout = layout;
        Memory = values;
    }

    /// <summary>Its full name.</summary>
    public string Name => _layout.Name;

    /// <summary>The lengths of its axes, outermost first; none for one number.</summary>
    public ReadOnlySpan<int> Shape => _layout.Shape;

    /// <summary>The names of its axes, in the same order.</summary>
    public IReadOnlyList<string> Axes => _layout.Axes;

    /// <summary>The values, the last axis the fastest; for reading and writing.</summary>
    public Span<T> Values => Memory.Span;

    internal VariableLayout Layout => _layout;

    internal Memory<T> Memory { get; }

    /// <summary>Name and axes.</summary>
    public override string ToString() => $"{Name}[{string.Join(", ", Axes.Select((axis, i) => axis.Length == 0 ? $"{_layout.Shape[i]}" : $"{axis}: {_layout.Shape[i]}"))}]";
}
