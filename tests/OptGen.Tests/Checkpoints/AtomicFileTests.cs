using OptGen.Checkpoints;

namespace OptGen.Tests.Checkpoints;

/// <summary>A checkpoint that cannot be written to its end leaves the one before it as it was.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("optgen-checkpoints-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void ASmallFileMayBeCutAtEveryByte()
    {
        TrainedModel<float> model = new(new NAdam());
        model.Train(2);
        int length = model.Save().Length;

        CutAt(model, Enumerable.Range(0, length));
    }

    [Fact]
    public void ALargeFileMayBeCutAt200Places()
    {
        const int Cuts = 200;
        TrainedModel<float> model = new(new Momentum());
        const int Elements = 600_000;
        model.Optimizer.Add("large", new float[Elements], new float[Elements]);
        long length = model.Save().Length;

        Assert.True(length > 4 * Elements);
        CutAt(model, Enumerable.Range(0, Cuts).Select(cut => (int)(cut * (length - 1) / (Cuts - 1))));
    }

    [Fact]
    public void AnOldFileIsReplaced()
    {
        string path = Path.Combine(_folder.FullName, "checkpoint");
        TrainedModel<float> model = new(new NAdam());
        model.Optimizer.Save(path, withWeights: true);
        model.Train(2);
        model.Optimizer.Save(path, withWeights: true);
        TrainedModel<float> loaded = new(new NAdam());
        loaded.Optimizer.Load(path);

        Assert.Equal(model.Bits(), loaded.Bits());
        Assert.Single(_folder.GetFiles());
    }

    /// <summary>Where a link stands for the file, the file is replaced and the link stays.</summary>
    [Fact]
    public void ALinkIsFollowed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = Path.Combine(_folder.FullName, "run-1");
        string link = Path.Combine(_folder.FullName, "newest");
        File.WriteAllBytes(path, [1]);
        File.CreateSymbolicLink(link, path);
        new Adam().Save(link);

        Assert.Equal(path, new FileInfo(link).LinkTarget);
        new Adam().Load(path);
    }

    [Fact]
    public void TheFileIsNamedInWhatIsThrown()
    {
        string path = Path.Combine(_folder.FullName, "foreign");
        File.WriteAllText(path, "no checkpoint at all");

        Assert.Contains(path, Assert.Throws<CheckpointException>(() => new Adam().Load(path)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => new Adam().Load(path + "x"));
        Assert.Throws<DirectoryNotFoundException>(() => new Adam().Save(Path.Combine(path + "x", "y")));
    }

    private void CutAt(TrainedModel<float> model, IEnumerable<int> places)
    {
        string path = Path.Combine(_folder.FullName, "checkpoint");
        model.Optimizer.Save(path, withWeights: true);
        byte[] old = File.ReadAllBytes(path);
        model.Train(1);
        foreach (int place in places)
        {
            Assert.Throws<IOException>(() => AtomicFile.Write(path, stream => model.Optimizer.Save(new FailingStream(stream, place), withWeights: true)));

            Assert.True(old.AsSpan().SequenceEqual(File.ReadAllBytes(path)), $"Cut at {place}, the old file has changed.");
            Assert.Single(_folder.GetFiles());
        }

        model.Optimizer.Save(path, withWeights: true);
        Assert.Equal(model.Save(), File.ReadAllBytes(path));
    }
}
