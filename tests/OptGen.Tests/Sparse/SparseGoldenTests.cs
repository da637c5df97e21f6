using System.Globalization;
using System.Numerics;
using System.Text.Json;
using OptGen.Tests.Golden;
using Xunit.Abstractions;

namespace OptGen.Tests.Sparse;

/// <summary>PyTorch's SparseAdam, which is given the elements that are not zero, against our steps of these rows.</summary>
public sealed class SparseGoldenTests(ITestOutputHelper output)
{
    private static readonly JsonElement Case =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "Data", "torch-sparse", "sparse_adam.json"))).RootElement;

    [Fact]
    public void DoubleWeightsAgreeToATrillionthOfTheMovement() => Check<double>((movement, peak, step) => (1e-12 * movement) + (step * Ulp.OfDouble(peak)));

    [Fact]
    public void FloatWeightsStayInsideTheBar() => Check<float>((_, peak, step) => (4 + (0.75 * step)) * Ulp.OfSingle(peak));

    [Fact]
    public void DoubleStatesAgree()
    {
        (_, Optimizer optimizer, Parameter parameter) = Run<double>();
        Worst worst = new();
        foreach ((string theirs, string ours) in ((string, string)[])[("exp_avg", "m"), ("exp_avg_sq", "v")])
        {
            double[] truth = Numbers(Case.GetProperty("state_f64").GetProperty(theirs));
            double[] state = optimizer.State(parameter, ours).ToArray();
            double peak = truth.Max(Math.Abs);
            for (int i = 0; i < truth.Length; i++)
            {
                worst.Note(Math.Abs(state[i] - truth[i]), 1e-12 * peak, $"{theirs}[{i}]");
            }
        }

        worst.Check(output);
        Assert.Equal(Case.GetProperty("state_scalars_f64").GetProperty("step").GetInt64(), parameter.StepCount);
    }

    private void Check<T>(Func<double, double, int, double> bar)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double[][] weights = Run<T>().Weights;
        Worst worst = new();
        foreach (JsonProperty point in Case.GetProperty("checkpoints_f64").EnumerateObject())
        {
            int step = int.Parse(point.Name, CultureInfo.InvariantCulture);
            double[] truth = Numbers(point.Value);
            for (int i = 0; i < truth.Length; i++)
            {
                double movement = weights[..(step + 1)].Max(w => Math.Abs(w[i] - weights[0][i]));
                double peak = weights[..(step + 1)].Max(w => Math.Abs(w[i]));
                worst.Note(Math.Abs(weights[step][i] - truth[i]), bar(movement, peak, step), $"step {step}, element {i}");
            }
        }

        worst.Check(output);
    }

    /// <summary>The weights at the start and after each step.</summary>
    private static (double[][] Weights, Optimizer Optimizer, Parameter Parameter) Run<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GoldenInputs inputs = GoldenData.InputsOf("v67/sparse");
        T[] w = [.. inputs.Initial.Select(T.CreateTruncating)];
        SparseAdam optimizer = new();
        Parameter parameter = optimizer.Add("w", w, new T[w.Length]);
        List<double[]> weights = [[.. w.Select(double.CreateTruncating)]];
        foreach (float[] gradient in inputs.Gradients)
        {
            int[] rows = [.. Enumerable.Range(0, w.Length).Where(i => gradient[i] != 0)];
            optimizer.StepRows(parameter, rows, [.. rows.Select(row => T.CreateTruncating(gradient[row]))]);
            weights.Add([.. w.Select(double.CreateTruncating)]);
        }

        return ([.. weights], optimizer, parameter);
    }

    private static double[] Numbers(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetDouble())];
}
