using System.Runtime.InteropServices;

namespace OptGen;

/// <summary>The stored values of one state of one parameter; writing to it changes the state.</summary>
public readonly ref struct StateSpan
{
    private readonly Span<float> _singles;
    private readonly Span<double> _doubles;
    private readonly bool _isDouble;

    internal StateSpan(Span<float> values) => _singles = values;

    internal StateSpan(Span<double> values)
    {
        _doubles = values;
        _isDouble = true;
    }

    /// <summary>How many values there are: the parameter's length, or 1 for a scalar state.</summary>
    public int Length => _isDouble ? _doubles.Length : _singles.Length;

    /// <summary>The type of the values: <see cref="float"/> or <see cref="double"/>.</summary>
    public Type ElementType => _isDouble ? typeof(double) : typeof(float);

    /// <summary>One value.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is not within the state.</exception>
    public double this[int index] => _isDouble ? _doubles[index] : _singles[index];

    /// <summary>The values as a span of the element type.</summary>
    /// <exception cref="InvalidOperationException">The state holds the other type.</exception>
    public Span<T> AsSpan<T>()
        where T : unmanaged
    {
        if (typeof(T) != ElementType)
        {
            throw new InvalidOperationException($"The state holds {ElementType.Name} values; it cannot be read as {typeof(T).Name}.");
        }

        return _isDouble ? MemoryMarshal.Cast<double, T>(_doubles) : MemoryMarshal.Cast<float, T>(_singles);
    }

    /// <summary>Whether they share memory with these bytes.</summary>
    internal bool Overlaps(ReadOnlySpan<byte> bytes) => MemoryMarshal.AsBytes(_singles).Overlaps(bytes) || MemoryMarshal.AsBytes(_doubles).Overlaps(bytes);

    /// <summary>A copy of the values.</summary>
    public double[] ToArray()
    {
        double[] copy = new double[Length];
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = this[i];
        }

        return copy;
    }

    /// <summary>The values as a span of <see cref="float"/>.</summary>
    /// <exception cref="InvalidOperationException">The state holds <see cref="double"/>.</exception>
    public static implicit operator Span<float>(StateSpan state) => state.AsSpan<float>();

    /// <summary>The values as a span of <see cref="double"/>.</summary>
    /// <exception cref="InvalidOperationException">The state holds <see cref="float"/>.</exception>
    public static implicit operator Span<double>(StateSpan state) => state.AsSpan<double>();

    /// <summary>The values as a read-only span of <see cref="float"/>.</summary>
    /// <exception cref="InvalidOperationException">The state holds <see cref="double"/>.</exception>
    public static implicit operator ReadOnlySpan<float>(StateSpan state) => state.AsSpan<float>();

    /// <summary>The values as a read-only span of <see cref="double"/>.</summary>
    /// <exception cref="InvalidOperationException">The state holds <see cref="float"/>.</exception>
    public static implicit operator ReadOnlySpan<double>(StateSpan state) => state.AsSpan<double>();
}
