using System.Text;
using OptGen.Checkpoints;
using OptGen.Tests.Checkpoints;

namespace OptGen.Tests.Ensembles;

/// <summary>An ensemble that was saved and loaded between two cycles is the one that never stopped.</summary>
public sealed class SnapshotFileTests : IDisposable
{
    private const int Period = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("optgen-snapshots-");

    private string FilePath => Path.Combine(_folder.FullName, "snapshots");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(3)]
    public void GoesOn(int capacity)
    {
        Run whole = new(capacity);
        whole.Train(16);
        Run first = new(capacity);
        first.Train(8);
        first.Optimizer.Save(FilePath + ".optimizer", withWeights: true);
        first.Ensemble.Save(FilePath);
        Run second = new(capacity, step: 8);
        second.Optimizer.Load(FilePath + ".optimizer");
        second.Ensemble.Load(FilePath);
        Assert.Equal(first.Snapshots(), second.Snapshots());
        second.Train(8);

        Assert.Equal(Math.Min(16 / Period, capacity), second.Ensemble.Count);
        Assert.Equal(whole.Snapshots(), second.Snapshots());
        Assert.Equal(whole.Predict(), second.Predict());
        Assert.Equal(Saved(whole.Ensemble), Saved(second.Ensemble));
    }

    [Fact]
    public void OrderDoesNotMatterAndNeitherNeedTheStreamSeek()
    {
        Run saved = new();
        saved.Train(7);
        SGD other = new();
        double[] doubles = new double[5];
        float[] singles = new float[12];
        other.Add("doubles", doubles, new double[5]);
        other.Add("empty", Array.Empty<float>(), Array.Empty<float>());
        other.Add("singles", singles, new float[12], 3, 4);
        SnapshotEnsemble loaded = new(other, Period);
        loaded.Load(new ForwardStream(Saved(saved.Ensemble)));

        using (loaded.Use(1))
        using (saved.Ensemble.Use(1))
        {
            Assert.Equal(saved.Doubles, doubles);
            Assert.Equal(saved.Singles, singles);
        }
    }

    [Fact]
    public void OfMoreThanAreKeptTheLastOnesAreLoaded()
    {
        Run saved = new();
        saved.Train(10);
        Run loaded = new(capacity: 2);
        loaded.Ensemble.Load(new MemoryStream(Saved(saved.Ensemble)));

        Assert.Equal(saved.Snapshots()[1..], loaded.Snapshots());
    }

    [Fact]
    public void WithoutSnapshotsThereIsAFile()
    {
        Run run = new();
        run.Train(3);
        run.Ensemble.Load(new MemoryStream(Saved(new Run().Ensemble)));

        Assert.Equal(0, run.Ensemble.Count);
    }

    [Fact]
    public void WhatDoesNotFitIsTold()
    {
        Run saved = new();
        saved.Train(3);
        byte[] file = Saved(saved.Ensemble);
        SGD fewer = new();
        fewer.Add("singles", new float[12], new float[12], 3, 4);
        SGD shaped = new();
        shaped.Add("singles", new float[12], new float[12], 4, 3);
        shaped.Add("empty", Array.Empty<float>(), Array.Empty<float>());
        shaped.Add("doubles", new double[5], new double[5]);
        SGD named = new();
        named.Add("other", new float[12], new float[12], 3, 4);
        named.Add("empty", Array.Empty<float>(), Array.Empty<float>());
        named.Add("doubles", new double[5], new double[5]);
        SGD elsewhere = new();
        elsewhere.AddWithoutMemory<float>("singles", 12);

        Assert.Contains("Expected 1 snapshots of 1 parameters, found 3 tensors.", Refuse(fewer, file), StringComparison.Ordinal);
        Assert.Contains("Expected the weights of parameter 'singles' in snapshot 0 as F32 [4, 3], found F32 [3, 4].", Refuse(shaped, file), StringComparison.Ordinal);
        Assert.Contains("found no tensor 'snapshot/0/other'", Refuse(named, file), StringComparison.Ordinal);
        Assert.Contains("has no snapshots", Refuse(fewer, CheckpointBytes.Save(fewer)), StringComparison.Ordinal);
        Assert.Contains("SnapshotEnsemble.Load", Assert.Throws<CheckpointException>(() => fewer.Load(new MemoryStream(file))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new SnapshotEnsemble(elsewhere, 1).Load(new MemoryStream(file)));
        File.WriteAllBytes(FilePath, file[..^1]);
        Assert.Contains(FilePath, Assert.Throws<CheckpointException>(() => saved.Ensemble.Load(FilePath)).Message, StringComparison.Ordinal);
    }

    /// <summary>Damaged files are refused and change nothing, with the right checksum too, unless they are snapshots after all.</summary>
    [Fact]
    public void NothingButCheckpointExceptions()
    {
        const int Count = 3000;
        Run run = new();
        run.Train(7);
        byte[] file = Saved(run.Ensemble);
        run.Train(3);
        byte[] before = Saved(run.Ensemble);
        Random random = new(20260102);
        int refused = 0;
        for (int i = 0; i < Count; i++)
        {
            byte[] mutated = Mutation.Of(file, random);
            try
            {
                run.Ensemble.Load(i % 2 == 0 ? new ForwardStream(mutated) : new MemoryStream(mutated));
                run.Ensemble.Load(new MemoryStream(before));
            }
            catch (CheckpointException)
            {
                refused++;
            }

            Assert.Equal(before, Saved(run.Ensemble));
        }

        Assert.InRange(refused, Count / 2, Count - 1);
    }

    [Fact]
    public void AFileMayBeCutAtEveryByte()
    {
        Run run = new();
        run.Train(3);
        run.Ensemble.Save(FilePath);
        byte[] old = File.ReadAllBytes(FilePath);
        run.Train(3);
        for (int place = 0; place < old.Length; place++)
        {
            Assert.Throws<IOException>(() => AtomicFile.Write(FilePath, stream => run.Ensemble.Save(new FailingStream(stream, place))));
            Assert.Equal(old, File.ReadAllBytes(FilePath));
            Assert.Single(_folder.GetFiles());
        }
    }

    [Fact]
    public void AnyReaderOfTheFormatKnowsTheNames()
    {
        Run run = new();
        run.Train(6);

        Assert.Contains("\"snapshot/1/doubles\":{\"dtype\":\"F64\",\"shape\":[5]", Encoding.UTF8.GetString(Saved(run.Ensemble)), StringComparison.Ordinal);
    }

    private static byte[] Saved(SnapshotEnsemble ensemble)
    {
        using MemoryStream stream = new();
        ensemble.Save(stream);
        return stream.ToArray();
    }

    private static string Refuse(Optimizer optimizer, byte[] file) => Assert.Throws<CheckpointException>(() => new SnapshotEnsemble(optimizer, Period).Load(new MemoryStream(file))).Message;

    /// <summary>A training whose gradients follow from the step alone, with warm restarts.</summary>
    private sealed class Run
    {
        private readonly float[] _gradient = new float[12];
        private readonly double[] _doubleGradient = new double[5];
        private int _step;

        public Run(int capacity = int.MaxValue, int step = 0)
        {
            _step = step;
            Optimizer.Add("singles", Singles, _gradient, 3, 4);
            Optimizer.Add("empty", Array.Empty<float>(), Array.Empty<float>());
            Optimizer.Add("doubles", Doubles, _doubleGradient);
            Optimizer.Schedule(a => a.LearningRate, new CosineRestarts(0.1, Period));
            Ensemble = new SnapshotEnsemble(Optimizer, Period, capacity);
        }

        public AdamW Optimizer { get; } = new();

        public SnapshotEnsemble Ensemble { get; }

        public float[] Singles { get; } = [.. Enumerable.Range(0, 12).Select(i => (float)Trajectory.Weight(i))];

        public double[] Doubles { get; } = [.. Enumerable.Range(0, 5).Select(Trajectory.Weight)];

        public void Train(int steps)
        {
            for (int i = 0; i < steps; i++)
            {
                _step++;
                for (int element = 0; element < _gradient.Length; element++)
                {
                    _gradient[element] = (float)Trajectory.Gradient(element, _step);
                }

                for (int element = 0; element < _doubleGradient.Length; element++)
                {
                    _doubleGradient[element] = Trajectory.Gradient(element + 100, _step);
                }

                Ensemble.Observe(Optimizer.Step());
            }
        }

        public double[][] Snapshots() => [.. Enumerable.Range(0, Ensemble.Count).Select(index =>
        {
            using EvaluationScope scope = Ensemble.Use(index);
            return (double[])[.. Singles.Select(weight => (double)weight), .. Doubles];
        })];

        public double[] Predict()
        {
            double[] mean = new double[2];
            Ensemble.Predict(predictions => (predictions[0], predictions[1]) = (Singles[3] * Singles[4], Math.Sin(Doubles[2])), mean);
            return mean;
        }
    }
}
