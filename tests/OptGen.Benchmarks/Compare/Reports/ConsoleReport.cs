using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Targets;
using Spectre.Console;

namespace OptGen.Benchmarks.Compare.Reports;

/// <summary>Tables on the console.</summary>
internal static class ConsoleReport
{
    /// <summary>Writes what a row came to.</summary>
    /// <param name="measurement">The row.</param>
    public static void Write(Measurement measurement)
    {
        Table table = new Table().Title(Markup.Escape(measurement.Row.Name)).AddColumns("", measurement.Row.Scale.Unit, "quartiles", "first step", "time × OptGen's", "quartiles");
        foreach (string contender in measurement.Contenders)
        {
            Spread figure = measurement.Figure(contender);
            Spread? ratio = measurement.Ratio(contender, Names.OptGen);
            table.AddRow(Markup.Escape(Figures.Marked(measurement, contender)), Figures.Of(figure.Median), Figures.Quartiles(figure), Figures.FirstStep(measurement, contender), ratio is { } known ? Figures.Of(known.Median) : "", ratio is { } spread ? Figures.Quartiles(spread) : "");
        }

        AnsiConsole.Write(table);
    }

    /// <summary>Writes a fact.</summary>
    /// <param name="fact">The fact.</param>
    public static void Write(Fact fact) => AnsiConsole.WriteLine($"{fact.Name}: {Figures.Of(fact.Value.Median)} {fact.Unit} ({Figures.Quartiles(fact.Value)})");

    /// <summary>Writes what became of the targets.</summary>
    /// <param name="outcomes">The targets.</param>
    public static void Write(IReadOnlyList<TargetOutcome> outcomes)
    {
        Table table = new Table().Title("Targets").AddColumns("", "measured", "quartiles", "target", "");
        foreach (TargetOutcome outcome in outcomes)
        {
            string color = outcome.Verdict switch { Verdict.Met => "green", Verdict.Missed => "red", _ => "grey" };
            table.AddRow(
                Markup.Escape(outcome.Target.Name),
                outcome.Value is { } value ? $"{Figures.Of(value.Median)} {outcome.Target.Unit}" : "",
                outcome.Value is { } spread ? Figures.Quartiles(spread) : "",
                $"{outcome.Target.Bound} {outcome.Target.Unit}",
                $"[{color}]{outcome.Words}[/]");
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(string.Join(", ", Enum.GetValues<Verdict>().Select(verdict => $"{outcomes.Count(outcome => outcome.Verdict == verdict)} {TargetOutcome.WordFor(verdict)}")));
    }
}
