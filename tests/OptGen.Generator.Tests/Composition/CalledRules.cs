using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Composition;

/// <summary>Optimizers of a referenced assembly, and what the generator makes of a source that calls them.</summary>
internal static class CalledRules
{
    /// <summary>A library, compiled with what the generator adds to it.</summary>
    public static MetadataReference Compile(string source)
    {
        CSharpGeneratorDriver.Create([new OptimizerGenerator().AsSourceGenerator()], parseOptions: Target.Newest.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(Target.Newest.Compile(source).WithAssemblyName("Library"), out Compilation library, out _);
        using MemoryStream image = new();
        Assert.True(library.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>The generated code of the class of this name, in a source that must compile.</summary>
    public static string Generate(string className, string source, params MetadataReference[] references)
    {
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new OptimizerGenerator().AsSourceGenerator()], parseOptions: Target.Newest.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(Target.Newest.Compile(source).AddReferences(references), out Compilation compilation, out _);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return GeneratorRun.SingleResult(driver).GeneratedSources.Single(generated => generated.SourceText.ToString().Contains($"partial class {className}", StringComparison.Ordinal)).SourceText.ToString();
    }
}
