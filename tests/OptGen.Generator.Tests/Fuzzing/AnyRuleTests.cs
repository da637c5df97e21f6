using OptGen.Compiler;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Emission;
using OptGen.Compiler.Hints;
using OptGen.Compiler.Language;
using OptGen.Compiler.Planning;
using OptGen.Compiler.Text;
using OptGen.Generator.Tests.Documentation;
using OptGen.Generator.Tests.Generation;
using OptGen.Generator.Tests.Language;
using Xunit.Abstractions;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>
/// Whatever is written as a rule, the compiler answers: with code that C# takes without a word, or with mistakes; soon, and on a small stack.
/// </summary>
[Trait("Category", "Slow")]
public sealed class AnyRuleTests(ITestOutputHelper output)
{
    private const int GrammarRulesPerRound = 1000;
    private const int MutationsPerRound = 300;
    private const int SampledPerRound = 100;
    private const int MostSampled = 2000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>The rules that a random one may call.</summary>
    private static readonly CalledRule[] Calls = [.. ShippedOptimizer.All.Where(shipped => shipped.Rule is not null).Select(Callable)];

    /// <summary>The rules to begin with.</summary>
    private static readonly string[] Known = [.. PublishedRules.All, .. ShippedOptimizer.All.Select(shipped => shipped.Rule).OfType<string>()];

    [Fact]
    public void Random_rules_are_answered() => Check(GrammarRulesPerRound * FuzzBudget.Rounds, random => new GrammarRule(random).Write());

    [Fact]
    public void Mutated_rules_are_answered() => Check(
        MutationsPerRound * FuzzBudget.Rounds,
        random => MutatedRules.Mutate(Known[random.Next(Known.Length)], Known[random.Next(Known.Length)], random));

    private void Check(int count, Func<Random, string> write)
    {
        List<string> sources = [];
        List<string> complaints = [];
        int sampled = Math.Min(SampledPerRound * FuzzBudget.Rounds, MostSampled);
        int accepted = 0;
        TimeSpan slowest = TimeSpan.Zero;
        SmallStack.Run(() =>
        {
            Random sampling = new(count);
            for (int seed = 0; seed < count; seed++)
            {
                Random random = new(seed);
                string rule = write(random);
                OptimizerDeclaration declaration = Declare(rule, $"Rule{seed}", declaresItself: random.Next(3) == 0);
                string? code = null;
                try
                {
                    TimeSpan time = SmallStack.Measure(() => code = Answer(declaration), Longest);
                    slowest = time > slowest ? time : slowest;
                    if (time > Longest)
                    {
                        complaints.Add($"Seed {seed} takes {time}: {rule}");
                    }
                }
                catch (Exception exception)
                {
                    complaints.Add($"Seed {seed}: {exception} for: {rule}");
                }

                accepted += code is null ? 0 : 1;
                if (code is not null && sampling.Next(count) < 8 * sampled && sources.Count < sampled)
                {
                    sources.Add(code);
                }
            }
        });
        output.WriteLine($"{count} rules, {accepted} accepted, the C# of {sources.Count} to be checked; the slowest took {slowest.TotalMilliseconds:F0} ms");
        Assert.True(complaints is [], string.Join("\n", complaints.Take(20)));
        foreach (string[] batch in sources.Chunk(1000))
        {
            RuleCompilation.AssertClean(Target.Oldest.Compile(batch));
            RuleCompilation.AssertClean(Target.Newest.Compile(batch));
        }
    }

    /// <summary>The code of a rule, with its class; null where it is refused.</summary>
    private static string? Answer(OptimizerDeclaration declaration)
    {
        CompiledRule compiled = RuleCompiler.Compile(declaration, new ParsedRules());
        string code = OptimizerEmitter.Emit(declaration, compiled);
        if (compiled.Plan is not { } plan)
        {
            Assert.True(compiled.Diagnostics.Count > 0 || compiled.IsOpen, "Neither a plan nor a mistake");
            return null;
        }

        Assert.All(RuleHints.Of(declaration, plan.Rule), hint => Assert.InRange(hint.Span.End, hint.Span.Start + 1, declaration.Rule.Length));
        string parameters = string.Join(", ", declaration.Hyperparameters.Select(hyperparameter => $"double {Keywords.Escape(hyperparameter.Name)} = 0.1"));
        return $"{code}\n/// <summary>A rule.</summary>\npublic partial class {declaration.Name}{(declaration.HasPrimaryConstructor ? $"({parameters})" : "")};\n";
    }

    private static OptimizerDeclaration Declare(string rule, string name, bool declaresItself)
    {
        IReadOnlyList<string> hyperparameters = DamagedRules.Hyperparameters(rule);
        OptimizerDeclaration declaration = declaresItself || rule.Contains(":=", StringComparison.Ordinal)
            ? RuleDeclarations.WithoutConstructor(DamagedRules.Declaring(rule, hyperparameters), name)
            : RuleDeclarations.Of(rule, hyperparameters, className: name);
        return declaration with { Calls = new([.. Calls.Where(called => rule.Contains(called.Name + "(", StringComparison.Ordinal))]) };
    }

    private static CalledRule Callable(ShippedOptimizer shipped) => new(
        shipped.Name,
        shipped.Name,
        shipped.Rule!,
        RuleDeclarations.Of("", shipped.Declaration.ParameterList?.Parameters.Select(parameter => parameter.Identifier.ValueText) ?? []).Hyperparameters,
        default,
        IsCycle: false);
}
