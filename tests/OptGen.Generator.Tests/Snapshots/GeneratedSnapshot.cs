using System.Text.RegularExpressions;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Snapshots;

/// <summary>A snapshot of the code generated for a source, which must compile without a warning for every target.</summary>
internal static partial class GeneratedSnapshot
{
    public static void Match(string source, string name, GeneratedPart part, bool hasRuleErrors = false)
    {
        GeneratorRun oldest = GeneratorRun.Of(source, Target.Oldest);
        GeneratorRun newest = GeneratorRun.Of(source, Target.Newest);
        Assert.Equal(oldest.Code, newest.Code);
        Snapshot.In("Snapshots").Match(Part(WithoutVersion(newest.Code), part), name);
        foreach (GeneratorRun run in new[] { oldest, newest })
        {
            Assert.Empty(run.CompilerDiagnostics());
            Assert.Equal(hasRuleErrors ? ["OPTG301"] : [], run.Mistakes().Select(diagnostic => diagnostic.Id));
        }
    }

    /// <summary>The version of the generator changes with every release and says nothing about the code.</summary>
    public static string WithoutVersion(string code) => Version().Replace(code, "$1version$2");

    private static string Part(string code, GeneratedPart part)
    {
        int types = code.IndexOf("namespace OptGen.Generated\n", StringComparison.Ordinal);
        int step = code.IndexOf("    /// <summary>A step, with", StringComparison.Ordinal);
        int facts = code.IndexOf("    /// <summary>What the compiler knows of the rule", StringComparison.Ordinal);
        return part switch
        {
            GeneratedPart.Class => code[..types].TrimEnd() + "\n",
            GeneratedPart.Step => code[step..facts].TrimEnd() + "\n",
            _ => code,
        };
    }

    [GeneratedRegex("""(GeneratedCode\("OptGen\.Generator", ")[0-9.]+("\))""")]
    private static partial Regex Version();
}
