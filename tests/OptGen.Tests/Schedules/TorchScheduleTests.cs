namespace OptGen.Tests.Schedules;

/// <summary>The shipped schedules give at step <c>t</c> what PyTorch's schedulers give at epoch <c>t − 1</c>.</summary>
public class TorchScheduleTests
{
    /// <summary>PyTorch makes many of its rates from the ones before, a few roundings of 1.1e-16 each for 60 steps.</summary>
    private const double Tolerance = 1e-12;

    private static readonly Dictionary<string, Schedule> Schedules = new()
    {
        // The formulas with t itself are one step ahead.
        ["exponential"] = new Later(new ExponentialDecay(0.1, 0.05)),
        ["inverse_time"] = new Later(new InverseTimeDecay(0.1, 0.05)),
        ["step"] = new StepDecay(0.1, every: 7, γ: 0.5),
        ["multi_step"] = new MultiStepDecay(0.1, 0.3, 5, 20, 21, 40),
        ["linear"] = new LinearRate(0.025, 0.075, 30),
        ["polynomial"] = new PolynomialDecay(0.1, 40, 2.5),
        ["cosine"] = new CosineDecay(0.1, 59, 0.001),
        ["restarts"] = new CosineRestarts(0.1, 5, 2, 0.001),
        ["equal_restarts"] = new CosineRestarts(0.1, 9, final: 0.001),
        ["triple_restarts"] = new CosineRestarts(0.1, 3, 3),
        ["one_cycle"] = new OneCycle(0.1 / 25, 0.1, 0.1 / 25 / 1e4, 61),
        ["one_cycle_momentum"] = new OneCycle(0.95, 0.85, 0.95, 61),
        ["cyclic"] = new CyclicRate(0.01, 0.1, 7, 4),
        ["cyclic_halved"] = new CyclicRate(0.01, 0.1, 5, 5, shrink: 0.5),
        ["cyclic_faded"] = new CyclicRate(0.01, 0.1, 5, 5, fade: 0.97),
        ["warmup"] = new LinearWarmup(0.1, 12, 0.1),
        ["inverse_root"] = new InverseSquareRootDecay(0.1, 16),
        ["stable"] = new WarmupStableDecay(0.1, 10, 25, 15, 0.02),
        ["constant"] = new ConstantRate(0.1),
        ["warmup_then_cosine"] = new CosineDecay(0.1, 52).Warmup(8, from: 0.25),
        ["step_then_polynomial"] = new StepDecay(0.1, 4, 0.5).Then(15, new PolynomialDecay(0.1, 30)),
        ["chained"] = new StepDecay(0.1, 10, 0.5).Scale(new LinearWarmup(1, 20, 0.1)),
    };

    private static readonly Dictionary<string, ReduceOnPlateau> Plateaus = new()
    {
        ["plateau"] = new(0.1, 0.5, patience: 2),
        ["plateau_cooled"] = new(0.1, 0.3, patience: 1, cooldown: 2, threshold: 0.02, minimum: 0.004),
        ["plateau_absolute"] = new(0.1, 0.1, patience: 1, threshold: 0.05, isThresholdAbsolute: true, leastChange: 1e-3),
        ["plateau_greatest"] = new(0.1, 0.5, patience: 3, maximizes: true, isThresholdAbsolute: true, threshold: 0.01),
        ["plateau_greatest_relative"] = new(0.1, 0.5, patience: 2, maximizes: true, threshold: 0.01),
    };

    public static TheoryData<string> Names => new(Schedules.Keys);

    public static TheoryData<string> PlateauNames => new(Plateaus.Keys);

    [Fact]
    public void EverythingRecordedIsCompared() =>
        Assert.Equal(TorchSchedules.Names.Order(StringComparer.Ordinal), Schedules.Keys.Concat(Plateaus.Keys).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryStepIsTorchs(string name)
    {
        IReadOnlyList<double> expected = TorchSchedules.Of(name);
        for (int i = 0; i < expected.Count; i++)
        {
            double actual = Schedules[name].Value(i + 1);
            Assert.True(Math.Abs(actual - expected[i]) <= Tolerance * expected.Max(), $"Step {i + 1} of {name}: {actual:R} instead of {expected[i]:R}.");
        }
    }

    [Theory]
    [MemberData(nameof(PlateauNames))]
    public void EveryReportIsTorchs(string name)
    {
        ReduceOnPlateau plateau = Plateaus[name];
        IReadOnlyList<double> expected = TorchSchedules.Of(name);
        IReadOnlyList<double> measures = TorchSchedules.Measures;
        for (int i = 0; i < expected.Count; i++)
        {
            double before = plateau.Value(i + 1);
            Assert.Equal(plateau.Report(measures[i]), plateau.Value(i + 2) != before);
            Assert.Equal(expected[i], plateau.Value(i + 2), expected[i] * Tolerance);
        }
    }

    /// <summary>Each step takes the value of the one before.</summary>
    private sealed class Later(Schedule schedule) : Schedule
    {
        protected override double ValueAt(double t) => t == 1 ? 0.1 : schedule.Value((long)t - 1);
    }
}
