using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>Compiles C# that declares optimizers, as a user's build does, and loads it.</summary>
internal static class RuleCompilation
{
    /// <summary>Compiles for the framework that the tests run on, with what the generator adds.</summary>
    public static Assembly Load(string source)
    {
        CSharpCompilation compilation = Target.Newest.Compile(source);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new OptimizerGenerator().AsSourceGenerator()], parseOptions: Target.Newest.ParseOptions);
        GeneratorDriverRunResult result = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _).GetRunResult();
        Assert.Null(result.Results[0].Exception);
        AssertClean(generated);
        using MemoryStream stream = new();
        Assert.True(generated.Emit(stream).Success);
        stream.Position = 0;
        return new AssemblyLoadContext("rules", isCollectible: true).LoadFromStream(stream);
    }

    /// <summary>Fails on errors and warnings, and shows the lines that they stand in and the rules that these were generated from.</summary>
    public static void AssertClean(Compilation compilation)
    {
        string[] complaints =
        [
            .. compilation.GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage()} in: {LineOf(diagnostic.Location)}"),
        ];
        Assert.True(complaints is [], string.Join("\n", complaints.Take(30)));
    }

    private static string LineOf(Location location)
    {
        string[] lines = location.SourceTree?.ToString().Split('\n') ?? [];
        return lines.Length == 0 ? "" : $"{lines[location.GetLineSpan().StartLinePosition.Line].Trim()} {lines.FirstOrDefault(line => line.TrimStart().StartsWith("Rule = ", StringComparison.Ordinal))?.Trim()}";
    }
}
