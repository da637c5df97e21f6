using OptGen.Tests.Golden;
using Xunit.Abstractions;

namespace OptGen.Tests.Minimization;

/// <summary>PyTorch's runs of LBFGS in double against ours.</summary>
public sealed class LbfgsGoldenTests(ITestOutputHelper output)
{
    /// <summary>A trillionth of the weights, before the run magnifies it: some thousand roundings of a double.</summary>
    private const double Bar = 1e-12;

    public static TheoryData<string> Cases => [.. LbfgsCase.Names];

    [Fact]
    public void EveryRecordedCaseIsHere() =>
        Assert.Equal(GoldenData.RecordedNames.Where(name => name.StartsWith("lbfgs_", StringComparison.Ordinal)).Order(StringComparer.Ordinal), LbfgsCase.Names);

    /// <summary>What rounding does to the first weights is not yet magnified: those of three iterations, or of the first step of more.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void FirstWeightsAreExact(string name) => Compare(name, new LbfgsCase(name).Create().MaxIterations == 1 ? 3 : 1, amplification: 1);

    /// <summary>No farther from the recorded weights than a start would lead that differs by a trillionth.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void AllWeightsAgree(string name) => Compare(name, int.MaxValue, new LbfgsCase(name).Amplification);

    [Theory]
    [MemberData(nameof(Cases))]
    public void LossesAndCountsAgree(string name)
    {
        LbfgsCase golden = new(name);
        (List<double[]> weights, LBFGS optimizer) = Run(golden);
        Worst worst = new();
        for (int step = 1; step <= golden.Steps; step++)
        {
            double truth = golden.Losses[step];
            double[] gradient = golden.Function.Gradient(weights[step - 1]);
            double error = Math.Abs(golden.Function.Value(weights[step - 1]) - truth);
            double change = Bar * golden.Amplification * weights[step - 1].Max(Math.Abs);

            // To first order what the weights may differ by, and to second order with the greatest curvature of the functions, Rosenbrock's.
            worst.Note(error, (Bar * truth) + (gradient.Sum(Math.Abs) * change) + (1500 * change * change), $"step {step}");
        }

        worst.Check(output);
        Assert.Equal(golden.Evaluations, optimizer.EvaluationCount);
        Assert.Equal(golden.Iterations, optimizer.IterationCount);
    }

    private void Compare(string name, int lastStep, double amplification)
    {
        LbfgsCase golden = new(name);
        (List<double[]> weights, _) = Run(golden);
        Worst worst = new();
        foreach ((int step, double[] truth) in golden.Checkpoints.Where(point => point.Step <= lastStep))
        {
            double size = truth.Max(Math.Abs);
            for (int i = 0; i < truth.Length; i++)
            {
                worst.Note(Math.Abs(weights[step - 1][i] - truth[i]), Bar * amplification * size, $"step {step}, element {i}");
            }
        }

        worst.Check(output);
    }

    private static (List<double[]> Weights, LBFGS Optimizer) Run(LbfgsCase golden)
    {
        double[] w = [.. golden.Start];
        double[] g = new double[w.Length];
        LBFGS optimizer = golden.Create();
        optimizer.Add("w", w, g);
        List<double[]> weights = [];
        for (int step = 0; step < golden.Steps; step++)
        {
            optimizer.Step(() =>
            {
                golden.Function.Gradient(w).CopyTo(g, 0);
                return golden.Function.Value(w);
            });
            weights.Add([.. w]);
        }

        return (weights, optimizer);
    }
}
