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
        "pytorch_optimizer/shampoo_eps1_m5x7", "pytorch_optimizer/splus_onesided_m5x7", "authors/soap_onesided_m5x7",
    ];

    /// <summary>Cases whose own run in float leaves the bar: ours may be twice as far from the truth as theirs.</summary>
    private static readonly string[] BeyondTheBar =
    [
        "pytorch_optimizer/fromage", "pytorch_optimizer/prodigy_quad", "pytorch_optimizer/sophiah", "pytorch_optimizer/sophiah_wd", "authors/prodigy_quad_full",
        "pytorch_optimizer/shampoo_eps1_m5x7", "authors/jettify_shampoo_m5x7", "pytorch_optimizer/splus_onesided_m5x7", "authors/soap_onesided_m5x7",
        "recorded/soap_m5x5", "recorded/soap_onesided_m5x7", "recorded/splus_m5x5", "recorded/asgo_m5x7", "recorded/asgo_m8x3", "recorded/cayley_sgd_m8x3",
        "recorded/sinkgd_m8x3", "recorded/ldog", "recorded/dadapt_adam", "papers/shampoo_m5x7", "papers/shampoo_m8x3", "papers/grafted_shampoo_m5x5",
        "papers/swan_m5x7",

        // Newton–Schulz multiplies small singular values, and their rounding, by up to 3.4445⁵ = 485.
        "recorded/muon_m5x7", "recorded/muon_m8x3", "recorded/matched_muon_m5x7", "recorded/normuon_m5x7", "recorded/normuon_m8x3", "recorded/adamuon_m5x7",
        "recorded/namo_m5x7", "recorded/balanced_muon_m5x7", "recorded/row_normalized_muon_m5x7", "recorded/row_normalized_muon_m8x3", "recorded/mars_muon_m5x7",
        "recorded/mars_muon_m8x3", "recorded/scaled_muon_m5x7", "recorded/scaled_muon_m8x3", "recorded/dion_m8x3", "papers/fogo_m5x7", "papers/muon_nsr_m5x7",
        "recorded/amuse_m5x7", "recorded/amuse_m8x3",
    ];

    /// <summary>Cases that are run in double alone.</summary>
    private static readonly string[] DoubleOnly =
    [
        // Its signs make a singular matrix, of whose 0 Newton–Schulz makes 485 roundings, theirs or ours.
        "recorded/adamuon_m8x3",
    ];

    /// <summary>How many ulps a step may cost the weights, where one, their rounding and ours, is not the measure.</summary>
    private static readonly Dictionary<string, int> UlpsOfAStep = new()
    {
        // It moves them twice and divides them by what is rounded itself: four roundings of half an ulp.
        ["papers/adan"] = 2,
    };

    public static TheoryData<string> SingleCases => [.. GoldenData.ZooCaseNames.Except(DoubleOnly)];

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
    [MemberData(nameof(SingleCases))]
    public void FloatWeightsStayInsideTheBar(string name)
    {
        ZooCase golden = new(name);
        ZooRun<float> run = new(golden);
        Worst worst = new();
        foreach ((int step, double[] truth) in golden.Checkpoints)
        {
            double ulps = Math.Max(4 + (0.75 * step), BeyondTheBar.Contains(name) ? 2 * golden.OwnUlps : 0);
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
        Assert.Empty(ImpureDouble.Concat(BeyondTheBar).Concat(DoubleOnly).Concat(UlpsOfAStep.Keys).Except(GoldenData.ZooCaseNames));
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
