using System.Text;
using OptGen.Benchmarks.Compare.Measuring;
using OptGen.Benchmarks.Compare.Targets;

namespace OptGen.Benchmarks.Compare.Reports;

/// <summary>All results as a Markdown page.</summary>
internal static class MarkdownReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="notes">What the figures were measured on.</param>
    /// <param name="results">The results.</param>
    /// <param name="outcomes">What became of the targets.</param>
    public static string Create(IReadOnlyList<string> notes, Results results, IReadOnlyList<TargetOutcome> outcomes)
    {
        StringBuilder page = new("# Comparison\n\n");
        foreach (string note in notes)
        {
            page.Append($"- {note}\n");
        }

        page.Append("\nEach cell: median; in brackets the quartiles of the rounds, and the first timed step of a turn over the median. \"Unsteady\": the slowest round took more than twice as long as the fastest; no target is judged by it.\n");
        foreach (IGrouping<(string Work, int Threads), Measurement> group in results.Measurements.GroupBy(measurement => (measurement.Row.Work, measurement.Row.Threads)))
        {
            page.Append($"\n## {group.Key.Work}, {group.Key.Threads} {(group.Key.Threads == 1 ? "thread" : "threads")}\n\n");
            AppendGroup(page, [.. group]);
        }

        AppendFacts(page, results.Facts);
        AppendFailures(page, results.Failures);
        AppendTargets(page, outcomes);
        return page.ToString();
    }

    private static void AppendGroup(StringBuilder page, IReadOnlyList<Measurement> group)
    {
        string[] contenders = [.. group.SelectMany(measurement => measurement.Contenders).Distinct()];
        AppendRow(page, [group[0].Row.Scale.Unit, .. contenders]);
        AppendRow(page, [.. Enumerable.Repeat("---", contenders.Length + 1)]);
        foreach (Measurement measurement in group)
        {
            AppendRow(page, [measurement.Row.Size, .. contenders.Select(contender => Cell(measurement, contender))]);
        }
    }

    private static string Cell(Measurement measurement, string contender)
    {
        if (!measurement.Turns.ContainsKey(contender))
        {
            return "";
        }

        Spread figure = measurement.Figure(contender);
        return $"{Figures.Of(figure.Median)} ({Figures.Quartiles(figure)}; {Figures.FirstStep(measurement, contender)}){(measurement.IsUnsteady(contender) ? " unsteady" : "")}";
    }

    private static void AppendFacts(StringBuilder page, IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0)
        {
            return;
        }

        page.Append("\n## Beyond speed\n\n");
        AppendRow(page, ["", "median", "quartiles"]);
        AppendRow(page, ["---", "---", "---"]);
        foreach (Fact fact in facts)
        {
            AppendRow(page, [fact.Name, $"{Figures.Of(fact.Value.Median)} {fact.Unit}", Figures.Quartiles(fact.Value)]);
        }
    }

    private static void AppendFailures(StringBuilder page, IReadOnlyList<string> failures)
    {
        if (failures.Count > 0)
        {
            page.Append("\n## Not measured\n\n");
            page.AppendJoin("", failures.Select(failure => $"- {failure}\n"));
        }
    }

    private static void AppendTargets(StringBuilder page, IReadOnlyList<TargetOutcome> outcomes)
    {
        page.Append("\n## Targets\n\n");
        AppendRow(page, ["", "measured", "quartiles", "target", "", "what bounds it"]);
        AppendRow(page, ["---", "---", "---", "---", "---", "---"]);
        foreach (TargetOutcome outcome in outcomes)
        {
            AppendRow(page,
            [
                outcome.Target.Name,
                outcome.Value is { } value ? $"{Figures.Of(value.Median)} {outcome.Target.Unit}".TrimEnd() : "",
                outcome.Value is { } spread ? Figures.Quartiles(spread) : "",
                $"{outcome.Target.Bound} {outcome.Target.Unit}".TrimEnd(),
                outcome.Words,
                outcome.BoundBy,
            ]);
        }
    }

    private static void AppendRow(StringBuilder page, IEnumerable<string> cells) => page.Append($"| {string.Join(" | ", cells)} |\n");
}
