using System.Numerics;
using OptGen.Tests.Blocks;
using OptGen.Tests.Gradients;
using OptGen.Tests.Narrow;
using OptGen.Tests.Reductions;
using OptGen.Tests.Rows;
using OptGen.Tests.Support;
using OptGen.Tests.Zoo;

namespace OptGen.Tests.Metrics;

/// <summary>Steps that are measured: the same bits as others, and norms as plain sums find them, whatever the rule.</summary>
[Collection(MetricsTests.Name)]
[Trait("Category", "Slow")]
public sealed class MeasuredStepTests
{
    /// <summary>Chunks that end within rows and parameters, many for threads, an empty parameter.</summary>
    private static readonly int[][] Shapes = [[50, 331], [17_001], [0], [3, 17], [5], [1, 5000]];

    /// <summary>Functions of matrices take long at such sizes.</summary>
    private static readonly int[][] SmallShapes = [[12, 9], [23], [0], [67, 65], [5]];

    /// <summary>Rules of several passes, by rows, by blocks, with narrow states, of several gradients, and such as write weights where they reduce.</summary>
    private static readonly Type[] Others =
    [
        typeof(Lamb), typeof(Prodigious), typeof(ClippedAveraged), typeof(TorchAdafactor), typeof(EveryRowAndColumn), typeof(MiniAdam), typeof(EveryBlock), typeof(BlocksAndColumns),
        typeof(ReducingBFloat16), typeof(ReducingBlock8), typeof(RowsBFloat16), typeof(RowsBlock8), typeof(BlocksBlock8), typeof(ElementwiseBlock8), typeof(ElementwiseBFloat16),
        typeof(SharpAdamW), typeof(Surrogate), typeof(TwoGradients), typeof(Lookbehind), typeof(Recursive), typeof(SometimesTwice), typeof(WhereLong), typeof(MatricesTwice), typeof(PointsByRank),
        typeof(RowsAndHessian), typeof(ChangesStates), typeof(LookaheadSharpAdamW), typeof(KeepsNorm), typeof(KeepsRowNorms), typeof(KeepsBlockNorms),
        .. StackedWrappers.Types,
    ];

    private static readonly string[] Instruments =
        [OptimizerMetrics.GradientNormName, OptimizerMetrics.UpdateNormName, OptimizerMetrics.WeightNormName, OptimizerMetrics.UpdateRatioName];

