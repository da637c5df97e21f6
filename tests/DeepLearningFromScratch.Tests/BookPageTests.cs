using System.Text.RegularExpressions;
using DeepLearningFromScratch.Experiments;

namespace DeepLearningFromScratch.Tests;

/// <summary>docs/book.md shows declarations that the sample compiles, commands that it has, and pictures that are there.</summary>
public partial class BookPageTests
{
    private const int MostBytes = 120_000;

    private static readonly string Page = File.ReadAllText(SourceTree.PathOf("docs", "book.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Its_declarations_are_the_samples()
    {
        string sources = string.Join('\n', Directory.EnumerateFiles(SourceTree.PathOf("samples", "DeepLearningFromScratch"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));
        string[] declarations = [.. Code().Matches(Page).SelectMany(m => m.Groups["text"].Value.Split("\n\n")).Where(text => text.StartsWith("[Model(", StringComparison.Ordinal))];
        Assert.True(declarations.Length >= 15);
        Assert.All(declarations, text => Assert.Contains(text.Trim(), sources.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Fact]
    public void It_has_every_command_and_no_other() =>
        Assert.Equal(
            ExperimentCatalog.All.Select(e => e.Name).Append("all").Order(StringComparer.Ordinal),
            Command().Matches(Page).Select(m => m.Groups["name"].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Its_pictures_are_there_and_small()
    {
        string[] pictures = [.. Picture().Matches(Page).Select(m => m.Groups["path"].Value)];
        Assert.True(pictures.Length >= 15);
        Assert.All(pictures, path => Assert.InRange(new FileInfo(SourceTree.PathOf(["docs", .. path.Split('/')])).Length, 1000, MostBytes));
    }

    [GeneratedRegex(@"^```csharp\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"samples/DeepLearningFromScratch -- (?<name>[\w-]+)")]
    private static partial Regex Command();

    [GeneratedRegex("src=\"(?<path>[^\"]+)\"")]
    private static partial Regex Picture();
}
