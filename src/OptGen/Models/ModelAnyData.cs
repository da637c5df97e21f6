using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>Data of any type: what the methods of a model take whose text has errors, so that code that calls them shows no further ones.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ModelAnyData
{
    /// <summary>Takes numbers.</summary>
    public static implicit operator ModelAnyData(ReadOnlySpan<float> data) => default;

    /// <summary>Takes numbers.</summary>
    public static implicit operator ModelAnyData(Span<float> data) => default;

    /// <summary>Takes numbers.</summary>
    public static implicit operator ModelAnyData(float[] data) => default;

    /// <summary>Takes numbers.</summary>
    public static implicit operator ModelAnyData(ReadOnlySpan<double> data) => default;

    /// <summary>Takes numbers.</summary>
    public static implicit operator ModelAnyData(Span<double> data) => default;

    /// <summary>Takes numbers.</summary>
    public static implicit operator ModelAnyData(double[] data) => default;

    /// <summary>Takes whole numbers.</summary>
    public static implicit operator ModelAnyData(ReadOnlySpan<int> data) => default;

    /// <summary>Takes whole numbers.</summary>
    public static implicit operator ModelAnyData(Span<int> data) => default;

    /// <summary>Takes whole numbers.</summary>
    public static implicit operator ModelAnyData(int[] data) => default;

    /// <summary>Takes one number.</summary>
    public static implicit operator ModelAnyData(double data) => default;
}
