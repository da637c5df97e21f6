namespace OptGen.Tests.Checkpoints;

/// <summary>A training with a schedule goes on from a file as if it had never stopped, whether the schedule is bound before the file is loaded or afterwards.</summary>
public sealed class ScheduleResumeTests : IDisposable
{
    private const int Half = 8;

    private static readonly Dictionary<string, Func<Schedule>> Schedules = new()
    {
        [nameof(ConstantRate)] = () => new ConstantRate(0.02),
        [nameof(ExponentialDecay)] = () => new ExponentialDecay(0.1, 0.05),
        [nameof(InverseTimeDecay)] = () => new InverseTimeDecay(0.1, 0.3),
        [nameof(StepDecay)] = () => new StepDecay(0.1, 3, 0.7),
        [nameof(MultiStepDecay)] = () => new MultiStepDecay(0.1, 0.5, 4, 9, 11),
        [nameof(LinearRate)] = () => new LinearRate(0.1, 0.01, 12),
        [nameof(PolynomialDecay)] = () => new PolynomialDecay(0.1, 20, 1.5),
        [nameof(CosineDecay)] = () => new CosineDecay(0.1, 14),
        [nameof(InverseSquareRootDecay)] = () => new InverseSquareRootDecay(0.1, 5),
        [nameof(CosineRestarts)] = () => new CosineRestarts(0.1, 3, 2),
        [nameof(OneCycle)] = () => new OneCycle(0.01, 0.1, 0.001, 15),
        [nameof(CyclicRate)] = () => new CyclicRate(0.01, 0.1, 3, 4, 0.5, 0.99),
        [nameof(LinearWarmup)] = () => new LinearWarmup(0.1, 10, 0.2),
        [nameof(WarmupStableDecay)] = () => new WarmupStableDecay(0.1, 3, 6, 5),
        [nameof(ReduceOnPlateau)] = () => new ReduceOnPlateau(0.1, 0.5, patience: 1, cooldown: 1),
        ["Then"] = () => new LinearRate(0.1, 0.05, 4).Then(6, new CosineDecay(0.05, 8)),
        ["Warmup"] = () => new CosineDecay(0.1, 8).Warmup(10, 0.1),
        ["Scale"] = () => new CosineDecay(0.1, 20).Scale(new StepDecay(1, 5)).Scale(0.5),
        ["Then plateau"] = () => new LinearRate(0.01, 0.1, 4).Then(6, new ReduceOnPlateau(0.1, 0.5, patience: 1)),
        ["Warmup of plateau"] = () => new ReduceOnPlateau(0.1, 0.5, patience: 1).Warmup(10, 0.1),
        ["Scale plateaus"] = () => new ReduceOnPlateau(0.1, 0.5, patience: 1).Scale(new ReduceOnPlateau(1, 0.7, patience: 2, maximizes: true).Scale(new CosineDecay(1, 20))),
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("optgen-schedules-");

    public static TheoryData<string, bool, bool> Cases
    {
        get
        {
            TheoryData<string, bool, bool> cases = [];
            foreach (string name in Schedules.Keys)
            {
                cases.Add(name, false, false);
                cases.Add(name, true, false);
                cases.Add(name, false, true);
                cases.Add(name, true, true);
            }

            return cases;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void EveryShippedScheduleIsTested() => Assert.Empty(
        typeof(Schedule).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Schedule))).Select(type => type.Name).Except(Schedules.Keys));

    [Theory]
    [MemberData(nameof(Cases))]
    public void GoesOn(string name, bool isBoundBefore, bool isGroup)
    {
        string path = Path.Combine(_folder.FullName, "run");
        Run whole = new(isGroup, Schedules[name]());
        whole.Bind();
        whole.Model.Train(2 * Half);
        Run first = new(isGroup, Schedules[name]());
        first.Bind();
        first.Model.Train(Half);
        first.Model.Save(path);

        Run second = new(isGroup, Schedules[name](), Half);
        if (isBoundBefore)
        {
            second.Bind();
        }

        second.Model.Load(path);
        double rate = second.Model.Optimizer.LearningRate;
        if (!isBoundBefore)
        {
            second.Bind();
        }

        Assert.Equal(first.Model.Optimizer.LearningRate, rate);
        Assert.Equal(first.Schedule.Value(Half + 1), second.Schedule.Value(Half + 1));
        second.Model.Train(Half);
        Assert.Equal(whole.Model.Bits(), second.Model.Bits());
        Assert.NotEqual(first.Model.Bits(), second.Model.Bits());
    }

    /// <summary>A schedule that serves all members of a group, or one optimizer; its plateaus get measures that stop getting better.</summary>
    private sealed class Run
    {
        private readonly AdamW[] _members;

        public Run(bool isGroup, Schedule schedule, int step = 0)
        {
            Schedule = schedule;
            _members = isGroup ? [new AdamW(), new AdamW(λ: 0)] : [new AdamW()];
            Action<int> report = number =>
            {
                foreach (ReduceOnPlateau plateau in schedule.Plateaus)
                {
                    plateau.Report(number is 3 or 7 or 12 ? 1.0 / number : 1);
                }
            };
            Model = isGroup ? new(new OptimizerGroup<Optimizer>(_members), step) { AfterStep = report } : new(_members[0], step) { AfterStep = report };
        }

        public Schedule Schedule { get; }

        public TrainedModel<float> Model { get; }

        public void Bind()
        {
            foreach (AdamW member in _members)
            {
                member.Schedule(a => a.LearningRate, Schedule);
            }
        }
    }
}
