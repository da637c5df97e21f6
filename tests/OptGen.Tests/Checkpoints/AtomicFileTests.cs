using OptGen.Checkpoints;
using OptGen.Tests.Support;

namespace OptGen.Tests.Checkpoints;

/// <summary>A checkpoint that cannot be written to its end leaves the one before it as it was.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("optgen-checkpoints-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ASmallFileMayBeCutAtEveryByte(bool isGroup)
    {
        TrainedModel<float> model = Create(isGroup);
        model.Train(2);
        int length = model.Save().Length;

        CutAt(model, Enumerable.Range(0, length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ALargeFileMayBeCutAt200Places(bool isGroup)
    {
        const int Cuts = 200;
        TrainedModel<float> model = Create(isGroup);
        const int Elements = 600_000;
        model.Optimizer.Add("large", new float[Elements], new float[Elements]);
        long length = model.Save().Length;

        Assert.True(length > 8 * Elements);
        CutAt(model, Enumerable.Range(0, Cuts).Select(cut => (int)(cut * (length - 1) / (Cuts - 1))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnOldFileIsReplaced(bool isGroup)
    {
        string path = Path.Combine(_folder.FullName, "checkpoint");
        TrainedModel<float> model = Create(isGroup);
        model.Save(path);
        model.Train(2);
        model.Save(path);
        TrainedModel<float> loaded = Create(isGroup);
        loaded.Load(path);

        Assert.Equal(model.Bits(), loaded.Bits());
        Assert.Single(_folder.GetFiles());
    }

    /// <summary>Where a link stands for the file, the file is replaced and the link stays.</summary>
    [UnixFact]
    public void ALinkIsFollowed()
    {
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

    private static TrainedModel<float> Create(bool isGroup) => isGroup ? new(new OptimizerGroup<Optimizer>(new NAdam(), new NAdam(lr: 0.1))) : new(new NAdam());

    private void CutAt(TrainedModel<float> model, IEnumerable<int> places)
    {
        string path = Path.Combine(_folder.FullName, "checkpoint");
        model.Save(path);
        byte[] old = File.ReadAllBytes(path);
        model.Train(1);
        foreach (int place in places)
        {
            Assert.Throws<IOException>(() => AtomicFile.Write(path, stream => model.Save(new FailingStream(stream, place))));

            Assert.True(old.AsSpan().SequenceEqual(File.ReadAllBytes(path)), $"Cut at {place}, the old file has changed.");
            Assert.Single(_folder.GetFiles());
        }

        model.Save(path);
        Assert.Equal(model.Save(), File.ReadAllBytes(path));
    }
}
