using System.Text.RegularExpressions;
using OptGen.Package.Tests.Building;

namespace OptGen.Package.Tests;

/// <summary>Whoever pastes the README's code, block after block, into a new program gets what the README shows.</summary>
[Collection(PackedLibraryCollection.Name)]
[Trait("Category", "Slow")]
public sealed partial class ReadmeTests(PackedLibrary library)
{
    [Fact]
    public async Task Its_blocks_pasted_in_order_are_a_program_that_prints_what_it_says()
    {
        string readme = (await File.ReadAllTextAsync(SourceTree.PathOf("README.md"))).ReplaceLineEndings("\n");
        Match[] blocks = [.. Block().Matches(readme).Cast<Match>()];
        string[] code = [.. blocks.Where(block => block.Groups["language"].Value == "csharp").Select(block => block.Groups["text"].Value)];
        string printed = blocks.First(block => block.Groups["language"].Length == 0).Groups["text"].Value;
        Assert.True(code.Length >= 2);

        ConsumerProject project = library.Consumer("Pasted", ("Program.cs", string.Join("\n", code)));
        (await project.BuildAsync()).SucceededWithoutWarnings();
        Assert.Equal(printed, (await project.RunBuiltAsync()).Succeeded().Output.ReplaceLineEndings("\n"));
    }

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
