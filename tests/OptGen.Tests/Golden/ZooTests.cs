using Xunit.Abstractions;

namespace OptGen.Tests.Golden;

/// <summary>Every recorded case of pytorch_optimizer's and of papers' authors against our optimizer: weights on the way, in double and in float.</summary>
public sealed class ZooTests(ITestOutputHelper output)
{
    /// <summary>What double may lose, in parts of what an element has moved.</summary>
    private const double DoubleBar = 1e-12;

    /// <summary>Cases whose recorded run in double took a norm or eigenvectors in float: the truth is only as good as float.</summary>
    private static readonly string[] ImpureDouble =
    [
        "pytorch_optimizer/alig", "pytorch_optimizer/alig_momentum", "pytorch_optimizer/alig_adjmomentum",
        "pytorch_optimizer/shampoo_eps1_m5x7", "pytorch_optimizer/splus_onesided_m5x7",
    ];

    /// <summary>Cases whose own run in float leaves the bar: ours may be twice as far from the truth as theirs.</summary>
    private static readonly string[] BeyondTheBar =
    [
        "pytorch_optimizer/fromage", "pytorch_optimizer/prodigy_quad", "pytorch_optimizer/sophiah", "pytorch_optimizer/sophiah_wd", "authors/prodigy_quad_full",
        "pytorch_optimizer/shampoo_eps1_m5x7", "authors/jettify_shampoo_m5x7", "pytorch_optimizer/splus_onesided_m5x7",
    ];

    /// <summary>How many ulps a step may cost the weights, where one, their rounding and ours, is not the measure.</summary>
    private static readonly Dictionary<string, int> UlpsOfAStep = new()
    {
        // It moves them twice and divides them by what is rounded itself: four roundings of half an ulp.
        ["papers/adan"] = 2,
    };

    public static TheoryData<string> Cases => [.. GoldenData.ZooCaseNames];

    public static TheoryData<string> DoubleCases => [.. GoldenData.ZooCaseNames.Except(ImpureDouble)];

    [Theory]
    [MemberData(nameof(DoubleCases))]
    public void DoubleWeightsAgreeToATrillionthOfTheMovement(string name)
    {
        ZooCase golden = new(name);
        ZooRun<double> run = new(golden);
        Worst worst = new();
        foreach ((int step, double[] truth) in golden.Checkpoints)
        {
            Assert.Equal(truth.Length, run.Weights[step - 1].Length);
            for (int i = 0; i < truth.Length; i++)
            {
                // A weight is itself rounded at every step, by them and by us, however little it moves.
                double rounding = step * UlpsOfAStep.GetValueOrDefault(name, 1) * Ulp.OfDouble(run.Peaks[step - 1][i]);
                double error = Math.Abs(run.Weights[step - 1][i] - truth[i]);
                worst.Note(error, (DoubleBar * run.Movements[step - 1][i]) + rounding, $"step {step}, element {i}");
            }
        }

        NoteEvaluationWeights(golden, run, worst);
        worst.Check(output);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void FloatWeightsStayInsideTheBar(string name)
    {
        ZooCase golden = new(name);
        ZooRun<float> run = new(golden);
        Worst worst = new();
        foreach ((int step, double[] truth) in golden.Checkpoints)
        {
            double ulps = BeyondTheBar.Contains(name) ? 2 * golden.OwnUlps : 4 + (0.75 * step);
            for (int i = 0; i < truth.Length; i++)
            {
                double error = Math.Abs(run.Weights[step - 1][i] - truth[i]);
                worst.Note(error, ulps * Ulp.OfSingle(run.Peaks[step - 1][i]), $"step {step}, element {i}");
            }
        }

        worst.Check(output);
    }

    [Fact]
    public void EveryExceptionIsACase()
    {
        Assert.Empty(ImpureDouble.Concat(BeyondTheBar).Concat(UlpsOfAStep.Keys).Except(GoldenData.ZooCaseNames));
    }

    private static void NoteEvaluationWeights(ZooCase golden, ZooRun<double> run, Worst worst)
    {
        if (golden.EvaluationWeights is not { } truth)
        {
            return;
        }

        double[] ours = run.EvaluationWeights();
        for (int i = 0; i < truth.Length; i++)
        {
            double rounding = golden.Steps * Ulp.OfDouble(run.Peaks[^1][i]);
            worst.Note(Math.Abs(ours[i] - truth[i]), (DoubleBar * run.Movements[^1][i]) + rounding, $"evaluation weights, element {i}");
        }
    }
}
