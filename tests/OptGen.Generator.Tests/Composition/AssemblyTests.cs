using Microsoft.CodeAnalysis;

namespace OptGen.Generator.Tests.Composition;

/// <summary>A rule may call the optimizers of a referenced assembly, of which there is metadata only.</summary>
public class AssemblyTests
{
    private const string Library = """
        using System.ComponentModel.DataAnnotations;
        using OptGen;

        namespace Lib;

        [Optimizer("m = β*m + g; w -= lr*m")]
        public partial class Ball([Range(0, 10)] double lr = 0.25, [Range(0, 1, MaximumIsExclusive = true), Property("Inertia")] double β = 0.75, int k = 3);

        [Optimizer("w += Ball(g) with { m = β*m + k*c*g }; c := 0.5")]
        public partial class Scaled;

        [Optimizer("s₀ = w; w += base(g); if (t % k == 0) { s = lerp(s, w, 0.5); w = s }")]
        public partial class Slow(int k = 5);
        """;

    private static readonly Lazy<MetadataReference> Reference = new(() => CalledRules.Compile(Library));

    [Fact]
    public void HyperparametersComeFromMetadata()
    {
        string code = CalledRules.Generate("User", """using Lib; [OptGen.Optimizer("w += Ball(g)")] public partial class User;""", Reference.Value);

        Assert.Contains("double lr = 0.25, double β = 0.75, int k = 3", code, StringComparison.Ordinal);
        Assert.Contains("Inertia", code, StringComparison.Ordinal);
        Assert.Contains("\"Ball.m\"", code, StringComparison.Ordinal);
    }

    [Fact]
    public void RulesThatCallRulesComeFromMetadata()
    {
        string code = CalledRules.Generate("User", """using Lib; [OptGen.Optimizer("w += Scaled(g)")] public partial class User;""", Reference.Value);

        Assert.Contains("\"Scaled.Ball.m\"", code, StringComparison.Ordinal);
        Assert.Contains("double c = 0.5", code, StringComparison.Ordinal);
        Assert.Contains("double lr = 0.25", code, StringComparison.Ordinal);
    }

    [Fact]
    public void StacksMayMixAssemblies()
    {
        string code = CalledRules.Generate(
            "User",
            """using Lib; [OptGen.Optimizer("w -= lr*g")] public partial class Own(double lr); [OptGen.Optimizer<Slow, Own>] public partial class User;""",
            Reference.Value);

        Assert.Contains("double lr, int k = 5", code, StringComparison.Ordinal);
    }

    [Fact]
    public void TheShippedOptimizersAreCalledWithoutMore()
    {
        string code = CalledRules.Generate("User", """using OptGen; [Optimizer("w += AdamW(g)")] public partial class User;""");

        Assert.Contains("\"AdamW.m\"", code, StringComparison.Ordinal);
    }
}
