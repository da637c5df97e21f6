using System.Globalization;

namespace Samples.Svg;

/// <summary>Where the numbers of an axis lie, in pixels, and which of them are labelled.</summary>
public abstract class Scale
{
    /// <summary>The pixel of a number.</summary>
    public abstract double Map(double value);

    /// <summary>The labelled numbers.</summary>
    public abstract IEnumerable<double> Ticks { get; }

    /// <summary>The label of a tick.</summary>
    public virtual string Label(double tick) => tick.ToString("0.####", CultureInfo.InvariantCulture).Replace('-', '−');
}
