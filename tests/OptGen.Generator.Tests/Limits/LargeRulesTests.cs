using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OptGen.Compiler;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Hints;
using OptGen.Compiler.Language;
using OptGen.Compiler.Planning;
using OptGen.Generator.Tests.Fuzzing;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Limits;

/// <summary>
/// Rules that are long, deep or double at each turn, on a thread of 1 MB of stack: each compiles, or is refused by a limit, soon. Depth that costs the
/// compiler its stack costs everybody's code.
/// </summary>
[Trait("Category", "Slow")]
public sealed class LargeRulesTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Rules, and what they are told; empty where they compile.</summary>
    public static readonly TheoryData<string, string, string> Rules = new()
    {
        { "statements", Repeat("w -= lr*g", 2000), "" },
        { "scalars", $"s = t; {Repeat("s = 1 - s", 2000)}; w -= lr*s*g", "" },
        { "states in a chain", $"{Count(400, i => $"s{i}x = s{i}x*0.5 + s{i + 1}x")}; s400x = g; w -= lr*s0x", "" },
        { "single numbers in a chain", $"{Count(400, i => $"s{i}x = s{i}x*0.5 + s{i + 1}x")}; s400x = all.norm(g)*t; w -= lr*s0x*g", "" },
        { "passes", "s = 1; for i in 0..60 { s = norm(g*s + w) }; w -= lr*s*g", "" },
        { "passes that repeat all before", "x = g; for i in 0..30 { x /= row.rms(x) + lr; x /= col.rms(x) + lr }; w -= lr*x", "" },
        { "passes that repeat too much", $"x = g; {Repeat("x = x*g + 1", 2000)}; for i in 0..40 {{ x /= norm(x) + lr }}; w -= lr*x", "OPTG387" },
        { "branches", Count(500, i => $"if (t > {i}) {{ m = g*{i + 1} }}") + "; w -= lr*m", "" },
        { "conditions", $"c = t > 1; {Count(1000, i => $"c = c and t > {i}")}; if (c) {{ w -= lr*g }}", "" },
        { "a condition doubled", $"c = t > 1; {Repeat("c = c and c", 200)}; if (c) {{ w -= lr*g }}", "" },
        { "the rank doubled", $"r = ndim; {Repeat("r = r + r", 200)}; if (r > 3) {{ w -= lr*g }} else {{ w -= g }}", "" },
        { "an identity doubled", $"E = eye; {Repeat("E = E + E", 200)}; A = g@gᵀ + E; w -= lr*A@g", "" },
        { "a quotient doubled", $"s = lr; {Repeat("s = s/s", 200)}; w -= s*g; q = norm(g*s); w -= q*g", "" },
        { "roots of differences", $"s = norm(g); {Repeat("s = √(s - loss)", 1000)}; w -= lr*s*g", "OPTG403" },
        { "a sum", $"w -= lr*({Count(450, i => $"{i}.5*g", "+")})", "" },
        { "a conjunction", $"w -= lr*({Count(300, i => $"g > {i}", " and ")} ? g : w)", "" },
        { "transposed again and again", $"w -= lr*g{new string('ᵀ', 900)}", "" },
        { "brackets", $"w -= lr*{new string('(', 190)}g{new string(')', 190)}", "" },
        { "functions within each other", $"w -= lr*{string.Concat(Enumerable.Repeat("sqrt(", 190))}g{new string(')', 190)}", "" },
        { "choices within each other", $"w -= lr*({Count(190, i => $"t > {i} ? g*{i}.5 : ", "")}g)", "" },
        { "powers of powers", $"w -= lr*g{string.Concat(Enumerable.Repeat("^w", 190))}", "" },
        { "blocks within each other", $"{Count(190, i => $"if (t > {i}) {{ ", "")}w -= lr*g{new string('}', 190)}", "" },
        { "a derivative", $"g += ∂({string.Concat(Enumerable.Repeat("sin(", 190))}w{new string(')', 190)}); w -= lr*g", "" },
        { "a derivative of a product", $"g += ∂({Repeat("sin(w)", 300, "*")}); w -= lr*g", "" },
        { "delays", $"{Count(8, i => $"a{i}x = delay(g*{i}, 60)")}; w -= lr*({Count(8, i => $"a{i}x", "+")})", "" },
        { "mistakes", Count(1000, i => $"w -= x{i}*g"), "OPTG301" },
        { "arguments", $"w -= lr*max({Repeat("g", 20000, ",")})", "OPTG384" },
        { "loops within each other", "for m in 0..256 { for l in 0..256 { for k in 0..256 { w -= 0*g } } }", "OPTG384" },
        { "sizes within each other", $"P0x = eigvecs(g@gᵀ, 1000); {Count(100, i => $"P{i + 1}x = eigvecs(P{i}xᵀ@P{i}x, {990 - i})")}; w -= lr*sum(P100x)*g", "OPTG374" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Large_rule_is_answered_on_a_small_stack(string what, string rule, string expected)
    {
        Assert.NotEmpty(what);
        string parameters = rule.Contains("lr", StringComparison.Ordinal) ? "(double lr = 0.1)" : "";
        CSharpCompilation compilation = Target.Newest.Compile($"using OptGen;\n[Optimizer(\"{rule}\")]\npublic partial class C{parameters};\n")
            .WithOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));
        string[] ids = [];
        SmallStack.Run(() =>
        {
            CSharpGeneratorDriver.Create([new OptimizerGenerator().AsSourceGenerator()], parseOptions: Target.Newest.ParseOptions)
                .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
            CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
            ids =
            [
                .. generated.WithAnalyzers([new OptimizerAnalyzer()], options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Select(diagnostic => diagnostic.Id).Distinct(),
                .. generated.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not ("CS1591" or "CS1573")).Select(diagnostic => diagnostic.Id).Distinct(),
            ];
        });
        Assert.Equal(expected, string.Join(" ", ids));
        TimeSpan time = SmallStack.Measure(() => Answer(RuleDeclarations.Of(rule, ["lr"]), CancellationToken.None), Longest);
        Assert.True(time < Longest, $"It takes {time}.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Rules_that_call_others_again_and_again_are_refused_soon(int times)
    {
        string chain = string.Join("\n", Enumerable.Range(1, 15).Select(i => $"[Optimizer(\"w += A{i - 1}(g); {Repeat($"w += A{i - 1}(g*0.5)", times)}\")] partial class A{i};"));
        GeneratorRun run = GeneratorRun.Of($"using OptGen;\n[Optimizer(\"w -= lr*g; lr := .1\")] partial class A0;\n{chain}");
        Assert.Equal(times == 0 ? [] : ["OPTG385"], run.Mistakes().Select(mistake => mistake.Id).Distinct());
        Assert.Empty(run.CompilerDiagnostics());
    }

    [Fact]
    public void Compilation_ends_soon_after_it_is_cancelled()
    {
        TimeSpan longest = TimeSpan.FromMilliseconds(200);
        OptimizerDeclaration declaration = RuleDeclarations.Of(Repeat("w -= lr*g*w + √(|g|/(|w| + 1))", 1200), ["lr"]);
        Answer(declaration, CancellationToken.None);
        System.Diagnostics.Stopwatch watch = new();
        for (int moment = 1; moment < 500; moment *= 2)
        {
            TimeSpan shortest = TimeSpan.MaxValue;
            for (int i = 0; i < 5 && shortest > longest; i++)
            {
                using CancellationTokenSource source = new();
                using Timer timer = new(_ =>
                {
                    watch.Restart();
                    source.Cancel();
                });
                watch.Restart();
                timer.Change(moment, Timeout.Infinite);
                try
                {
                    Answer(declaration, source.Token);
                    shortest = TimeSpan.Zero;
                }
                catch (OperationCanceledException)
                {
                    shortest = watch.Elapsed < shortest ? watch.Elapsed : shortest;
                }
            }

            Assert.True(shortest < longest, $"Cancelled after {moment} ms, it went on for {shortest}.");
        }

        using CancellationTokenSource before = new();
        before.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => RuleParser.Parse(declaration.Rule, cancellation: before.Token));
    }

    private static void Answer(OptimizerDeclaration declaration, CancellationToken cancellation)
    {
        CompiledRule compiled = RuleCompiler.Compile(declaration, new ParsedRules(cancellation), cancellation);
        OptimizerEmitter.Emit(declaration, compiled);
        if (compiled.Plan is { } plan)
        {
            Assert.NotNull(RuleHints.Of(declaration, plan.Rule));
        }
    }

    private static string Repeat(string part, int count, string separator = "; ") => string.Join(separator, Enumerable.Repeat(part, count));

    private static string Count(int count, Func<int, string> part, string separator = "; ") => string.Join(separator, Enumerable.Range(0, count).Select(part));
}
