using System.Globalization;

namespace OptGen.Tests.Elementary;

/// <summary>Values and derivatives of activations and gamma functions, as states that can be read.</summary>
[Optimizer("""
    relu_value[0] = w; relu_value = relu(w); relu_slope[0] = w; relu_slope = ∂(relu(w))
    leakyrelu_value[0] = w; leakyrelu_value = leakyrelu(w); leakyrelu_slope[0] = w; leakyrelu_slope = ∂(leakyrelu(w))
    leakier_value[0] = w; leakier_value = leakyrelu(w, 0.25); leakier_slope[0] = w; leakier_slope = ∂(leakyrelu(w, 0.25))
    elu_value[0] = w; elu_value = elu(w); elu_slope[0] = w; elu_slope = ∂(elu(w))
    lesser_elu_value[0] = w; lesser_elu_value = elu(w, 0.5); lesser_elu_slope[0] = w; lesser_elu_slope = ∂(elu(w, 0.5))
    selu_value[0] = w; selu_value = selu(w); selu_slope[0] = w; selu_slope = ∂(selu(w))
    gelu_value[0] = w; gelu_value = gelu(w); gelu_slope[0] = w; gelu_slope = ∂(gelu(w))
    silu_value[0] = w; silu_value = silu(w); silu_slope[0] = w; silu_slope = ∂(silu(w))
    mish_value[0] = w; mish_value = mish(w); mish_slope[0] = w; mish_slope = ∂(mish(w))
    softsign_value[0] = w; softsign_value = softsign(w); softsign_slope[0] = w; softsign_slope = ∂(softsign(w))
    lgamma_value[0] = w; lgamma_value = lgamma(w); lgamma_slope[0] = w; lgamma_slope = ∂(lgamma(w))
    digamma_value[0] = w; digamma_value = digamma(w); digamma_slope[0] = w; digamma_slope = ∂(digamma(w))
    w -= g
    """)]
internal partial class ActivationsAndSlopes();

/// <summary>Activations and gamma functions in a rule, against what PyTorch gives in float64; <c>activations.py</c> recorded it.</summary>
public sealed class ActivationTests
{
    /// <summary>Each value and derivative is a few operations on numbers no greater than the argument, the result and 1, here as there.</summary>
    private const int Roundings = 8;

    /// <summary>PyTorch leaves out what follows 1/(42·x⁷) in the series of ψ′, at arguments from 6 on: 1/(30·x⁹) and less.</summary>
    private const double TrigammaRest = 3.4e-9;

    public static TheoryData<string> Names { get; } = [.. Lines().Select(line => line.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesAndSlopesAreThoseOfPyTorch(string name)
    {
        Check(name, Math.Pow(2, -53));
        Check(name, (float)Math.Pow(2, -24));
    }

    /// <summary>Far below 0 they tend to 0, and to nothing else on the way; there is no 0·∞.</summary>
    [Theory]
    [InlineData("gelu")]
    [InlineData("silu")]
    [InlineData("mish")]
    [InlineData("selu")]
    [InlineData("elu")]
    [InlineData("leakyrelu")]
    [InlineData("softsign")]
    public void GreatNumbersHaveFiniteValuesAndSlopes(string name)
    {
        float[] weights = [1e3f, 1e5f, 1e18f, 3e38f, -1e3f, -1e5f, -1e18f, -3e38f];
        (float[] values, float[] slopes) = Step(name, weights);

        Assert.All(values, value => Assert.True(float.IsFinite(value)));
        Assert.All(slopes, slope => Assert.True(float.IsFinite(slope)));
    }

    private static void Check<T>(string name, T unit)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        (string Name, double X, double Value, double Slope)[] lines = [.. Lines().Where(line => line.Name == name)];
        (T[] values, T[] slopes) = Step(name, [.. lines.Select(line => T.CreateChecked(line.X))]);
        double rest = name == "digamma" ? TrigammaRest : 0;
        for (int i = 0; i < lines.Length; i++)
        {
            (_, double x, double value, double slope) = lines[i];
            double greatest = Math.Max(1, Math.Abs(x));
            double tolerance = Roundings * double.CreateChecked(unit);
            Assert.Equal(value, double.CreateChecked(values[i]), tolerance * Math.Max(greatest, Math.Abs(value)));
            Assert.Equal(slope, double.CreateChecked(slopes[i]), (tolerance * Math.Max(greatest, Math.Abs(slope))) + rest);
        }
    }

    private static (T[] Values, T[] Slopes) Step<T>(string name, T[] weights)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ActivationsAndSlopes optimizer = new();
        Parameter parameter = weights is float[] floats ? optimizer.Add("w", floats, new float[floats.Length]) : optimizer.Add("w", (double[])(object)weights, new double[weights.Length]);
        optimizer.Step();
        return ([.. optimizer.State<T>(parameter, $"{name}_value")], [.. optimizer.State<T>(parameter, $"{name}_slope")]);
    }

    private static IEnumerable<(string Name, double X, double Value, double Slope)> Lines() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Elementary", "Data", "activations.txt"))
            .Select(line => line.Split(' '))
            .Select(words => (words[0], Number(words[1]), Number(words[2]), Number(words[3])));

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
