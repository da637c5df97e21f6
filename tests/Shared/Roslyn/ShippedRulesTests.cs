using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Roslyn;

/// <summary>All shipped optimizers and schedules, as a user's project declares them, compiled by this compiler with its generator.</summary>
[Trait("Category", "Slow")]
public partial class ShippedRulesTests
{
    [Fact]
    public void They_compile_without_a_warning()
    {
        GeneratorRun run = GeneratorRun.Of([.. SourcesOf("Optimizers"), .. SourcesOf("Zoo"), .. SourcesOf("Schedules")], Target.Oldest);

        Assert.True(run.Files.Count > 150, $"{run.Files.Count} files were generated.");
        Assert.Empty(run.CompilerDiagnostics());
    }

    [Fact]
    public void A_mistake_is_told_at_its_characters()
    {
        const string Source = "[OptGen.Optimizer(\"w -= lr*gg\")] partial class A(double lr);";
        Diagnostic mistake = Assert.Single(GeneratorRun.Of(Source, Target.Oldest).AnalyzerDiagnostics());

        Assert.Equal("OPTG301", mistake.Id);
        Assert.Equal(new TextSpan(Source.IndexOf("gg", StringComparison.Ordinal), 2), mistake.Location.SourceSpan);
    }

    /// <summary>The compiler that this project is to try, and not another one that some package brought along.</summary>
    [Fact]
    public void The_compiler_is_the_one_that_is_asked_for()
    {
        string version = typeof(CSharpCompilation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        string asked = typeof(ShippedRulesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RoslynVersion").Value!;
        Assert.StartsWith(asked, version);
    }

    /// <summary>The declarations of a folder in a namespace of a user's, so that their names come before the library's.</summary>
    private static IEnumerable<string> SourcesOf(string folder) =>
        Directory.GetFiles(SourceTree.PathOf("src", "OptGen", folder), "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(text => text.Contains("[Optimizer", StringComparison.Ordinal) || text.Contains("[Schedule(", StringComparison.Ordinal))
            .Select(text => InNamespaceOfUser().Replace(text, "namespace User;\n\nusing System;\nusing OptGen;\n"));

    [GeneratedRegex(@"^namespace OptGen(\.Zoo)?;\r?$", RegexOptions.Multiline)]
    private static partial Regex InNamespaceOfUser();
}
