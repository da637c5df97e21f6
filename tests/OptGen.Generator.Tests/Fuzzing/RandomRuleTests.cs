using OptGen.Compiler.Language;
using OptGen.Compiler;
using OptGen.Compiler.Planning;

namespace OptGen.Generator.Tests.Fuzzing;

[Trait("Category", "Slow")]
public sealed class RandomRuleTests
{
    [Fact]
    public void Random_rules_have_no_mistakes()
    {
        for (int seed = 0; seed < 2000 * FuzzBudget.Rounds; seed++)
        {
            RuleCase rule = RandomRule.Create(seed, (RuleKind)(seed % 3), fusedMultiplyAdd: true);
            CompiledRule compiled = RuleCompiler.Compile(RuleDeclarations.Of(rule), new ParsedRules());
            Assert.True(compiled.Plan is not null, $"Seed {seed}: {string.Join("; ", compiled.Diagnostics.Select(diagnostic => $"{diagnostic.Id} at {diagnostic.Span.Start}: {string.Join(", ", diagnostic.Arguments)}"))}\n{rule.Text}");
        }
    }
}
