using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Language;
using OptGen.Generator.Declarations;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Rooms;

/// <summary>A compile parses each text once: the declared rule and those that it calls, however often and from wherever.</summary>
public class ParsedOnceTests
{
    private const string InnerRule = "m = β*m + g; w -= lr*m + wd*w";
    private const string OuterRule = "d = Inner(g) with { m = β*m + 2*g }; w *= 1 - lr*wd; w += d + Inner(2*g) + Inner(d)";
    private const string BaseRule = "s₀ = w; w += base(g); s = lerp(s, w, 0.5); w = s";
    private const string StackedRule = "w += Wrapper(g)\nk := 2\n// Wrapper over Outer";
    private const string RoutedRule = "if (ndim == 2) { w += Outer(g) } else { w += Inner(g) }";
    private const string CurveRule = "lr0*exp(-k*t)";

    private const string Source = $$"""
        using OptGen;

        [Optimizer("{{InnerRule}}")] public partial class Inner(double lr = 0.1, double β = 0.9, double wd = 0.01);
        [Optimizer("{{OuterRule}}")] public partial class Outer;
        [Optimizer("{{BaseRule}}")] public partial class Wrapper;
        [Optimizer<Wrapper, Outer>("k := 2")] public partial class Stacked;
        [Optimizer<Outer>(When = "ndim == 2"), Optimizer<Inner>] public partial class Routed;
        [Schedule("{{CurveRule}}")] public partial class Curve(double lr0 = 0.1, double k = 0.01);
        """;

    private static readonly Dictionary<string, string[]> Texts = new(StringComparer.Ordinal)
    {
        ["Inner"] = [InnerRule],
        ["Outer"] = [OuterRule, InnerRule],
        ["Wrapper"] = [BaseRule],
        ["Stacked"] = ["k := 2", StackedRule, BaseRule, OuterRule, InnerRule],
        ["Routed"] = [RoutedRule, OuterRule, InnerRule],
        ["Curve"] = [CurveRule],
    };

    private static readonly CSharpCompilation Compilation = Target.Newest.Compile(Source);

    /// <summary>The analyzer reads, compiles and looks for hints: one compile for each class.</summary>
    [Fact]
    public async Task AnalyzerParsesEachTextOnceForAClass()
    {
        List<List<string>> compiles = [];
        OptimizerAnalyzer analyzer = new(_ =>
        {
            List<string> parsed = [];
            lock (compiles)
            {
                compiles.Add(parsed);
            }

            return Recording(parsed);
        });
        await Compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync(CancellationToken.None);

        Assert.Equal(Ordered(Texts.Values), Ordered(compiles));
    }

    [Theory]
    [InlineData("Inner")]
    [InlineData("Outer")]
    [InlineData("Stacked")]
    [InlineData("Routed")]
    [InlineData("Curve")]
    public void GeneratorParsesEachTextOnceForAClass(string name)
    {
        List<string> read = [];
        INamedTypeSymbol type = Compilation.Assembly.GetTypeByMetadataName(name)!;
        SyntaxReference place = type.DeclaringSyntaxReferences[0];
        SemanticModel model = Compilation.GetSemanticModel(place.SyntaxTree);
        OptimizerDeclaration declaration = DeclarationReader.Read(
            type, OptimizerAttributes.OfEither(type), new TypesInScope(model, place.Span.Start), Recording(read), CancellationToken.None);
        List<string> compiled = [];
        GeneratedSource source = GeneratedSource.For(declaration, Recording(compiled), CancellationToken.None);

        Assert.Contains("partial class", source.Code, StringComparison.Ordinal);
        Assert.Equal(read.Distinct(StringComparer.Ordinal), read);
        Assert.Equal(Texts[name].Where(text => text != "k := 2").Order(StringComparer.Ordinal), compiled.Order(StringComparer.Ordinal));
    }

    /// <summary>Nobody goes round the trees of the compile.</summary>
    [Fact]
    public void OnlyTheTreesOfACompileAskTheParser()
    {
        string generator = Path.Combine(Snapshot.ProjectDirectory, "..", "..", "generator");
        IEnumerable<string> asking = Directory.EnumerateFiles(generator, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj") && File.ReadAllText(file).Contains("RuleParser.Parse(", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file));
        Assert.Equal(["ParsedRules.cs"], asking);
    }

    private static ParsedRules Recording(List<string> parsed) => new((text, kind) =>
    {
        parsed.Add(text);
        return RuleParser.Parse(text, kind);
    });

    private static IEnumerable<string> Ordered(IEnumerable<IEnumerable<string>> compiles) =>
        compiles.Select(texts => string.Join(" | ", texts.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal);
}
