using Microsoft.CodeAnalysis;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Diagnostics;

/// <summary>A mistake in one optimizer costs the others nothing, and its user no further errors.</summary>
public class NeighboursTests
{
    private const string Source = """
        using System;
        using System.ComponentModel.DataAnnotations;
        using OptGen;

        namespace User;

        [Optimizer("w -= lr*g")] public partial class Good1(double lr = 0.1);
        [Optimizer("w -= lr*gg")] public partial class Unknown(double lr = 0.1);
        [Optimizer("w -= lr*")] public partial class Unfinished(double lr = 0.1);
        [Optimizer("β := 0.9; m = ema(m, g, β); w -= m")] public partial class Good2;
        [Optimizer("β := 0.9; m = ema(m, g); w -= m")] public partial class Declaring;
        [Optimizer("")] public partial class Empty(double lr = 0.1);
        [Optimizer("w -= lr*g")] public partial class WrongType(double lr, string name = "");
        [Optimizer("w -= lr*g")] public partial class Reserved(double lr, double t = 1);
        [Optimizer("w -= lr*η*g")] public partial class Twice(double lr, double η = 1);
        [Optimizer("w -= momentum*g")] public partial class Momentum([Range(0, 1)] double momentum, double lr = 1);
        [Optimizer("m = μ*m + g; w -= lr*m")] public partial class Good3([Range(0, 1)] double μ = 0.9, double lr = 0.1);

        public static class Program
        {
            public static void Main()
            {
                Optimizer[] all =
                [
                    new Good1 { LearningRate = 1 }, new Good2 { Beta = 0.5 }, new Good3 { Mu = 1, LearningRate = 2 },
                    new Unknown(0.1) { LearningRate = 1 }, new Unfinished { LearningRate = 1 }, new Declaring { Beta = 0.5 }, new Declaring(0.9),
                    new Empty { LearningRate = 1 }, new WrongType(1, "") { LearningRate = 1 }, new Reserved(1) { LearningRate = 1 },
                    new Twice(1) { LearningRate = 1 }, new Momentum(1) { LearningRate = 1 },
                ];
                foreach (Optimizer optimizer in all)
                {
                    optimizer.Add("w", new float[1], new float[1]);
                    optimizer.Step();
                    Console.WriteLine(optimizer.Info.Rule);
                }
            }
        }
        """;

    private readonly GeneratorRun _run = GeneratorRun.Of(Source);

    [Fact]
    public void EachBadOptimizerHasItsOneDiagnostic() => Assert.Equal(
        ["8 OPTG301", "9 OPTG211", "11 OPTG305", "12 OPTG102", "13 OPTG104", "14 OPTG105", "15 OPTG106", "16 OPTG111"],
        _run.Mistakes().Select(diagnostic => $"{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1} {diagnostic.Id}"));

    [Fact]
    public void TheCompilerSeesNoFurtherMistake() => Assert.Empty(_run.CompilerDiagnostics());

    [Fact]
    public void EveryOptimizerIsGenerated() => Assert.Equal(11, _run.Files.Count);

    [Theory]
    [InlineData("Good1", false)]
    [InlineData("Good2", false)]
    [InlineData("Good3", false)]
    [InlineData("Unknown", true)]
    [InlineData("Unfinished", true)]
    [InlineData("Declaring", true)]
    [InlineData("Empty", true)]
    [InlineData("WrongType", true)]
    [InlineData("Reserved", true)]
    [InlineData("Twice", true)]
    [InlineData("Momentum", true)]
    public void OnlyBadOptimizersThrow(string name, bool throws)
    {
        string code = _run.Files.Single(file => file.Key.StartsWith($"User.{name}.", StringComparison.Ordinal)).Value;
        Assert.Equal(throws, code.Contains("see the diagnostics of its build", StringComparison.Ordinal));
        Assert.Equal(!throws, code.Contains("StepKernel", StringComparison.Ordinal));
    }

