using Xunit.Abstractions;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>Random rules, compiled and interpreted: every weight and state must be the same to the bit, in float and in double.</summary>
public sealed class CompiledAgainstEvaluatedTests(ITestOutputHelper output)
{
    private const int RulesPerRound = 150;

    [Fact]
    public void Random_rules_compute_what_the_evaluator_computes()
    {
        ComparisonCounts counts = new();
        for (int round = 0; round < FuzzBudget.Rounds; round++)
        {
            Compare(round * RulesPerRound, counts);
        }

        output.WriteLine($"{FuzzBudget.Rounds * RulesPerRound} rules, {counts.Steps} steps, {counts.Numbers} numbers of which {counts.FiniteNumbers} finite");
    }

    private static void Compare(int firstSeed, ComparisonCounts counts)
    {
        RuleCase[] rules = [.. Enumerable.Range(firstSeed, RulesPerRound).Select(seed => RandomRule.Create(seed, fusedMultiplyAdd: seed % 2 == 0))];
        CompiledRules compiled = CompiledRules.Of(rules);
        for (int i = 0; i < rules.Length; i++)
        {
            int index = i;
            int seed = firstSeed + i;
            if (Comparison.Of(rules[i], () => compiled.Create(index), seed, counts) is { } mismatch)
            {
                (RuleCase shorter, Mismatch reason) = Shrinker.Shrink(rules[i], mismatch, seed);
                Assert.Fail($"Seed {seed}: {reason}\n{shorter.Declare("Shrunk")}\n{rules[i].Declare("Original")}");
            }
        }
    }
}
