using OptGen.Package.Tests.Building;

namespace OptGen.Package.Tests;

/// <summary>What a build says of the mistakes that new users make first: where they are, and what to write instead.</summary>
[Collection(PackedLibraryCollection.Name)]
[Trait("Category", "Slow")]
public sealed class FirstMistakesTests(PackedLibrary library)
{
    /// <summary>Of each class the line, the characters that are marked in it, what is said of them, and its cure. MicroSign is no mistake: µ and μ are one name.</summary>
    private static readonly (string Class, int Line, string Marked, string Id, string Cure)[] Mistakes =
    [
        ("AssignedHyperparameter", 5, "lr = lr/√t", "OPTG303", "assign to another name"),
        ("BracketNotClosed", 5, "(√v + 1e-8", "OPTG208", "write the missing ')'"),
        ("BracketsSideBySide", 5, "(1 - β)g", "OPTG201", "write '(1 - β)*g'"),
        ("ConditionPerElement", 5, "g > 0", "OPTG306", "write 'c ? a : b'"),
        ("EmptyRule", 5, "\"\"", "OPTG102", "write one, such as [Optimizer(\"w -= lr*g\")]"),
        ("FunctionOfMath", 5, "Math.Sqrt", "OPTG245", "write 'sqrt(v)'"),
        ("GreekLookAlike", 5, "ν", "OPTG301", "did you mean 'v'? They look alike, but have U+03BD and U+0076"),
        ("MatrixFunctionOfVector", 5, "row.mean(g)", "OPTG373", "the diagonal matrix of it is '(row.mean(g))*eye'"),
        ("MemberCalledUpdate", 8, "Update", "OPTG117", "rename it"),
        ("MissingHyperparameter", 5, "Damped", "OPTG316", "add 'double ζ = 0.9' to the parameters of the class"),
        ("MissingPartial", 6, "MissingPartial", "OPTG101", "must be partial"),
        ("MisspeltName", 5, "gg", "OPTG301", "did you mean 'g'?"),
        ("NoRule", 5, "Optimizer", "OPTG102", "write one, such as [Optimizer(\"w -= lr*g\")]"),
        ("NoUpdate", 5, "m = β*m", "OPTG304", "end it with an update such as 'w -= lr*g'"),
        ("NumberBeforeName", 5, "2m", "OPTG201", "write '2*m'"),
        ("NumberWithSuffix", 5, "0.9f", "OPTG202", "write '0.9' instead of '0.9f'"),
        ("TooFewArguments", 5, "ema(m, g)", "OPTG305", "write 'ema(x, e, β)'"),
        ("UnknownRule", 5, "AdamWW", "OPTG302", "did you mean 'AdamW'?"),
        ("UnknownSuperscript", 5, "⁺", "OPTG215", "write the exponent as '^(…)'"),
        ("UnsupportedType", 6, "lr", "OPTG104", "a hyperparameter is double, float, int, long, bool or double[]"),
        ("UnusedHyperparameter", 6, "β", "OPTG501", "use it or remove it"),
    ];

    /// <summary>Mistakes of C# itself, which keep a compiler from asking any analyzer.</summary>
    private static readonly (string Class, int Line, string Marked, string Id, string Cure)[] MistakesOfCSharp =
    [
        ("RuleIsNotConstant", 5, "Rules.Plain", "CS0182", "must be a constant expression"),
    ];

    [Fact]
    public Task Each_is_told_at_its_characters_with_its_cure() => AssertToldAsync("FirstMistakes", Mistakes);

    [Fact]
    public Task Those_of_CSharp_are_told_alone() => AssertToldAsync("FirstMistakesOfCSharp", MistakesOfCSharp);

    /// <summary>Builds a project once and holds all that the build says of its classes against what should be said, and nothing more.</summary>
    private async Task AssertToldAsync(string project, (string Class, int Line, string Marked, string Id, string Cure)[] mistakes)
    {
        CommandResult building = await library.Consumer(project).BuildAsync();
        Assert.True(building.ExitCode == 1, building.ToString());

        // Of a class that nothing is generated into, C# says that its parameters are not read.
        IReadOnlyList<BuildDiagnostic> told = [.. BuildDiagnostic.Of(building.Output).Where(diagnostic => diagnostic.Id != "CS9113")];
        Assert.Equal(
            mistakes.Select(mistake => (mistake.Class + ".cs", mistake.Line, Column(project, mistake.Class, mistake.Line, mistake.Marked), Severity(mistake.Id), mistake.Id)),
            told.Select(diagnostic => (diagnostic.File, diagnostic.Line, diagnostic.Column, diagnostic.Severity, diagnostic.Id)));
        Assert.All(mistakes.Zip(told), pair => Assert.Contains(pair.First.Cure, pair.Second.Message, StringComparison.Ordinal));
    }

    /// <summary>Where the last of the marked characters of that kind begin in the line, counted from 1.</summary>
    private static int Column(string project, string className, int line, string marked)
    {
        string text = File.ReadAllLines(SourceTree.PathOf("tests", "OptGen.Package.Tests", "Consumers", project, className + ".cs"))[line - 1];
        Assert.Contains(marked, text, StringComparison.Ordinal);
        return text.LastIndexOf(marked, StringComparison.Ordinal) + 1;
    }

    private static string Severity(string id) => id == "OPTG501" ? "warning" : "error";
}
