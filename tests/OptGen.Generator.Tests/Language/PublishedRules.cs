namespace OptGen.Generator.Tests.Language;

/// <summary>Update rules as their papers and libraries have them, one per line of published.tsv.</summary>
internal static class PublishedRules
{
    public static IReadOnlyList<PublishedRule> Declared { get; } = Read();

    /// <summary>The rules alone.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Declared.Select(rule => rule.Text)];

    /// <summary>The columns are name, year, needs, hyperparameters, rule, matches and note, below a line that says so.</summary>
    private static PublishedRule[] Read()
    {
        using Stream stream = typeof(PublishedRules).Assembly.GetManifestResourceStream("published.tsv")!;
        using StreamReader reader = new(stream);
        IEnumerable<string> lines = reader.ReadToEnd().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Skip(1);
        return [.. lines.Select(line => line.Split('\t')).Select(cells => new PublishedRule(cells[0], cells[3], cells[4]))];
    }
}
