using System.Text.RegularExpressions;

namespace Repository.Tests.Architecture;

/// <summary>The walks of the page on the architecture name files; a reader finds each of them.</summary>
public sealed partial class ArchitecturePageTests
{
    [Fact]
    public void Every_file_that_the_page_names_exists()
    {
        string[] files =
        [
            .. new[] { "generator", "src", "tests" }
                .SelectMany(folder => Directory.EnumerateFiles(SourceTree.PathOf(folder), "*.cs", SearchOption.AllDirectories))
                .Select(path => "/" + Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/'))
                .Where(path => !path.Contains("/obj/", StringComparison.Ordinal)),
        ];
        string[] named = [.. SourceFile().Matches(File.ReadAllText(SourceTree.PathOf("docs", "architecture.md"))).Select(match => match.Groups[1].Value).Distinct()];

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !Array.Exists(files, file => file.EndsWith("/" + name, StringComparison.Ordinal)));
    }

    [GeneratedRegex("`([A-Za-z0-9./{}]+\\.cs)`")]
    private static partial Regex SourceFile();
}
