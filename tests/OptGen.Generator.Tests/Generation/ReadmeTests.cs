using System.Text.RegularExpressions;

namespace OptGen.Generator.Tests.Generation;

/// <summary>The code that the README shows is code that compiles.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void WhatIsShownCompiles()
    {
        List<string> blocks = [.. CodeBlock().Matches(Readme()).Select(match => match.Groups[1].Value)];
        string declarations = string.Concat(blocks.Where(block => block.Contains("[Optimizer", StringComparison.Ordinal)).Select(block => block.Replace("using OptGen;", "", StringComparison.Ordinal)));
        string statements = string.Concat(blocks.Where(block => !block.Contains("[Optimizer", StringComparison.Ordinal)));
        Assert.Contains("adam.Step()", statements, StringComparison.Ordinal);

        GeneratorRun run = GeneratorRun.Of($"using OptGen;\n{declarations}\nclass Shown {{ void Train() {{ {statements} }} }}");
        run.AssertCompiles();
        Assert.Empty(run.AnalyzerDiagnostics());
        Assert.Equal(7, run.Files.Count);
    }

    private static string Readme()
    {
        using StreamReader reader = new(typeof(ReadmeTests).Assembly.GetManifestResourceStream("README.md")!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
