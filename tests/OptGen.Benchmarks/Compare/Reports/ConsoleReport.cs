using OptGen.Benchmarks.Compare.Measuring;
using Spectre.Console;

namespace OptGen.Benchmarks.Compare.Reports;

/// <summary>Tables on the console.</summary>
internal static class ConsoleReport
{
    /// <summary>Writes what a row came to.</summary>
    /// <param name="measurement">The row.</param>
    public static void Write(Measurement measurement)
    {
        Table table = new Table().Title(Markup.Escape(measurement.Row.Name)).AddColumns("", "ns / weight", "quartiles", "× OptGen");
        foreach (string contender in measurement.SecondsPerStep.Keys)
        {
            Spread time = measurement.NanosecondsPerElement(contender);
            Spread? ratio = measurement.Ratio(contender, Names.OptGen);
            table.AddRow(contender, Figures.Of(time.Median), $"{Figures.Of(time.Lower)} – {Figures.Of(time.Upper)}", ratio is { } known ? Figures.Of(known.Median) : "");
        }

        AnsiConsole.Write(table);
    }
}
