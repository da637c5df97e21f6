namespace OptGen.Generator.Tests.Snapshots;

/// <summary>The forms that the class may have.</summary>
public class DeclarationFormsTests
{
    [Fact]
    public void NestedInTheGlobalNamespace() => Match(nameof(NestedInTheGlobalNamespace), """
        internal static partial class Outer
        {
            internal partial struct Middle
            {
                [OptGen.Optimizer("w -= lr*g")]
                private sealed partial class Inner(double lr);
            }
        }
        """);

    [Fact]
    public void WithoutPrimaryConstructor() => Match(nameof(WithoutPrimaryConstructor), """
        namespace User;

        [OptGen.Optimizer("lr := 1e-3; β1 := 0.9; maxStep := 1/3; event := 2; m = ema(m, g, β1); w -= min(maxStep, lr*m*event)")]
        public partial class Declared;
        """);

    [Fact]
    public void WithOwnConstructor() => Match(nameof(WithOwnConstructor), """
        namespace User
        {
            [OptGen.Optimizer("lr := 1e-3; w -= lr*g")]
            public partial class Own
            {
                /// <summary>Halves the learning rate.</summary>
                public Own() => LearningRate /= 2;
            }
        }
        """);

    [Fact]
    public void TypesAndRangesOfHyperparameters() => Match(nameof(TypesAndRangesOfHyperparameters), """
        using System.ComponentModel.DataAnnotations;
        using OptGen;

        namespace User;

        [Optimizer("x = fast ? scale*g : g; w -= η*x/(n + big)*β")]
        public partial class Typed(
            [Range(0, 1, MinimumIsExclusive = true)] float η = 0.1f,
            [Range(1, 10)] int n = 3,
            long big = 1L << 40,
            bool fast = true,
            [Property("Factor"), Range(-1.5, 1e9)] float scale = 1,
            [Range(double.NegativeInfinity, 1, MaximumIsExclusive = true)] double β = -0.5);
        """);

    [Fact]
    public void KeywordsAsNames() => Match(nameof(KeywordsAsNames), """
        namespace @event.@namespace;

        internal partial class @base
        {
            [OptGen.Optimizer("double = class*g; var = ema(var, double, string); w -= lr*var")]
            internal partial class @record(double @class = 1, double @string = 0.5, double lr = 1);
        }
        """);

    [Fact]
    public void RuleWithAnError() => Match(nameof(RuleWithAnError), """
        namespace User;

        [OptGen.Optimizer("m = β*m + gg; w -= lr*m")]
        public partial class Wrong(double lr = 1e-3, double β = 0.9);
        """, hasRuleErrors: true);

    private static void Match(string name, string source, bool hasRuleErrors = false) =>
        GeneratedSnapshot.Match(source, $"{nameof(DeclarationFormsTests)}.{name}", GeneratedPart.Class, hasRuleErrors);
}