    /// <summary>What a class cannot be: its source, the analyzer's diagnostics, the compiler's.</summary>
    public static readonly TheoryData<string, string[], string[]> Impossible = new()
    {
        { "[Optimizer(Text())] partial class C(double lr) { public static string Text() => \"\"; }", ["OPTG103"], ["CS0182"] },
        { "[Optimizer] partial class C(double lr);", ["OPTG102"], [] },
        { "[Optimizer(1)] partial class C(double lr);", ["OPTG103"], ["CS1503"] },
        { "[Optimizer(\"w -= g\"), Optimizer(\"w -= 2*g\")] partial class C;", [], ["CS0579"] },
        { "[Optimizer(\"w -= g\")] partial class C; [Optimizer(\"w -= 2*g\")] partial class C;", [], ["CS0579"] },
        { "[Optimizer(\"w -= g\")] partial class C(double a); partial class C(double b);", [], ["CS8863"] },
        { "[Optimizer(\"w -= g\")] partial struct S;", ["OPTG109"], ["CS0592"] },
        { "[Optimizer(\"w -= g\")] partial interface I;", ["OPTG109"], ["CS0592"] },
        { "[Optimizer(\"w -= g\")] partial enum E;", ["OPTG109"], ["CS0267", "CS0592"] },
        { "[Optimizer(\"w -= g\")] delegate void D();", ["OPTG109"], ["CS0592"] },
        { "[Optimizer(\"w -= g\")] partial record R;", ["OPTG109"], [] },
        { "[Optimizer(\"w -= g\")] static partial class C;", ["OPTG109"], [] },
        { "[Optimizer(\"w -= g\")] file partial class C;", ["OPTG109"], [] },
        { "[Optimizer(\"w -= g\")] partial class C<T>;", ["OPTG107"], [] },
        { "[Optimizer(\"w -= g\")] class C;", ["OPTG101"], [] },
        { "[Optimizer(\"w -= g\")] partial class C; class C;", ["OPTG101"], ["CS0260"] },
        { "class Outer { [Optimizer(\"w -= g\")] partial class C; }", ["OPTG110"], [] },
        { "[Optimizer(\"w -= g\")] partial class C : Exception;", ["OPTG108"], [] },
        { "[Optimizer(\"w -= g\")] partial class C : Missing;", [], ["CS0246"] },
        { "[Optimizer(\"w -= g\")] partial class C : C;", [], ["CS0263"] },
        { "[Optimizer(\"w -= lr*g\")] partial class C(Missing lr);", ["OPTG104"], ["CS0246"] },
        { "[Optimizer(\"w -= lr*g\")] partial class C(double lr = \"\");", [], ["CS1750"] },
        { "[Optimizer(\"w -= lr*g\")] partial class C(double lr, double lr);", ["OPTG106"], ["CS0100", "CS0229", "CS9113"] },
        { "[Missing(\"w -= lr*g\")] partial class C(double lr);", [], ["CS0246", "CS9113"] },
        { "[Optimizer(\"w -= lr*g\"] partial class C(double lr);", [], ["CS1026"] },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void ImpossibleClassesLeaveTheirNeighbours(string source, string[] analyzerIds, string[] compilerIds)
    {
        GeneratorRun run = GeneratorRun.Of($"using System; using OptGen;\n{source}\n[Optimizer(\"w -= lr*g\")] partial class Good(double lr);");
        Assert.Equal(analyzerIds, run.Mistakes().Select(diagnostic => diagnostic.Id));
        Assert.Equal(compilerIds, run.CompilerDiagnostics().Select(diagnostic => diagnostic.Id).Distinct().Order());
        Assert.Contains("StepKernel", run.Files.Single(file => file.Key.StartsWith("Good.", StringComparison.Ordinal)).Value);
        Assert.DoesNotContain(run.CompilerDiagnostics(), diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line == 2);
    }
}
