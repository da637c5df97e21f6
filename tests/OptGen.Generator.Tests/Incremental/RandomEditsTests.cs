using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Incremental;

/// <summary>
/// However a project has come about, edit by edit, its generated code is what a generator makes that sees it for the first time: nothing is kept that another
/// file has changed the meaning of.
/// </summary>
[Trait("Category", "Slow")]
public class RandomEditsTests
{
    private const int Edits = 150;
    private const int LeastDifferent = 10;

    /// <summary>A project: for each of its files, the texts that it may have.</summary>
    private static readonly string[][][] Projects =
    [
        // Rules that call others, by names that come to mean other classes.
        [
            ["", "namespace Lib; [OptGen.Optimizer(\"w -= lr*g\")] public partial class Ball(double lr = 0.1);", "namespace Lib; [OptGen.Optimizer(\"w -= 2*lr*g\")] public partial class Ball(double lr = 0.2);"],
            ["", "[OptGen.Optimizer(\"w -= 3*g\")] public partial class Ball;", "public class Ball;", "namespace User; [OptGen.Optimizer(\"m = 0.5*m + g; w -= m\")] partial class Ball;"],
            ["namespace User; [OptGen.Optimizer(\"w += Ball(g)\")] partial class Direct;", "using Lib; namespace User; [OptGen.Optimizer(\"w += Ball(g)\")] partial class Direct;", "using Ball = Lib.Ball; namespace User; [OptGen.Optimizer(\"w += Ball(g)\")] partial class Direct;"],
            ["namespace User; [OptGen.Optimizer(\"w += Direct(g)\")] partial class Indirect;", "namespace User; [OptGen.Optimizer<Wrapper, Direct>] partial class Indirect;", "namespace User; [OptGen.Optimizer<Wrapper, Direct>(When = \"ndim == 2\"), OptGen.Optimizer<Direct>] partial class Indirect;"],
            ["namespace User; [OptGen.Optimizer(\"w += base(g)\")] partial class Wrapper;", "namespace User; [OptGen.Optimizer(\"w += base(2*g)\")] partial class Wrapper;", "", "namespace User; partial class Wrapper;"],
            ["namespace User; [OptGen.Optimizer(\"w += Ba\" + \"ll(g)\")] partial class Sum;", "namespace User; [OptGen.Optimizer(\"w += Ball(g)\")] partial class Sum;", "namespace User; [OptGen.Optimizer($\"w += {Texts.Half}ll(g)\")] partial class Sum;"],
            ["", "namespace User; static class Texts { public const string Half = \"Ba\"; }", "namespace User; static class Texts { public const string Half = \"Wa\"; }", "global using Lib;"],
        ],

        // Constants, aliases, usings for all files, and names that hide others.
        [
            ["[Opt(Rule)] partial class Global(double lr = Rate);", "[Opt(\"w -= lr*g\")] partial class Global(Number lr);", "[Optimizer(Other.Rule)] partial class Global(double lr = Other.Rate);"],
            ["[Optimizer(Constants.Rule)] partial class Named(double lr = Constants.Rate);", "[OptGen.Optimizer(Constants.Rule)] partial class Named(double lr = Constants.Rate);"],
            ["using static Constants; [OptGen.Optimizer(Rule)] partial class Static(double lr = Rate);", "using static Other; using static Third; [OptGen.Optimizer(Rule)] partial class Static(double lr = Rate);"],
            ["using Opt = OptGen.OptimizerAttribute; [Opt(\"w -= lr*g\")] partial class Alias([OptGen.Property(nameof(Constants))] double lr = (double)Level.High);", "namespace OptGen.Deeper; [Optimizer(\"w -= lr*g\")] partial class Alias(double lr = Constants.Rate);"],
            ["", "global using OptGen;", "global using Opt = OptGen.OptimizerAttribute; global using static Constants;", "global using OptGen; global using Number = double;", "global using Number = float; global using OptAttribute = OptGen.OptimizerAttribute;"],
            ["static class Constants { public const string Rule = \"w -= lr*g\"; public const double Rate = 0.1; }", "static class Constants { public const string Rule = Other.Rule; public const double Rate = Other.Rate + 1; }", "static class Constants { public static string Rule = \"\"; public static double Rate => 0; }", "class Constants : Other;", "class Constants : Other { public new static string Rule() => \"\"; }"],
            ["class Other { public const string Rule = \"w -= 3*lr*g\"; public const double Rate = 3; }", "class Other { public const string Rule = \"w -= 4*lr*g\"; public const double Rate = (double)Level.High; }", "class Other { public string Rule = \"\"; }", ""],
            ["", "class Third;", "class Third { public static string Rule = \"\"; }"],
            ["enum Level { Low, High }", "enum Level { Low, Middle, High }", "namespace OptGen { class OptimizerAttribute(string rule) : System.Attribute { public string Rule => rule; } }", "class OptimizerAttribute(string rule) : System.Attribute { public string Rule => rule; }"],
        ],

        // Parts of one class in several files, and the types around it.
        [
            ["using OptGen; namespace N; partial class Outer { [Optimizer(\"w -= lr*g\")] partial class Inner(double lr = 0.1); }", "namespace N; partial class Outer { partial class Inner(double lr = 0.1); }", "namespace N; partial class Outer { [OptGen.Optimizer(\"w -= lr*g\")] partial class Inner; }"],
            ["namespace N; partial class Outer { [OptGen.Optimizer(\"w -= 2*lr*g\")] partial class Inner; }", "namespace N; partial class Outer { partial class Inner { public int Lr; } }", "namespace N; class Outer { }", "namespace N; partial class Outer { partial class Inner { Inner() { } } }", "namespace N; partial class Outer { partial class Inner : System.Exception; }"],
            ["", "namespace N; partial struct Outer;", "namespace N; partial class Outer<T> { [OptGen.Optimizer(\"w -= g\")] partial class Inner; }", "namespace N; partial class Outer { [OptGen.Optimizer(\"w -= lr*g\")] partial class Inner(double lr = 0.1); }"],
            ["namespace N; [OptGen.Optimizer(\"w -= lr*g\")] partial class First([OptGen.Property(Name)] double lr); partial class First { const string Name = \"Rate\"; }", "namespace N { [OptGen.Optimizer(\"w -= g\")] partial class Second; [OptGen.Optimizer(\"w -= 2*g\")] partial class First; } namespace M { [OptGen.Optimizer(\"w -= Second(g)\")] partial class First; }", "namespace N; [OptGen.Optimizer(\"w -= 2*g\")] file class First;"],
        ],

        // Schedules, which may become optimizers and back.
        [
            ["using OptGen; [Schedule(Texts.Rule)] partial class Decay(double k = Texts.Rate);", "using OptGen; [Optimizer(\"w -= k*g\")] partial class Decay(double k = Texts.Rate);", "[Plan(Texts.Rule)] partial class Decay(double k);", "[OptGen.Schedule(\"1/t\")] partial class Decay;"],
            ["static class Texts { public const string Rule = \"1/(1 + k*t)\"; public const double Rate = 1; }", "static class Texts { public const string Rule = \"k\"; public const double Rate = 2; }", "", "class Decay { }"],
            ["", "global using Plan = OptGen.ScheduleAttribute;", "global using Plan = OptGen.OptimizerAttribute;"],
        ],
    ];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    public void The_code_is_what_a_fresh_generator_makes(int project, int seed)
    {
        Random random = new(seed);
        Target target = Target.Newest;
        string[][] files = Projects[project];
        int[] chosen = new int[files.Length];
        CSharpCompilation compilation = target.Compile([.. files.Select(texts => texts[0])]);
        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        GeneratorDriver driver = Fresh(target).RunGenerators(compilation);
        HashSet<string> seen = [Code(driver)];
        for (int edit = 0; edit < Edits; edit++)
        {
            int file = random.Next(files.Length);
            chosen[file] = random.Next(files[file].Length);
            SyntaxTree edited = CSharpSyntaxTree.ParseText(files[file][chosen[file]], target.ParseOptions, trees[file].FilePath);
            compilation = compilation.ReplaceSyntaxTree(trees[file], edited);
            trees[file] = edited;
            driver = driver.RunGenerators(compilation);

            string code = Code(driver);
            Assert.True(code == Code(Fresh(target).RunGenerators(compilation)), $"After edit {edit}, with the texts {string.Join(", ", chosen)}, the code is not that of a fresh generator.");
            seen.Add(code);
        }

        Assert.True(seen.Count >= LeastDifferent, $"Only {seen.Count} different results were seen.");
    }

    private static GeneratorDriver Fresh(Target target) => CSharpGeneratorDriver.Create([new OptimizerGenerator().AsSourceGenerator()], parseOptions: target.ParseOptions);

    private static string Code(GeneratorDriver driver)
    {
        ImmutableArray<GeneratedSourceResult> sources = GeneratorRun.SingleResult(driver).GeneratedSources;
        return string.Join("\n", sources.OrderBy(source => source.HintName, StringComparer.Ordinal).Select(source => source.HintName + "\n" + source.SourceText));
    }
}
