using System.Text.RegularExpressions;
using OptGen.Package.Tests.Building;

namespace OptGen.Package.Tests;

/// <summary>Whoever pastes a page's code, block after block, into a new program gets what the page shows.</summary>
[Collection(PackedLibraryCollection.Name)]
[Trait("Category", "Slow")]
public sealed partial class ReadmeTests(PackedLibrary library)
{
    /// <summary>The blocks that begin with usings begin a program; declarations go to its end, as C# wants them.</summary>
    [Theory]
    [InlineData("README.md", 2)]
    [InlineData("docs/tutorial-model.md", 1)]
    public async Task Its_blocks_pasted_in_order_are_programs_that_print_what_it_says(string page, int programs)
    {
        string text = (await File.ReadAllTextAsync(SourceTree.PathOf(page.Split('/')))).ReplaceLineEndings("\n");
        List<(List<string> Code, List<string> Printed)> found = [];
        foreach (Match block in Block().Matches(text))
        {
            string content = block.Groups["text"].Value;
            if (block.Groups["language"].Value == "csharp")
            {
                if (content.StartsWith("using ", StringComparison.Ordinal))
                {
                    found.Add(([], []));
                }

                found[^1].Code.Add(content);
            }
            else if (block.Groups["language"].Length == 0 && !content.StartsWith("dotnet ", StringComparison.Ordinal))
            {
                found[^1].Printed.Add(content);
            }
        }

        Assert.Equal(programs, found.Count);
        foreach ((List<string> code, List<string> printed) in found)
        {
            string program = string.Join("\n", code.OrderBy(content => content.StartsWith('[')));
            ConsumerProject project = library.Consumer("Pasted", ("Program.cs", program));
            (await project.BuildAsync()).SucceededWithoutWarnings();
            Assert.Equal(string.Concat(printed), (await project.RunBuiltAsync()).Succeeded().Output.ReplaceLineEndings("\n"));
        }
    }

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
