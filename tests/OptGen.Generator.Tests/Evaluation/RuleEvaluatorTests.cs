using OptGen.Compiler.Language;

namespace OptGen.Generator.Tests.Evaluation;

/// <summary>The evaluator against numbers worked out by hand.</summary>
public sealed class RuleEvaluatorTests
{
    [Theory]
    [InlineData("w -= lr*g", new double[] { 0, -2, -5 })]
    [InlineData("m = 0.5*m + g; w -= m", new double[] { 0, -2.5, -6.75 })]
    [InlineData("m₀ = 4; m = 0.5*m + g; w -= m", new double[] { -2, -5.5, -10.25 })]
    [InlineData("w -= prev(g)", new double[] { 1, 0, -2 })]
    [InlineData("w -= prev(g, 9)", new double[] { -8, -9, -11 })]
    [InlineData("w -= delay(g, 2)", new double[] { 1, 1, 0 })]
    [InlineData("if (t == 2) { w += prev(g) } else { w = t }", new double[] { 1, 1, 3 })]
    [InlineData("w += w₀", new double[] { 2, 3, 4 })]
    [InlineData("for i in 1..4 { w += i }", new double[] { 7, 13, 19 })]
    [InlineData("w = 0 < g < 3 ? 5 : -5", new double[] { 5, 5, -5 })]
    [InlineData("s += t; w = s", new double[] { 1, 3, 6 })]
    [InlineData("w = 2*hat(g, 0.5)", new double[] { 4, 16.0 / 3, 48.0 / 7 })]
    [InlineData("w = clamp(g, 1.5, 2.5)", new double[] { 1.5, 2, 2.5 })]
    public void Steps_are_what_the_language_says(string rule, double[] expected)
    {
        Dictionary<string, object> hyperparameters = new() { ["lr"] = 1.0 };
        RuleEvaluator<double> evaluator = new(new RuleAnalysis(rule, hyperparameters, fusedMultiplyAdd: false), [1]);
        double[] weights = [1];
        double[] got = new double[expected.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            evaluator.Step(weights, [i + 1.0], [0], 0, hyperparameters);
            got[i] = weights[0];
        }

        Assert.Equal(expected, got);
    }

    [Theory]
    [InlineData("w = sort(g)", new double[] { -5, 0, 2, 2, double.NaN })]
    [InlineData("w = rank(g)", new double[] { 2, 4, 0, 3, 1 })]
    [InlineData("w = rank(-|g|) < 2", new double[] { 1, 0, 1, 0, 0 })]
    public void Elements_are_put_in_order(string rule, double[] expected)
    {
        RuleEvaluator<double> evaluator = new(new RuleAnalysis(rule, new Dictionary<string, object>(), fusedMultiplyAdd: false), [5]);
        double[] weights = new double[5];
        evaluator.Step(weights, [2, double.NaN, -5, 2, 0], new double[5], 0, new Dictionary<string, object>());
        Assert.Equal(expected, weights);
    }

    [Theory]
    [InlineData("m = β*m + g; w -= m", "m")]
    [InlineData("x = g; w -= x", "")]
    [InlineData("w -= x; x = g", "x")]
    [InlineData("x₀ = 1; w -= g", "x")]
    [InlineData("if (t > 1) { x = g } else { x = 1 }; w -= x", "")]
    [InlineData("if (t > 1) { x = g }; w -= x", "x")]
    [InlineData("x += g; w -= x", "x")]
    [InlineData("for i in 0..2 { b[i] = g }; w -= b[0] + b[1]", "")]
    [InlineData("for i in 0..2 { b[i] += g; w -= b[i] }", "b[0] b[1]")]
    [InlineData("g += w; θ -= g", "")]
    public void States_are_found_by_definite_assignment(string rule, string states) =>
        Assert.Equal(states, string.Join(" ", StateInference.StatesOf(RuleParser.Parse(rule).Rule).Order(StringComparer.Ordinal)));
}
