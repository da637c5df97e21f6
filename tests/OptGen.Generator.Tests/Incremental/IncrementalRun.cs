using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Incremental;

/// <summary>What the steps of the generator did when a source was edited.</summary>
internal sealed class IncrementalRun
{
    private readonly GeneratorRunResult _result;

    private IncrementalRun(GeneratorRunResult result) => _result = result;

    /// <summary>Runs the generator on the sources before an edit, then on those after it; null for one that is gone.</summary>
    public static IncrementalRun Of(IReadOnlyList<string> before, IReadOnlyList<string?> after)
    {
        Target target = Target.Newest;
        CSharpCompilation compilation = target.Compile(before);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new OptimizerGenerator().AsSourceGenerator()],
            parseOptions: target.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);
        GeneratorRun.SingleResult(driver);

        // Only what was edited is parsed again, as an editor does it.
        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        for (int i = 0; i < after.Count; i++)
        {
            if (after[i] is not { } text)
            {
                compilation = compilation.RemoveSyntaxTrees(trees[i]);
                continue;
            }

            SyntaxTree edited = CSharpSyntaxTree.ParseText(text, target.ParseOptions, $"Source{i}.cs");
            compilation = i >= trees.Length ? compilation.AddSyntaxTrees(edited)
                : text == before[i] ? compilation
                : compilation.ReplaceSyntaxTree(trees[i], edited);
        }

        return new IncrementalRun(GeneratorRun.SingleResult(driver.RunGenerators(compilation)));
    }

    /// <summary>The reasons of the outputs of a tracked step.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        _result.TrackedSteps.TryGetValue(step, out var runs) ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)] : [];

    /// <summary>The reasons of the generated files.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons() =>
        [.. _result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];
}
