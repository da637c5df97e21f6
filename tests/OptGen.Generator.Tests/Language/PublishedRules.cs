namespace OptGen.Generator.Tests.Language;

/// <summary>Update rules as their papers and libraries have them, one per line of rules.txt.</summary>
internal static class PublishedRules
{
    public static IReadOnlyList<string> All { get; } = Read();

    private static string[] Read()
    {
        using Stream stream = typeof(PublishedRules).Assembly.GetManifestResourceStream("rules.txt")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }
}
