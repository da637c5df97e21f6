using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OptGen.Generator.Tests.Generation;

/// <summary>What came of compiling a user's source with the generator and the analyzer.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorRunResult _result;
    private readonly Compilation _compilation;

    private GeneratorRun(GeneratorRunResult result, Compilation compilation)
    {
        _result = result;
        _compilation = compilation;
    }

    /// <summary>The generated files, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files => _result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>The one generated file.</summary>
    public string Code => Assert.Single(_result.GeneratedSources).SourceText.ToString();

    public static GeneratorRun Of(string source) => Of(source, Target.Newest);

    public static GeneratorRun Of(string source, Target target) => Of([source], target);

    public static GeneratorRun Of(IEnumerable<string> sources, Target target)
    {
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new OptimizerGenerator().AsSourceGenerator()], parseOptions: target.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(target.Compile(sources), out Compilation compilation, out ImmutableArray<Diagnostic> reported);
        Assert.Empty(reported);
        return new GeneratorRun(SingleResult(driver), compilation);
    }

    /// <summary>The result of the generator, which must not have failed: a failure drops what it made for every optimizer.</summary>
    public static GeneratorRunResult SingleResult(GeneratorDriver driver)
    {
        GeneratorRunResult result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        return result;
    }

    /// <summary>The members of a class, written and generated.</summary>
    public IReadOnlyList<ISymbol> MembersOf(string className) => _compilation.GetTypeByMetadataName(className)!.GetMembers();

    /// <summary>Warnings and errors of the compiler, in the user's source and the generated one.</summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnostics() =>
        [.. _compilation.Emit(Stream.Null).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !IsUndocumentedByUser(diagnostic))];

    /// <summary>What the analyzer reports, in the order of the source.</summary>
    public IReadOnlyList<Diagnostic> AnalyzerDiagnostics()
    {
        CompilationWithAnalyzers analyzed = _compilation.WithAnalyzers([new OptimizerAnalyzer()]);
        ImmutableArray<Diagnostic> diagnostics = analyzed.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The mistakes that the analyzer reports, without what only may not be meant.</summary>
    public IReadOnlyList<Diagnostic> Mistakes() => [.. AnalyzerDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>The compiled classes.</summary>
    public Assembly Load()
    {
        using MemoryStream image = new();
        Assert.Empty(_compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return Assembly.Load(image.ToArray());
    }

    public void AssertCompiles()
    {
        Assert.Empty(Mistakes());
        Assert.Empty(CompilerDiagnostics());
    }

    /// <summary>The tests' own classes need no documentation; generated members do.</summary>
    private static bool IsUndocumentedByUser(Diagnostic diagnostic) =>
        diagnostic.Id is "CS1591" or "CS1573" && diagnostic.Location.SourceTree?.FilePath.StartsWith("Source", StringComparison.Ordinal) == true;
}
