using System.Text.RegularExpressions;

namespace Repository.Tests;

/// <summary>README.ko.md says the same as README.md: its code is the same to the character.</summary>
public partial class KoreanReadmeTests
{
    private static readonly string English = File.ReadAllText(SourceTree.PathOf("README.md")).ReplaceLineEndings("\n");
    private static readonly string Korean = File.ReadAllText(SourceTree.PathOf("README.ko.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Its_blocks_of_code_are_those_of_the_English_one()
    {
        string[] blocks = [.. Blocks(English)];
        Assert.True(blocks.Length > 5);
        Assert.Equal(blocks, Blocks(Korean));
    }

    [Fact]
    public void Each_links_to_the_other()
    {
        Assert.Contains("(README.ko.md)", English, StringComparison.Ordinal);
        Assert.Contains("(README.md)", Korean, StringComparison.Ordinal);
    }

    [Fact]
    public void It_lists_the_same_pages() => Assert.Equal(Pages(English), Pages(Korean));

    [Fact]
    public void What_it_links_to_is_there() =>
        Assert.All(Link().Matches(Korean).Select(m => m.Groups["path"].Value.Split('#')[0]), path => Assert.True(Path.Exists(SourceTree.PathOf(path.Split('/'))), path));

    private static IEnumerable<string> Blocks(string page) => Block().Matches(page).Select(m => m.Value);

    private static IEnumerable<string> Pages(string page) => Page().Matches(page).Select(m => m.Groups["path"].Value);

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^- \[[^\]]+\]\((?<path>[^)]+)\)", RegexOptions.Multiline)]
    private static partial Regex Page();

    [GeneratedRegex(@"\]\((?<path>(?!https?:)[^)]+)\)")]
    private static partial Regex Link();
}
