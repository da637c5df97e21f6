using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptGen.Generator.Tests.Generation;
using Xunit.Abstractions;

namespace OptGen.Generator.Tests.Incremental;

/// <summary>What a keystroke costs in a project of 200 optimizers; the times are printed, the steps are asserted.</summary>
public sealed class EditorSpeedTests(ITestOutputHelper output)
{
    private const int Optimizers = 200;
    private const int WarmUps = 20;
    private const int Keystrokes = 101;

    [Fact]
    public void A_keystroke_in_a_rule_emits_that_rule_anew()
    {
        (TimeSpan median, TimeSpan fastest) = Measure(keystroke => (0, Optimizer(0, keystroke)), out IReadOnlyList<IncrementalStepRunReason> sources);
        output.WriteLine($"A keystroke in a rule of {Optimizers} optimizers: {median.TotalMilliseconds:0.00} ms, the median of {Keystrokes}; {fastest.TotalMilliseconds:0.00} ms, the fastest");
        Assert.Equal(1, sources.Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(Optimizers - 1, sources.Count(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void A_keystroke_elsewhere_costs_no_step()
    {
        (TimeSpan median, TimeSpan fastest) = Measure(keystroke => (Optimizers, $"class Elsewhere {{ int x{keystroke}; }}"), out IReadOnlyList<IncrementalStepRunReason> sources);
        output.WriteLine($"A keystroke elsewhere, beside {Optimizers} optimizers: {median.TotalMilliseconds:0.00} ms, the median of {Keystrokes}; {fastest.TotalMilliseconds:0.00} ms, the fastest");
        Assert.All(sources, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static string Optimizer(int number, int keystroke) => $$"""
        [OptGen.Optimizer("m = ema(m, g, β1); v = ema(v, g², β2); w -= lr*hat(m, β1)/(√hat(v, β2) + 1e-{{(keystroke % 9) + 1}})")]
        public partial class Optimizer{{number}}(double lr = 1e-3, double β1 = 0.9, double β2 = 0.999);
        """;

    /// <summary>Runs the generator after each of many edits of one file; the median and the least of the times, and what the last did about each optimizer.</summary>
    private static (TimeSpan Median, TimeSpan Fastest) Measure(Func<int, (int File, string Text)> edit, out IReadOnlyList<IncrementalStepRunReason> sources)
    {
        Target target = Target.Newest;
        CSharpCompilation compilation = target.Compile([.. Enumerable.Range(0, Optimizers).Select(number => Optimizer(number, 0)), "class Elsewhere;"]);
        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new OptimizerGenerator().AsSourceGenerator()],
            parseOptions: target.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);
        List<TimeSpan> times = [];
        for (int keystroke = 1; keystroke <= WarmUps + Keystrokes; keystroke++)
        {
            (int file, string text) = edit(keystroke);
            SyntaxTree edited = CSharpSyntaxTree.ParseText(text, target.ParseOptions, trees[file].FilePath);
            compilation = compilation.ReplaceSyntaxTree(trees[file], edited);
            trees[file] = edited;
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        GeneratorRunResult result = GeneratorRun.SingleResult(driver);
        sources = [.. result.TrackedSteps[OptimizerGenerator.SourceStep].SelectMany(run => run.Outputs).Select(step => step.Reason)];
        TimeSpan[] warm = [.. times.Skip(WarmUps).Order()];
        return (warm[Keystrokes / 2], warm[0]);
    }
}
