using System.Globalization;
using OptGen.Benchmarks.Compare.Measuring;

namespace OptGen.Benchmarks.Compare.Reports;

/// <summary>Numbers as the tables show them.</summary>
internal static class Figures
{
    /// <summary>A number with about three digits that count.</summary>
    /// <param name="value">The number.</param>
    public static string Of(double value)
    {
        int decimals = Math.Abs(value) switch { >= 100 => 0, >= 10 => 1, >= 1 => 2, _ => 3 };
        return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>A contender's name, marked where its rounds differ too much to be judged.</summary>
    /// <param name="measurement">The row.</param>
    /// <param name="contender">A contender of it.</param>
    public static string Marked(Measurement measurement, string contender) => measurement.IsUnsteady(contender) ? $"{contender} (unsteady)" : contender;

    /// <summary>How far the first timed step lies above the median of all.</summary>
    /// <param name="measurement">The row.</param>
    /// <param name="contender">A contender of it.</param>
    public static string FirstStep(Measurement measurement, string contender) => $"{Of(measurement.FirstStep(contender))} ×";

    /// <summary>Where the middle half lies.</summary>
    /// <param name="spread">The measurements.</param>
    public static string Quartiles(Spread spread) => $"{Of(spread.Lower)} – {Of(spread.Upper)}";
}
