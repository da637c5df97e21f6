extern alias Runtime;

using OptGen.Compiler;
using OptGen.Compiler.Language;
using Runtime::OptGen;
using Xunit.Abstractions;

namespace OptGen.Generator.Tests.Fuzzing.Matrices;

/// <summary>Random rules of small matrices compute in double what a walk over their trees computes.</summary>
[Trait("Category", "Slow")]
public sealed class MatrixRulesTests(ITestOutputHelper output)
{
    private const int RulesPerRound = 40;
    private const int Steps = 4;

    /// <summary>
    /// How much further apart than two walks whose weights and gradients differ by this share the optimizer and the walk may be. Each of some hundred operations rounds
    /// by 2⁻⁵³, and what a rounding does to the result is what such a difference shows.
    /// </summary>
    private const double Perturbation = 1e-13;

    private static readonly (int Rows, int Columns)[] Shapes = [(1, 1), (3, 4), (5, 2), (4, 4), (1, 6)];

    [Fact]
    public void Random_rules_of_matrices_compute_what_a_walk_over_their_trees_computes()
    {
        int compared = 0;
        int uncertain = 0;
        for (int round = 0; round < FuzzBudget.Rounds; round++)
        {
            RuleCase[] rules = [.. Enumerable.Range(round * RulesPerRound, RulesPerRound).Select(seed => new RuleCase(RandomMatrixRule.Create(seed), [], FusedMultiplyAdd: seed % 2 == 0))];
            Assert.All(rules, rule => Assert.Empty(RuleCompiler.Compile(RuleDeclarations.Of(rule), new ParsedRules()).Diagnostics.Select(diagnostic => $"{diagnostic.Id} {string.Join(", ", diagnostic.Arguments)} in {rule.Text}")));
            CompiledRules compiled = CompiledRules.Of(rules);
            for (int i = 0; i < rules.Length; i++)
            {
                foreach ((int rows, int columns) in Shapes)
                {
                    Compare(rules[i].Text, compiled.Create(i), rows, columns, seed: (round * RulesPerRound) + i, ref compared, ref uncertain);
                }
            }
        }

        output.WriteLine($"{FuzzBudget.Rounds * RulesPerRound} rules, {compared} numbers compared, {uncertain} too uncertain");
        Assert.True(uncertain < compared / 10);
    }

    private static void Compare(string rule, Optimizer optimizer, int rows, int columns, int seed, ref int compared, ref int uncertain)
    {
        Random random = new(seed);
        double[] Draw() => [.. Enumerable.Range(0, rows * columns).Select(_ => (random.NextDouble() * 2) - 1)];
        double[] weights = Draw();
        double[] gradient = new double[rows * columns];
        Parameter parameter = optimizer.Add("w", weights, gradient, rows, columns);
        RuleSyntax syntax = RuleParser.Parse(rule).Rule;
        MatrixWalk walk = new(syntax, rows, columns);
        MatrixWalk perturbed = new(syntax, rows, columns);
        PlainMatrix walked = new(rows, columns, weights);
        int sign = 1;
        PlainMatrix Perturbed(PlainMatrix matrix) => matrix.Map(value => value * (1 + (Perturbation * (sign = -sign))));
        PlainMatrix walkedPerturbed = Perturbed(walked);
        for (int t = 1; t <= Steps; t++)
        {
            Draw().CopyTo(gradient, 0);
            PlainMatrix exact = new(rows, columns, gradient);
            optimizer.Step();
            walk.Step(walked, exact);
            perturbed.Step(walkedPerturbed, Perturbed(exact));
            (walked, walkedPerturbed) = (walk["w"], perturbed["w"]);
            foreach ((string name, double[] actual) in (IEnumerable<(string, double[])>)[("w", weights), .. optimizer.Info.States.Select(state => (state.Name, optimizer.State(parameter, state.Name).ToArray()))])
            {
                PlainMatrix expected = walk[name];
                double bar = expected.Zip(perturbed[name], (a, b) => Math.Abs(a - b)).Greatest + (1e-13 * Math.Max(1, expected.Greatest));
                if (!(bar <= 1e-6 * Math.Max(1, expected.Greatest)))
                {
                    uncertain += actual.Length;
                    continue;
                }

                compared += actual.Length;
                for (int i = 0; i < actual.Length; i++)
                {
                    Assert.True(
                        Math.Abs(actual[i] - expected.Values[i]) <= bar,
                        $"{rule}\nseed {seed}, {rows}×{columns}, step {t}, {name}[{i}]: {actual[i]:R}, but {expected.Values[i]:R} by the tree, may differ by {bar:R}");
                }
            }
        }
    }
}
