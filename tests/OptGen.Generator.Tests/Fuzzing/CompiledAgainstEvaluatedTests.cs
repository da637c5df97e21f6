using OptGen.Generator.Tests.Language;
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
            Compare(RandomRules(round * RulesPerRound), round * RulesPerRound, counts);
        }

        output.WriteLine($"{FuzzBudget.Rounds * RulesPerRound} rules, {counts.Steps} steps, {counts.Numbers} numbers of which {counts.FiniteNumbers} finite");
    }

    /// <summary>Those without reductions, and without noise, which the evaluator cannot draw.</summary>
    [Fact]
    public void Published_rules_compute_what_the_evaluator_computes()
    {
        ComparisonCounts counts = new();
        RuleCase[] rules = [.. PublishedRules.All.Distinct().Select(Published).Where(rule => RuleCompiler.Compile(RuleDeclarations.Of(rule)).Plan is { IsElementwise: true, DrawsNoise: false })];
        Compare(rules, firstSeed: 0, counts);
        Assert.InRange(rules.Length, 90, int.MaxValue);
        output.WriteLine($"{rules.Length} rules, {counts.Steps} steps, {counts.Numbers} numbers of which {counts.FiniteNumbers} finite");
    }

    [Theory]
    [InlineData("a = prev(g); if (t % 2 == 0) { a += prev(g) }; w -= a")]
    [InlineData("if (t % 2 == 0) { a = prev(g) } else { a = 2*prev(g) }; w -= a + prev(g)")]
    [InlineData("if (t > 1) { a = w₀ } else { a = 2*w₀ }; w -= a*g")]
    [InlineData("w -= delay(g, 2) + delay(g, 3) + prev(prev(g, w), 1)")]
    [InlineData("for i in 0..3 { w -= prev(b[i], g); b₀[i] = i; b[i] = b[i]*w + g }")]
    [InlineData("s₀ = 1; s = lr; w -= g")]
    [InlineData("w = -(g*g) - hess; eval = w - -(g*g)")]
    [InlineData("m = w < g; w -= m*g; n = m and g > 0; w += n ? m : lr")]
    public void Chosen_rules_compute_what_the_evaluator_computes(string rule)
    {
        RuleCase fused = new(rule, [new FuzzParameter("lr", 0.1)], FusedMultiplyAdd: true);
        Compare([fused, fused with { FusedMultiplyAdd = false }], firstSeed: 0, new ComparisonCounts());
    }

    private static RuleCase Published(string rule, int index) =>
        new(rule, [.. DamagedRules.Hyperparameters(rule).Select(name => new FuzzParameter(name, name == "lr" ? 0.01 : 0.3))], FusedMultiplyAdd: index % 2 == 0);

    private static RuleCase[] RandomRules(int firstSeed) =>
        [.. Enumerable.Range(firstSeed, RulesPerRound).Select(seed => RandomRule.Create(seed, fusedMultiplyAdd: seed % 2 == 0))];

    private static void Compare(RuleCase[] rules, int firstSeed, ComparisonCounts counts)
    {
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
