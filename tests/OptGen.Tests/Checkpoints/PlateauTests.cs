using static OptGen.Tests.Checkpoints.CheckpointBytes;

namespace OptGen.Tests.Checkpoints;

/// <summary>What a plateau remembers is saved with the optimizer that follows it.</summary>
public sealed class PlateauTests
{
    private static readonly PlateauState Some = new(0.025, 1.0 / 3, 2, 1);

    [Fact]
    public void TheStateIsInTheFile()
    {
        byte[] file = Saved();

        Assert.Contains("\"plateaus.LearningRate\":\"0.025,0.3333333333333333,2,1\"", System.Text.Encoding.UTF8.GetString(file), StringComparison.Ordinal);
    }

    /// <summary>A reduction after the last step has not reached the learning rate yet; that is no rate set by hand.</summary>
    [Fact]
    public void AReductionBeforeTheFileWasSavedIsTakenByTheNextStep()
    {
        SGD saved = Create();
        ReduceOnPlateau plateau = new(0.5, 0.5, patience: 0);
        saved.Schedule(a => a.LearningRate, plateau);
        saved.Step();
        plateau.Report(1);
        Assert.True(plateau.Report(1));
        SGD loaded = Create();
        loaded.Schedule(a => a.LearningRate, new ReduceOnPlateau(0.5, 0.5, patience: 0));
        loaded.Load(new MemoryStream(Save(saved)));

        Assert.Equal(0.5, loaded.LearningRate);
        loaded.Step();
        Assert.Equal(0.25, loaded.LearningRate);
    }

    [Fact]
    public void WhatIsNotBoundYetWaitsAndIsSavedAgain()
    {
        byte[] file = Saved();
        SGD loaded = Create();
        LoadResult result = loaded.Load(new MemoryStream(file));
        Assert.Contains("plateaus.LearningRate", result.Loaded);
        Assert.Equal(file, Save(loaded));

        ReduceOnPlateau plateau = new(0.5);
        loaded.Schedule(a => a.LearningRate, plateau);
        Assert.Equal(Some, plateau.State);
        Assert.Equal(0.025, loaded.LearningRate);

        // A second plateau begins anew.
        loaded.Schedule(a => a.LearningRate, new ReduceOnPlateau(0.125));
        Assert.Equal(0.125, loaded.LearningRate);
    }

    [Fact]
    public void AScheduleThatCannotBeginLeavesThePlateauAsItWas()
    {
        byte[] file = Saved();
        SGD loaded = Create();
        loaded.Load(new MemoryStream(file));
        ReduceOnPlateau plateau = new(0.5);
        Assert.Throws<ArgumentOutOfRangeException>(() => loaded.Schedule(a => a.LearningRate, plateau.Scale(double.PositiveInfinity).Scale(0)));

        Assert.Equal(0.5, plateau.State.Rate);
        loaded.Schedule(a => a.LearningRate, plateau);
        Assert.Equal(Some, plateau.State);
    }

    [Fact]
    public void AnotherNumberOfPlateausIsToldInEitherOrder()
    {
        byte[] file = Saved();
        SGD before = Create();
        before.Schedule(a => a.LearningRate, new ReduceOnPlateau(0.5).Scale(new ReduceOnPlateau(1)));
        CheckpointException refused = Assert.Throws<CheckpointException>(() => before.Load(new MemoryStream(file)));
        SGD plain = Create();
        plain.Schedule(a => a.LearningRate, new ConstantRate(0.5));
        SGD after = Create();
        after.Load(new MemoryStream(file));

        Assert.Contains("Expected the states of 2 ReduceOnPlateau in the schedule of LearningRate, found 1", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Expected the states of 0 ReduceOnPlateau", Assert.Throws<CheckpointException>(() => plain.Load(new MemoryStream(file))).Message, StringComparison.Ordinal);
        Assert.Equal(["plateaus.LearningRate"], plain.Load(new MemoryStream(file), new CheckpointOptions { WhatMatches = true }).LeftOver);
        Assert.Contains("1 ReduceOnPlateau", Assert.Throws<ArgumentException>(() => after.Schedule(a => a.LearningRate, new ReduceOnPlateau(0.5).Scale(new ReduceOnPlateau(1)))).Message, StringComparison.Ordinal);
        after.Schedule(a => a.LearningRate, new ConstantRate(0.25));
        Assert.Equal(0.25, after.LearningRate);
    }

    [Fact]
    public void AFileWithoutItIsTold()
    {
        SGD loaded = Create();
        loaded.Schedule(a => a.LearningRate, new ReduceOnPlateau(0.5));
        byte[] file = Save(Create());

        Assert.Contains("Expected the states of 1 ReduceOnPlateau", Assert.Throws<CheckpointException>(() => loaded.Load(new MemoryStream(file))).Message, StringComparison.Ordinal);
        Assert.Equal(["plateaus.LearningRate"], loaded.Load(new MemoryStream(file), new CheckpointOptions { WhatMatches = true }).Missing);
    }

    /// <summary>Another rate from here on is another rate of the plateau, too.</summary>
    [Fact]
    public void PlateausStayWithTheHyperparameters()
    {
        byte[] file = Saved();
        SGD loaded = Create();
        ReduceOnPlateau plateau = new(0.5);
        loaded.Schedule(a => a.LearningRate, plateau);
        loaded.Load(new MemoryStream(file), new CheckpointOptions { KeepHyperparameters = true });
        loaded.Step();

        Assert.Equal((0.5, 0.5), (plateau.State.Rate, loaded.LearningRate));
    }

    [Fact]
    public void AResetForgetsWhatWaits()
    {
        byte[] file = Saved();
        SGD loaded = Create();
        loaded.Load(new MemoryStream(file));
        loaded.Reset();
        loaded.Schedule(a => a.LearningRate, new ReduceOnPlateau(0.5));

        Assert.Equal(0.5, loaded.LearningRate);
    }

    [Theory]
    [InlineData("0.025,0.3333333333333333,2,x")]
    [InlineData("0.025,0.3333333333333333,-2")]
    [InlineData("0.025,0.3333333333333333;2,1")]
    [InlineData("0.025,0.3333333333333333,2,;")]
    [InlineData("  NaN,0.3333333333333333,2,1")]
    public void ATextThatIsNoStateIsRefused(string text)
    {
        const string Written = "0.025,0.3333333333333333,2,1";
        byte[] file = Saved();
        SGD loaded = Create();
        byte[] edited = Seal(Replace(file, Written, text.PadRight(Written.Length)));

        Assert.Contains("'plateaus.LearningRate'", Assert.Throws<CheckpointException>(() => loaded.Load(new MemoryStream(edited))).Message, StringComparison.Ordinal);
        Assert.Equal(0, loaded.StepCount);
    }

    [Fact]
    public void StatesThatCannotBeAreRefused()
    {
        ReduceOnPlateau plateau = new(0.5);

        Assert.Throws<ArgumentOutOfRangeException>(() => plateau.State = Some with { Rate = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => plateau.State = Some with { Best = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => plateau.State = Some with { Waited = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => plateau.State = Some with { Cooling = -1 });
        Assert.Equal(0.5, plateau.State.Rate);
    }

    private static byte[] Saved()
    {
        SGD saved = Create();
        ReduceOnPlateau plateau = new(0.5);
        saved.Schedule(a => a.LearningRate, plateau);
        plateau.State = Some;
        saved.Step();
        return Save(saved);
    }

    private static SGD Create()
    {
        SGD optimizer = new();
        optimizer.Add("w", [1, 2], new float[] { 3, 4 });
        return optimizer;
    }
}
