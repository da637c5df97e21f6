using System.Text.RegularExpressions;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Snapshots;

/// <summary>A snapshot of the code generated for a source, which must compile without a warning for every target.</summary>
internal static partial class GeneratedSnapshot
{
    public static void Match(string source, string name, bool hasRuleErrors = false)
    {
        GeneratorRun oldest = GeneratorRun.Of(source, Target.Oldest);
        GeneratorRun newest = GeneratorRun.Of(source, Target.Newest);
        Assert.Equal(oldest.Code, newest.Code);
        Snapshot.In("Snapshots").Match(WithoutVersion(newest.Code), name);
        foreach (GeneratorRun run in new[] { oldest, newest })
        {
            Assert.Empty(run.CompilerDiagnostics());
            Assert.Equal(hasRuleErrors ? ["OPTG301"] : [], run.Mistakes().Select(diagnostic => diagnostic.Id));
        }
    }

    /// <summary>The version of the generator changes with every release and says nothing about the code.</summary>
    public static string WithoutVersion(string code) => Version().Replace(code, "$1version$2");

    [GeneratedRegex("""(GeneratedCode\("OptGen\.Generator", ")[0-9.]+("\))""")]
    private static partial Regex Version();
}
