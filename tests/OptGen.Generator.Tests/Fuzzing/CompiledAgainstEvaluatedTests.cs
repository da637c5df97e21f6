using OptGen.Compiler;
using OptGen.Generator.Tests.Language;
using Xunit.Abstractions;
using OptGen.Compiler.Language;

namespace OptGen.Generator.Tests.Fuzzing;

/// <summary>Random rules, compiled and interpreted: every weight and state must be the same to the bit, in float and in double.</summary>
[Trait("Category", "Slow")]
public sealed class CompiledAgainstEvaluatedTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(RuleKind.Elementwise)]
    [InlineData(RuleKind.Reducing)]
    [InlineData(RuleKind.ByRows)]
    internal void Random_rules_compute_what_the_evaluator_computes(RuleKind kind)
    {
        ComparisonCounts counts = new();
        int rulesPerRound = kind == RuleKind.Elementwise ? 25 : 10;
        for (int round = 0; round < FuzzBudget.Rounds; round++)
        {
            int firstSeed = round * rulesPerRound;
            Compare([.. Enumerable.Range(firstSeed, rulesPerRound).Select(seed => RandomRule.Create(seed, kind, fusedMultiplyAdd: seed % 2 == 0))], firstSeed, counts);
        }

        output.WriteLine($"{FuzzBudget.Rounds * rulesPerRound} rules, {counts}");
    }

    /// <summary>Those that the evaluator knows.</summary>
    [Fact]
    public void Published_rules_compute_what_the_evaluator_computes()
    {
        ComparisonCounts counts = new();
        RuleCase[] rules = [.. PublishedRules.All.Distinct().Select(Published).Where(CanEvaluate)];
        Compare(rules, firstSeed: 0, counts);
        Assert.InRange(rules.Length, 90, int.MaxValue);
        output.WriteLine($"{rules.Length} rules, {counts}");
    }

    [Theory]
    [InlineData("a = prev(g); if (t % 2 == 0) { a += prev(g) }; w -= a")]
    [InlineData("if (t % 2 == 0) { a = prev(g) } else { a = 2*prev(g) }; w -= a + prev(g)")]
    [InlineData("if (t > 1) { a = w₀ } else { a = 2*w₀ }; w -= a*g")]
    [InlineData("w -= delay(g, 2) + delay(g, 3) + prev(prev(g, w), 1)")]
    [InlineData("for i in 0..3 { w -= prev(b[i], g); b₀[i] = i; b[i] = b[i]*w + g }")]
    [InlineData("s₀ = 1; s = lr; w -= g")]
    [InlineData("given x; given c: 1; k += c; m = ema(m, x*g, .9); w -= lr*k*m + index; eval = w + x")]
    [InlineData("given x; if (t % 2 == 0) { m = max(m, x - index) }; w -= lr*m*sum(x*index); eval = prev(x, index)")]
    [InlineData("given r: rows; given k: cols; if (ndim > 1) { w -= r*k*g + row.index*col.sum(g) - col.index; s = ema(s, r*row.index, .5) }; w -= s")]
    [InlineData("w -= world.mean(lr*g)*world.size + world.rank + unit.index")]
    [InlineData("w = -(g*g) - hess; eval = w - -(g*g)")]
    [InlineData("m = w < g; w -= m*g; n = m and g > 0; w += n ? m : lr")]
    public void Chosen_rules_compute_what_the_evaluator_computes(string rule)
    {
        RuleCase fused = new(rule, [new FuzzParameter("lr", 0.1)], FusedMultiplyAdd: true);
        Compare([fused, fused with { FusedMultiplyAdd = false }], firstSeed: 0, new ComparisonCounts());
    }

    /// <summary>Without a reduction, too, the scalars of a step and those of the weights to evaluate with know the number of all weights.</summary>
    [Theory]
    [InlineData("w -= lr*g/all.numel")]
    [InlineData("k += all.numel; w -= lr*g*t/k")]
    [InlineData("w -= g; eval = w/all.numel")]
    public void All_weights_are_counted_without_a_reduction(string rule) => Compare([new RuleCase(rule, [new FuzzParameter("lr", 0.1)], FusedMultiplyAdd: true)], firstSeed: 0, new ComparisonCounts());

    /// <summary>The norms and the product of a cosine take in the same numbers, whatever the shapes of the two; deviations are those of what the mean is of.</summary>
    [Theory]
    [InlineData("a = row.mean(g); w -= lr*cos(g, a)*cos(a, w)")]
    [InlineData("a = row.mean(g); b = col.mean(w); w -= lr*cos(a, b)*cos(a, lr)*cos(lr, b)")]
    [InlineData("w -= lr*cos(g, 2)*all.cos(lr, g)")]
    [InlineData("a = row.mean(g); w -= row.cos(a, g)*col.cos(lr, a)*unit.cos(g, a)")]
    [InlineData("w -= lr*g*(std(lr/3) + all.std(lr/3))")]
    [InlineData("a = row.mean(g); w -= std(a) + row.std(a) + col.std(a) + row.std(lr/3)")]
    public void Reductions_of_other_shapes_compute_what_the_evaluator_computes(string rule) => CompareOnSeveralRuns(rule);

    [Theory]
    [InlineData("if (ndim > 1) { w -= lr*axis(1).mean(g)*g + axis(1).norm(g)/axis(0).rms(w) + sum(axis(1).max(g)) } else { w -= lr*g }")]
    [InlineData("w -= lr*all.max(row.norm(g)) + all.mean(col.sum(w)) + all.std(unit.mean(g)) + all.dot(row.sum(g), row.max(g))*g")]
    [InlineData("e += lr*g; s = rank(-|e|) < 3 ? e : 0; e -= s; w -= s + sort(g) + rank(row.sum(g))*sort(col.sum(w))")]
    public void Orders_axes_and_vectors_of_all_compute_what_the_evaluator_computes(string rule) => CompareOnSeveralRuns(rule);

    [Theory]
    [InlineData("a = mean(last(all.norm(g)*t, 2)); if (t % 2 == 0) { b = max(last(all.sum(g), 3)) }; w -= lr*g*(a + b) + delay(all.max(g), 2)")]
    [InlineData("a = mean(last(sum(g), 3)); b = max(last(all.norm(g), 2)); w -= lr*g*(a + b)")]
    [InlineData("n = norm(g); if (t % 2 == 0) { a = norm1(last(n, 2)) }; w -= lr*g*a + rms(last(t, 4))")]
    [InlineData("for i in 0..3 { w -= lr*sum(last(i*norm(g), 2)) }; if (all.norm(g) > 1) { b = min(last(1, 2)) } else { b = min(last(t, 2)) }; w -= b")]
    public void Histories_compute_what_the_evaluator_computes(string rule) => CompareOnSeveralRuns(rule);

    [Theory]
    [InlineData("m = row.mean(g)^0; n = col.mean(g)^0; m₀ = 3; n₀ = 3; w -= lr*m*n")]
    public void The_power_0_of_a_vector_is_a_vector(string rule) => CompareOnSeveralRuns(rule);

    /// <summary>Of the whole optimizer's memories the first step is the optimizer's, also for a parameter that is added later.</summary>
    [Theory]
    [InlineData("w -= prev(all.norm(g), 3)*g")]
    [InlineData("if (t == 1) { w -= lr*prev(all.cos(g, w), w)*min(g) }; w -= lr*g")]
    [InlineData("if (t % 2 == 0) { w -= lr*all.norm(g) }; w -= lr*g")]
    [InlineData("if (2 == 0) { a = all.norm(g) } else if (t == 0) { a = 1 }; w -= g*a")]
    public void What_the_optimizer_has_one_of_counts_its_steps(string rule) => CompareOnSeveralRuns(rule);

    private static void CompareOnSeveralRuns(string rule)
    {
        RuleCase[] rules = [.. Enumerable.Repeat(new RuleCase(rule, [new FuzzParameter("lr", 0.1)], FusedMultiplyAdd: true), 4)];
        Compare(rules, firstSeed: 1, new ComparisonCounts());
    }

    private static RuleCase Published(string rule, int index) =>
        new(rule, [.. DamagedRules.Hyperparameters(rule).Select(name => new FuzzParameter(name, name == "lr" ? 0.01 : 0.3))], FusedMultiplyAdd: index % 2 == 0);

    /// <summary>Whether a rule is one that the evaluator computes: without noise, matrices, blocks, quantiles and gradients at other points.</summary>
    private static bool CanEvaluate(RuleCase rule) => RuleCompiler.Compile(RuleDeclarations.Of(rule), new ParsedRules()).Plan is { DrawsNoise: false, Functions.Count: 0, Scratch.Count: 0, Sections.Calls.Count: 0, Rule.BlockSizes.Count: 0 };

    private static void Compare(RuleCase[] rules, int firstSeed, ComparisonCounts counts)
    {
        ComparedRules compared = new(rules);
        for (int i = 0; i < rules.Length; i++)
        {
            int seed = firstSeed + i;
            if (compared.Compare(i, seed, counts) is { } mismatch)
            {
                (RuleCase shorter, Mismatch reason) = Shrinker.Shrink(rules[i], mismatch, seed);
                Assert.Fail($"Seed {seed}: {reason}\n{shorter.Declare("Shrunk")}\nfrom: {mismatch}\n{rules[i].Declare("Original")}");
            }
        }
    }
}
