namespace OptGen.Tests.Ensembles;

/// <summary>Averages of weights go on from a file: those to evaluate with are the same as if the training had never stopped.</summary>
public sealed class AverageResumeTests : IDisposable
{
    private const int Steps = 20;

    private static readonly Dictionary<string, Func<Optimizer>> Averages = new()
    {
        ["ema"] = () => new TorchAverageTests.EMAOfMomentum { AverageSmoothing = 0.9 },
        ["ema_of_the_start"] = () => new TorchAverageTests.WeightAverageOfMomentum { AverageSmoothing = 0.9 },
        ["swa"] = () => new TorchAverageTests.SWAOfMomentum { AverageStart = 5, AveragePeriod = 3 },
        ["polyak"] = () => new TorchAverageTests.PolyakAverageOfMomentum { AverageStart = 4 },
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("optgen-averages-");

    public static TheoryData<string> Names => new(Averages.Keys);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void GoesOnAfterEveryStep(string name)
    {
        for (int stop = 0; stop < Steps; stop++)
        {
            GoesOn(name, stop);
        }
    }

    private void GoesOn(string name, int stop)
    {
        string path = Path.Combine(_folder.FullName, "run");
        Run whole = new(Averages[name]());
        whole.Train(1, Steps);
        Run first = new(Averages[name]());
        first.Train(1, stop);
        first.Optimizer.Save(path, withWeights: true);
        Run second = new(Averages[name]());
        second.Optimizer.Load(path);
        second.Train(stop + 1, Steps);

        Assert.Equal(whole.Weights, second.Weights);
        using (whole.Optimizer.UseEvaluationWeights())
        using (second.Optimizer.UseEvaluationWeights())
        {
            Assert.Equal(whole.Weights, second.Weights);
            Assert.NotEqual(first.Weights, second.Weights);
        }
    }

    private sealed class Run
    {
        private readonly float[] _gradient = new float[9];

        public Run(Optimizer optimizer)
        {
            Optimizer = optimizer;
            optimizer.LearningRate = 0.1;
            optimizer.Schedule("LearningRate", new CosineDecay(0.1, Steps + 5));
            optimizer.Add("w", Weights, _gradient);
        }

        public Optimizer Optimizer { get; }

        public float[] Weights { get; } = [.. Enumerable.Range(0, 9).Select(i => (float)Trajectory.Weight(i))];

        public void Train(int from, int to)
        {
            for (int step = from; step <= to; step++)
            {
                for (int i = 0; i < _gradient.Length; i++)
                {
                    _gradient[i] = (float)Trajectory.Gradient(i, step);
                }

                Optimizer.Step();
            }
        }
    }
}
