using OptGen.Compiler;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Hints;
using OptGen.Compiler.Language;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Generator.Tests.Generation;
using OptGen.Generator.Tests.Language;
using Xunit.Abstractions;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>The compiler never throws, and what it accepts is C# without error or warning.</summary>
[Trait("Category", "Slow")]
public sealed class CompilerRobustnessTests(ITestOutputHelper output)
{
    private const int SlipsPerRule = 3;
    private const int AcceptedPerRound = 300;

    [Fact]
    public void Damaged_rules_are_refused_or_become_clean_code()
    {
        Random random = new(1);
        List<(OptimizerDeclaration Declaration, CompiledRule Compiled)> accepted = [];
        HashSet<string> seen = [];
        int compiled = 0;
        foreach (string rule in PublishedRules.All)
        {
            IReadOnlyList<string> hyperparameters = DamagedRules.Hyperparameters(rule);
            foreach (string damaged in DamagedRules.Of(rule, SlipsPerRule * FuzzBudget.Rounds, random).Where(seen.Add))
            {
                string name = $"Rule{accepted.Count}";
                OptimizerDeclaration declaration = random.Next(4) == 0
                    ? RuleDeclarations.WithoutConstructor(DamagedRules.Declaring(damaged, hyperparameters), name)
                    : RuleDeclarations.Of(damaged, hyperparameters, className: name);
                CompiledRule result = RuleCompiler.Compile(declaration, new ParsedRules());
                compiled++;
                Assert.True(result.Plan is null == (result.Diagnostics.Count > 0 || result.IsOpen), $"A plan and diagnostics, or neither, for: {damaged}");
                if (result.Plan is not null)
                {
                    accepted.Add((declaration, result));
                    Assert.All(RuleHints.Of(declaration, result.Plan.Rule), hint => Assert.InRange(hint.Span.End, hint.Span.Start + 1, declaration.Rule.Length));
                }
            }
        }

        var sample = accepted.OrderBy(_ => random.Next()).Take(AcceptedPerRound * FuzzBudget.Rounds).ToList();
        AssertClean([.. sample.Select(rule => Source(rule.Declaration, rule.Compiled))]);
        output.WriteLine($"{compiled} rules compiled, {accepted.Count} accepted, the C# of {sample.Count} checked");
    }

    private static void AssertClean(IReadOnlyList<string> sources)
    {
        foreach (Target target in new[] { Target.Oldest, Target.Newest })
        {
            foreach (string[] batch in sources.Chunk(1000))
            {
                RuleCompilation.AssertClean(target.Compile(batch));
            }
        }
    }

    private static string Source(OptimizerDeclaration declaration, CompiledRule compiled)
    {
        string parameters = string.Join(", ", declaration.Hyperparameters.Select(hyperparameter => $"double {Keywords.Escape(hyperparameter.Name)} = 0.1"));
        string constructor = declaration.HasPrimaryConstructor ? $"({parameters})" : "";
        return OptimizerEmitter.Emit(declaration, compiled) + $"\n/// <summary>A rule.</summary>\npublic partial class {declaration.Name}{constructor};\n";
    }
}
