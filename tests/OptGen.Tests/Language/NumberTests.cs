using OptGen.CompilerServices;

namespace OptGen.Tests.Language;

/// <summary>How a rule's numbers are computed.</summary>
public sealed class NumberTests
{
    /// <summary>(1 + ε)·k − 1 − ε with k = 1 + ε is ε + ε² with one rounding, and ε with two.</summary>
    [Fact]
    public void FusedMultiplyAddRoundsOnceUnlessTurnedOff()
    {
        double k = Math.BitIncrement(1.0);
        double epsilon = k - 1;
        double[] fused = [.. Enumerable.Repeat(-1 - epsilon, 37)];
        double[] separate = [.. fused];
        double[] gradient = [.. Enumerable.Repeat(k, 37)];
        Step(new Fused(k), fused, gradient);
        Step(new NotFused(k), separate, gradient);

        Assert.All(fused, w => Assert.Equal(Math.FusedMultiplyAdd(k, k, -1 - epsilon), w));
        Assert.All(separate, w => Assert.Equal((k * k) - 1 - epsilon, w));
        Assert.NotEqual(fused, separate);
    }

    [Fact]
    public void FloatElementsAreFusedInFloat()
    {
        float k = MathF.BitIncrement(1);
        float[] fused = [.. Enumerable.Repeat(-k, 37)];
        float[] separate = [.. fused];
        float[] gradient = [.. Enumerable.Repeat(k, 37)];
        Optimizer first = new Fused(k);
        first.Add("w", fused, gradient);
        first.Step();
        Optimizer second = new NotFused(k);
        second.Add("w", separate, gradient);
        second.Step();

        Assert.All(fused, w => Assert.Equal(MathF.FusedMultiplyAdd(k, k, -k), w));
        Assert.All(separate, w => Assert.Equal((float)(k * k) - k, w));
        Assert.NotEqual(fused, separate);
    }

    /// <summary>1 − β in float would be wrong from the eighth digit on.</summary>
    [Fact]
    public void ScalarsAreRoundedOnceAfterTheyWereComputedInDouble()
    {
        float[] weights = [0];
        RMSprop optimizer = new(α: 0.9999999);
        Parameter parameter = optimizer.Add("w", weights, new float[] { 1 });
        optimizer.Step();

        Assert.Equal([(float)(1 - 0.9999999)], optimizer.State<float>(parameter, "v").ToArray());
    }

    /// <summary>The same operations in the same order, written out: everything in double rounds as C# does.</summary>
    [Fact]
    public void GreekIsComputedAsItIsWritten()
    {
        double[] weights = [0.7, -0.3];
        double[] gradient = [0.1, 0.37];
        double[] expected = [.. weights];
        double[] m = new double[2];
        double[] v = new double[2];
        Greek optimizer = new();
        optimizer.Add("w", weights, gradient);
        for (int t = 1; t <= 5; t++)
        {
            optimizer.Step();
            for (int i = 0; i < 2; i++)
            {
                m[i] = (0.9 * m[i]) + ((1 - 0.9) * gradient[i]);
                v[i] = (0.99 * v[i]) + ((1 - 0.99) * gradient[i] * gradient[i]);
                expected[i] -= (0.1 * m[i] / (Math.Sqrt(v[i]) + 1e-3)) + (Math.Abs(m[i]) * 1e-2);

                // Fused products differ from these in the last place, once for each step.
                Assert.Equal(expected[i], weights[i], t * 2 * Ulp.OfDouble(1));
            }
        }
    }

    [Fact]
    public void EveryFunctionMeansWhatCSharpMeansByIt()
    {
        double[] weights = [.. Enumerable.Range(0, 41).Select(i => 0.1 + (i * 0.07))];
        double[] gradient = [.. Enumerable.Range(0, 41).Select(i => (i - 20) * 0.043)];
        double[] expected = [.. weights.Zip(gradient, EveryFunctionsFirstStep)];
        EveryFunction optimizer = new();
        optimizer.Add("w", weights, gradient);
        optimizer.Step();

        Assert.All(weights.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-13));
    }

    [Fact]
    public void WeightsForEvaluationMayComeFromATemporary()
    {
        double[] weights = [1, 2];
        double[] evaluation = new double[2];
        double[] gradient = [0.5, 1];
        EvaluatesTemporary optimizer = new();
        Parameter parameter = optimizer.Add("w", weights, gradient);
        optimizer.Step();
        optimizer.Step();

        // What the gradient holds by now is no part of it.
        Array.Fill(gradient, 1000);
        optimizer.EvaluationWeights(parameter, evaluation);

        Assert.Equal([1 - 0.5 - 1, 2 - 1.0 - 2], weights);
        Assert.Equal([weights[0] + 2, weights[1] + 4], evaluation);
    }

    [Fact]
    public void WeightsForEvaluationMayComeFromStatesAndScalars()
    {
        float[] weights = [1, 2];
        float[] evaluation = new float[2];
        EvaluatesStates optimizer = new(k: 2);
        Parameter parameter = optimizer.Add("w", weights, new float[] { 1, 4 });
        optimizer.Step();
        optimizer.Step();
        optimizer.EvaluationWeights(parameter, evaluation);

        Assert.Equal([(2 * 2) + 2, (2 * 8) + 2], evaluation);
    }

    private static double EveryFunctionsFirstStep(double w, double g)
    {
        double within = Math.Clamp(g, -1, 1);
        double a = Math.Round(3 * g) + Math.Floor(5 * g) + Math.Ceiling(7 * g) + Math.Truncate(9 * g) + Math.Sign(g) + Math.CopySign(2, g);
        double b = Math.Exp(-Math.Abs(g)) + (2 * Math.Log(1 + Math.Abs(g))) + Math.Exp(g) - 1 + Math.Cbrt(g) + RuleMath.Erf(g) + (1 / (1 + Math.Exp(-g))) + Math.Log(1 + Math.Exp(g));
        double c = Math.Sin(g) + Math.Cos(g) + Math.Tan(g) + Math.Tanh(g) + Math.Atan(g) + Math.Asin(within) + Math.Acos(within) + Math.Atanh(Math.Clamp(g, -0.5, 0.5)) + Math.Atan2(g, w);
        double d = Math.Max(g, w) + Math.Min(g, w) + g + (0.25 * (w - g)) + (1 / Math.Sqrt((g * g) + 1)) + Math.Pow(Math.Abs(g), 1.5) + (g % 0.75) + (g * g * g / (1 + (g * g * g * g)));

        // At the first step, the corrected averages are the values themselves.
        return w - (0.125 * (a + b) / (Math.Abs(c - d) + 1e-3));
    }

    private static void Step(Optimizer optimizer, double[] weights, double[] gradient)
    {
        optimizer.Add("w", weights, gradient);
        optimizer.Step();
    }
}
