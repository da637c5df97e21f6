using System.ComponentModel;

namespace OptGen.CompilerServices;

/// <summary>What makes the first values of a parameter.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ModelInitial
{
    private ModelInitial(Distribution kind, double first = 0, double second = 0)
    {
        Kind = kind;
        First = first;
        Second = second;
    }

    internal enum Distribution
    {
        Number,
        He,
        Xavier,
        Normal,
        Uniform,
        Orthogonal,
    }

    /// <summary>Normal numbers of the variance 2/inputs.</summary>
    public static ModelInitial He => new(Distribution.He);

    /// <summary>Uniform numbers of the variance 2/(inputs + outputs).</summary>
    public static ModelInitial Xavier => new(Distribution.Xavier);

    /// <summary>An orthogonal matrix.</summary>
    public static ModelInitial Orthogonal => new(Distribution.Orthogonal);

    internal Distribution Kind { get; }

    internal double First { get; }

    internal double Second { get; }

    /// <summary>One number everywhere.</summary>
    /// <param name="value">The number.</param>
    public static ModelInitial Number(double value) => new(Distribution.Number, value);

    /// <summary>Normal numbers around 0.</summary>
    /// <param name="deviation">Their standard deviation.</param>
    public static ModelInitial Normal(double deviation) => new(Distribution.Normal, deviation);

    /// <summary>Numbers evenly spread.</summary>
    /// <param name="from">The least.</param>
    /// <param name="to">The bound above.</param>
    public static ModelInitial Uniform(double from, double to) => new(Distribution.Uniform, from, to);
}
