using System.Globalization;
using Microsoft.CodeAnalysis;

namespace OptGen.Generator.Tests.Generation;

/// <summary>The culture of the machine changes nothing.</summary>
public class CultureTests
{
    private const string Source = """
        using System.ComponentModel.DataAnnotations;

        namespace User;

        [OptGen.Optimizer("i = ema(i, 0.5*g, İ); I = i^1.5 + 1e-300*t/1234567.5; w -= lr*I*π")]
        public partial class Idle([Range(-0.5, 1234.5)] float lr = 0.125f, double İ = -1234.5, long iota = 1234567);

        [OptGen.Optimizer("i := -0.5; iI := 1234567.25; w -= i*iI*g")]
        public partial class idle;

        [OptGen.Optimizer("w -= idel*g + 0.5f")]
        public partial class Wrong(double idle = 0.5);
        """;

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void GenerationIsTheSame(string culture)
    {
        (IReadOnlyDictionary<string, string> files, IEnumerable<string> diagnostics) = Under(CultureInfo.InvariantCulture);
        (IReadOnlyDictionary<string, string> otherFiles, IEnumerable<string> otherDiagnostics) = Under(CultureInfo.GetCultureInfo(culture));
        Assert.Equal(3, files.Count);
        Assert.NotEmpty(diagnostics);
        Assert.Equal(files, otherFiles);
        Assert.Equal(diagnostics, otherDiagnostics);
    }

    private static (IReadOnlyDictionary<string, string> Files, IEnumerable<string> Diagnostics) Under(CultureInfo culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            GeneratorRun run = GeneratorRun.Of(Source);
            return (run.Files, [.. run.AnalyzerDiagnostics().Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
