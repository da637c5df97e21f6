using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OptGen.Generator.Tests.Fuzzing;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Locations;

/// <summary>A mistake is underlined at exactly its characters, however the rule is written down.</summary>
[Trait("Category", "Slow")]
public class PlantedMistakeTests
{
    private const int Cases = 10_000;
    private const int CasesPerCompilation = 500;

    [Fact]
    public void Planted_mistakes_are_marked_exactly()
    {
        Random random = new(20250311);
        for (int first = 0; first < Cases * FuzzBudget.Rounds; first += CasesPerCompilation)
        {
            AssertMarked([.. Enumerable.Range(first, CasesPerCompilation).Select(number => PlantedMistake.Create(number, random))]);
        }
    }

    private static void AssertMarked(IReadOnlyList<PlantedMistake> mistakes)
    {
        StringBuilder source = new();
        Dictionary<(int Start, int End), PlantedMistake> expected = [];
        foreach (PlantedMistake mistake in mistakes)
        {
            expected.Add((source.Length + mistake.Marked.Start, source.Length + mistake.Marked.End), mistake);
            source.Append(mistake.Declaration).Append('\n');
        }

        // The code of ten thousand wrong rules is of no interest here.
        CSharpCompilation compilation = Target.Newest.Compile(source.ToString());
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        foreach (Diagnostic diagnostic in compilation.WithAnalyzers([new OptimizerAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult())
        {
            var span = (diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.End);
            Assert.True(expected.Remove(span, out PlantedMistake? mistake), $"{diagnostic} at {span}, which is “{source.ToString(span.Start, span.End - span.Start)}”");
            Assert.Equal("OPTG301", diagnostic.Id);
            Assert.Equal(mistake.IsElsewhere ? 1 : 0, diagnostic.AdditionalLocations.Count);
        }

        Assert.True(expected.Count == 0, $"Not marked: {expected.Values.FirstOrDefault()?.Declaration}");
    }
}
