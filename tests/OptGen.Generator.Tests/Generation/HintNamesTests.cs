using Microsoft.CodeAnalysis;
using OptGen.Compiler.Emission;

namespace OptGen.Generator.Tests.Generation;

/// <summary>Names of generated files: two that Roslyn takes for one would cost every optimizer its code.</summary>
public class HintNamesTests
{
    private static readonly string[] Names =
    [
        "Adam", "adam", "ADAM", "User.Adam", "User.adam", "user.Adam", "User+Adam", "User-Adam", "User_Adam", "User.Outer+Adam", "User.Outer.Adam",
        "Größe", "GRÖSSE", "Оптимизатор", "оптимизатор", "优化器", "ﬀ", "İ", "i", "I", "ı", "Σ", "σ", "ς", "e\u0301", "é", "\U00010400", "\U00010428",
        "@event.@class", "event.class", "Outer`1+Adam", "Outer`2+Adam",
    ];

    public static TheoryData<string> MetadataNames { get; } = [.. Names];

    [Theory]
    [MemberData(nameof(MetadataNames))]
    public void NamesAreValidForRoslyn(string metadataName)
    {
        string hintName = HintNames.For(metadataName);
        FileAdder.AssertAccepts(hintName);
        Assert.EndsWith(".g.cs", hintName);
    }

    [Fact]
    public void NamesAreUniqueIgnoringCase()
    {
        string[] hintNames = [.. Names.Select(HintNames.For)];
        Assert.Equal(hintNames.Length, hintNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void ClassesEqualButForCaseAreBothGenerated()
    {
        GeneratorRun run = GeneratorRun.Of("""
            namespace User
            {
                [OptGen.Optimizer("w -= lr*g")] public partial class Adam(double lr);
                [OptGen.Optimizer("w -= lr*g")] public partial class ADAM(double lr);
                public static partial class Outer { [OptGen.Optimizer("w -= lr*g")] public partial class Adam(double lr); }
            }

            namespace user { [OptGen.Optimizer("w -= lr*g")] public partial class Adam(double lr); }
            namespace User.Outer_ { [OptGen.Optimizer("w -= lr*g")] public partial class Adam(double lr); }
            """);
        run.AssertCompiles();
        Assert.Equal(5, run.Files.Count);
    }

    [Fact]
    public void ClassesMayHaveNamesOfAllLetters()
    {
        GeneratorRun run = GeneratorRun.Of("""
            namespace Größe.优化;

            [OptGen.Optimizer("w -= lr*g")] public partial class Оптимизатор(double lr);
            [OptGen.Optimizer("w -= lr*g")] public partial class ΑβΓ(double lr);
            [OptGen.Optimizer("w -= lr*g")] public partial class Cafe\u0301(double lr);
            """);
        run.AssertCompiles();
        Assert.Equal(3, run.Files.Count);
    }

    /// <summary>Asks Roslyn itself, which refuses a name by an exception.</summary>
    private sealed class FileAdder(string hintName) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterPostInitializationOutput(output => output.AddSource(hintName, ""));

        public static void AssertAccepts(string hintName)
        {
            GeneratorDriver driver = Microsoft.CodeAnalysis.CSharp.CSharpGeneratorDriver
                .Create([new FileAdder(hintName).AsSourceGenerator()], parseOptions: Target.Newest.ParseOptions)
                .RunGenerators(Target.Newest.Compile(""));
            Assert.Equal(hintName, Assert.Single(GeneratorRun.SingleResult(driver).GeneratedSources).HintName);
        }
    }
}