    public static TheoryData<string> Names => [.. ShippedOptimizers.All.Concat(Others).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void NormsAreThoseOfPlainSumsAndBitsStay(string name)
    {
        Check<float>(name, new StepOptions { Threads = 1 });
        Check<float>(name, new StepOptions { Threads = 3, GradientScale = -0.5, ZeroGradients = true });
        if (!Create(name).Info.States.Any(state => state.Storage != Storage.Full))
        {
            Check<double>(name, new StepOptions { Threads = 2, ZeroGradients = true });
        }
    }

    /// <summary>Whoever listens to one instrument alone gets the same numbers.</summary>
    [Theory]
    [InlineData("OptGen.AdamW")]
    [InlineData("OptGen.AdaFactor")]
    [InlineData("OptGen.SAM")]
    public void InstrumentsDoNotDependOnEachOther(string wrapped)
    {
        string name = wrapped == "OptGen.SAM" ? typeof(SharpAdamW).FullName! : wrapped;
        foreach (string instrument in Instruments)
        {
            using MeterLog all = new();
            new MeasuredRun<float>(Create(name), new StepOptions(), Shapes).Run();
            double expected = all[instrument];
            all.Dispose();
            using MeterLog one = new(instrument);
            new MeasuredRun<float>(Create(name), new StepOptions(), Shapes).Run();
            Assert.Equal(expected, one[instrument]);
            Assert.Single(one.Values);
        }
    }

    [Fact]
    public void NormsAreTheSameBitsForAnyNumberOfThreads()
    {
        foreach (string name in (string[])["OptGen.AdamW", "OptGen.AdaFactor", "OptGen.LAMB", "OptGen.SGD"])
        {
            double[][] norms = [.. new[] { 1, 2, 5 }.Select(threads =>
            {
                using MeterLog log = new();
                new MeasuredRun<float>(Create(name), new StepOptions { Threads = threads }, Shapes).Run();
                return Instruments.Select(instrument => log[instrument]).ToArray();
            })];
            Assert.All(norms, other => Assert.Equal(norms[0], other));
        }
    }

    [Theory]
    [InlineData(typeof(AdamW), 1)]
    [InlineData(typeof(AdamW), 2)]
    [InlineData(typeof(Lamb), 2)]
    [InlineData(typeof(TorchAdafactor), 2)]
    [InlineData(typeof(KeepsRowNorms), 1)]
    [InlineData(typeof(SharpAdamW), 2)]
    public void AMeasuredStepAllocatesNothing(Type type, int threads)
    {
        Optimizer optimizer = ShippedOptimizers.Create(type);
        optimizer.Options = new StepOptions { Threads = threads };
        optimizer.Add("a", new float[40_000], new float[40_000], 200, 200);
        optimizer.Add("b", new double[300], new double[300], 3, 100);
        using MeterLog log = new();
        for (int i = 0; i < 20; i++)
        {
            optimizer.Step();
        }

        Assert.Equal(0, Allocations.OfRepetitions(() => optimizer.Step()));
    }

    /// <summary>Squares of such gradients overflow; they are measured before they are zeroed.</summary>
    [Theory]
    [InlineData(1e200, 1.0)]
    [InlineData(1e308, 1e-300)]
    public void HugeGradientsAreMeasured(double first, double second)
    {
        foreach (bool measuresParameters in (bool[])[false, true])
        {
            using MeterLog log = new();
            SGD optimizer = new(1e-300) { MeasuresParameters = measuresParameters };
            optimizer.Add("a", new double[2], new[] { 0.6 * first, 0.8 * first });
            optimizer.Add("b", new double[1], new[] { second });
            optimizer.Step(new StepOptions { ZeroGradients = true });
            double norm = measuresParameters ? log[OptimizerMetrics.GradientNormName, "a"] : log[OptimizerMetrics.GradientNormName];
            Assert.Equal(1, norm / first, 1e-15);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void GradientsThatAreNotFiniteAreTold(double bad)
    {
        using MeterLog log = new();
        SGD optimizer = new(1);
        optimizer.Add("a", new double[2], new[] { 1, bad });
        optimizer.Step(new StepOptions { ZeroGradients = true });
        Assert.Equal(bad, log[OptimizerMetrics.GradientNormName]);
    }

    /// <summary>A group is measured as one optimizer with all parameters.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AGroupIsMeasuredAsOneOptimizer(bool measuresParameters)
    {
        AdamW one = new() { MeasuresParameters = measuresParameters };
        AdamW[] members = [new(), new()];
        OptimizerGroup<AdamW> group = new(members) { MeasuresParameters = measuresParameters };
        for (int p = 0; p < 5; p++)
        {
            float[] weights = [.. Enumerable.Range(0, 3000 * p).Select(i => (float)Trajectory.Weight(i))];
            float[] gradients = [.. Enumerable.Range(0, 3000 * p).Select(i => (float)Trajectory.Gradient(i, p))];
            one.Add($"p{p}", (float[])weights.Clone(), gradients);
            members[p % 2].Add($"p{p}", weights, gradients);
        }

        using MeterLog expected = new();
        one.Step();
        expected.Dispose();
        using MeterLog log = new();
        group.Step();

        Assert.Equal(measuresParameters ? 20 : 4, log.Count);
        Assert.Equal(expected.Values, log.Values);
    }

    private static void Check<T>(string name, StepOptions options)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        OptimizerInfo info = Create(name).Info;
        int[][] shapes = info.Layout.MatrixOperations.Count > 0 || info.Plans.Any(variant => variant.Layout.MatrixOperations.Count > 0) ? SmallShapes : Shapes;
        ulong[] expected = new MeasuredRun<T>(Create(name), options, shapes).Run();
        foreach (bool measuresParameters in (bool[])[false, true])
        {
            Optimizer optimizer = Create(name);
            optimizer.MeasuresParameters = measuresParameters;
            using MeterLog log = new();
            ulong[] bits = new MeasuredRun<T>(optimizer, options, shapes).Run(run => Compare(run.Norms, log, measuresParameters));
            Assert.Equal(expected, bits);
        }
    }

    /// <summary>
    /// At most 4096/16 additions follow each other in a chunk, and some forty more in trees; each is off by 2⁻⁵³ at most, as is each square and, of doubles, each difference. A norm,
    /// a root, is off by half of that.
    /// </summary>
    private static void Compare(List<(double Gradient, double Update, double Weight)> norms, MeterLog log, bool measuresParameters)
    {
        double bar = 300 * Math.Pow(2, -53);
        for (int p = measuresParameters ? 0 : -1; p < (measuresParameters ? norms.Count - 1 : 0); p++)
        {
            (double gradient, double update, double weight) = norms[p + 1];
            double[] expected = [gradient, update, weight, update / weight];
            for (int i = 0; i < Instruments.Length; i++)
            {
                double actual = p < 0 ? log[Instruments[i]] : log[Instruments[i], $"p{p}"];
                Assert.True(actual.Equals(expected[i]) || Math.Abs(actual - expected[i]) <= bar * Math.Abs(expected[i]), $"{Instruments[i]} of p{p} is {actual:R} instead of {expected[i]:R}.");
            }
        }
    }

    private static Optimizer Create(string name) => ShippedOptimizers.Create(typeof(Optimizer).Assembly.GetType(name) ?? typeof(MeasuredStepTests).Assembly.GetType(name, throwOnError: true)!);
}
