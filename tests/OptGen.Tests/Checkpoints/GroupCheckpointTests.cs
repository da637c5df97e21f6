using static OptGen.Tests.Checkpoints.CheckpointBytes;
using static OptGen.Tests.Checkpoints.CheckpointOptimizers;

namespace OptGen.Tests.Checkpoints;

/// <summary>What the file of a group holds, and what is said of one that does not fit.</summary>
public sealed class GroupCheckpointTests
{
    [Fact]
    public void EachMemberHasItsOwn()
    {
        OptimizerGroup<SharedState> saved = new(new SharedState(0.1) { Seed = 5 }, new SharedState(0.2) { Seed = -6 });
        Add(saved);
        saved.Step();
        OptimizerGroup<SharedState> loaded = new(new SharedState(), new SharedState());
        Add(loaded);
        LoadResult result = loaded.Load(new MemoryStream(Save(saved)));

        Assert.Equal([0.1, 0.2], loaded.Members.Select(member => member.LearningRate));
        Assert.Equal([5, -6], loaded.Members.Select(member => member.Seed));
        Assert.Equal(Bits(saved), Bits(loaded));
        Assert.Contains("shared/c/1", result.Loaded);
        Assert.Contains("member.1.hyperparameter.LearningRate", result.Loaded);
        Assert.Empty(result.Missing.Concat(result.LeftOver));
    }

    /// <summary>States go by the names of parameters, whatever the order in which these were added.</summary>
    [Fact]
    public void OrderDoesNotMatter()
    {
        OptimizerGroup<Adam> saved = new(new Adam(), new Adam());
        Add(saved);
        saved.Step();
        OptimizerGroup<Adam> loaded = new(new Adam(), new Adam());
        loaded.Members[1].Add("b", new float[3], new float[3]);
        loaded.Members[0].Add("a", new float[2], new float[2]);
        loaded.Load(new MemoryStream(Save(saved)));

        Assert.Equal(saved.Members[1].State(saved.Parameters[1], "m").ToArray(), loaded.Members[1].State(loaded.Parameters[0], "m").ToArray());
        Assert.Equal(1, loaded.StepCount);
    }

    [Fact]
    public void AParameterInAnotherMemberIsTold()
    {
        OptimizerGroup<Adam> saved = new(new Adam(), new Adam());
        Add(saved);
        saved.Step();
        OptimizerGroup<Adam> loaded = new(new Adam(), new Adam());
        loaded.Members[0].Add("a", new float[2], new float[2]);
        Parameter moved = loaded.Members[0].Add("b", new float[3], new float[3]);

        Assert.Contains("Expected parameter 'b' in member 0, found it in member 1.", Refuse(loaded, Save(saved)), StringComparison.Ordinal);
        LoadResult result = loaded.Load(new MemoryStream(Save(saved)), new CheckpointOptions { WhatMatches = true });
        Assert.Equal(["member_of/b"], result.Missing);
        Assert.Equal(["member_of/b"], result.LeftOver);
        Assert.Equal(saved.Members[1].State(saved.Parameters[1], "m").ToArray(), loaded.Members[0].State(moved, "m").ToArray());
    }

    [Fact]
    public void AnotherNumberOfMembersIsTold()
    {
        OptimizerGroup<Adam> saved = new(new Adam(lr: 0.5), new Adam(lr: 0.25));
        Add(saved);
        OptimizerGroup<Adam> loaded = new(new Adam(), new Adam(), new Adam());
        Add(loaded);

        Assert.Contains("a group of 2 members, expected 3", Refuse(loaded, Save(saved)), StringComparison.Ordinal);
        LoadResult result = loaded.Load(new MemoryStream(Save(saved)), new CheckpointOptions { WhatMatches = true });
        Assert.Contains("member.2.hyperparameter.LearningRate", result.Missing);
        Assert.Equal([0.5, 0.25, 1e-3], loaded.Members.Select(member => member.LearningRate));
    }

    /// <summary>States are found by their names; which member's numbers an optimizer would take, nobody knows.</summary>
    [Fact]
    public void AGroupIsNoSingleOptimizer()
    {
        OptimizerGroup<SharedState> saved = new(new SharedState(0.5) { Seed = 5 }, new SharedState(0.25));
        Add(saved);
        saved.Step();
        SharedState loaded = new();
        loaded.Add("a", new float[2], new float[2]);
        loaded.Add("b", new float[3], new float[3]);
        string message = Assert.Throws<CheckpointException>(() => loaded.Load(new MemoryStream(Save(saved)))).Message;
        LoadResult result = loaded.Load(new MemoryStream(Save(saved)), new CheckpointOptions { WhatMatches = true });

        Assert.Contains("one of a group of 2 members, expected one of a single SharedState", message, StringComparison.Ordinal);
        Assert.Equal(["t/a", "t/b"], result.Loaded);
        Assert.Equal(["shared/c", "seed", "hyperparameter.LearningRate"], result.Missing);
        Assert.Contains("shared/c/0", result.LeftOver);
        Assert.Contains("member.0.seed", result.LeftOver);
        Assert.Equal((1, 0, 0.1), (loaded.StepCount, loaded.Seed, loaded.LearningRate));
    }

    [Fact]
    public void ASingleOptimizerIsNoGroup()
    {
        Adam saved = new(lr: 0.5);
        saved.Add("a", new float[2], [1, 2]);
        saved.Add("b", new float[3], [3, 4, 5]);
        saved.Step();
        OptimizerGroup<Adam> loaded = new(new Adam(), new Adam());
        Add(loaded);

        Assert.Contains("one of a single optimizer, expected one of an OptimizerGroup<Adam> of 2 members", Refuse(loaded, CheckpointBytes.Save(saved)), StringComparison.Ordinal);
        loaded.Load(new MemoryStream(CheckpointBytes.Save(saved)), new CheckpointOptions { WhatMatches = true });
        Assert.Equal(saved.State(saved.Parameters[1], "v").ToArray(), loaded.Members[1].State(loaded.Parameters[1], "v").ToArray());
        Assert.Equal(1e-3, loaded.Members[1].LearningRate);
    }

    [Fact]
    public void AHyperparameterOutOfItsRangeChangesNoMember()
    {
        OptimizerGroup<Ranged> saved = new(new Ranged(0.25), new Ranged(0.5));
        Add(saved);
        OptimizerGroup<Ranged> loaded = new(new Ranged(), new Ranged());
        Add(loaded);
        byte[] edited = Seal(Replace(Save(saved), "\"member.1.hyperparameter.LearningRate\":\"0.5\"", "\"member.1.hyperparameter.LearningRate\":\"1.5\""));

        Assert.Contains("In member 1: The hyperparameter LearningRate cannot be set", Refuse(loaded, edited), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"members\":\"2\"", "\"members\":\"x\"", "'members'")]
    [InlineData("\"member.1.seed\"", "\"member.9.seed\"", "'member.1.seed'")]
    [InlineData("\"member_of/b\":\"1\"", "\"member_of/b\":\"7\"", "found it in member 7")]
    [InlineData("\"member_of/b\"", "\"member_of/c\"", "the member of parameter 'b'")]
    public void MetadataMustBeAsExpected(string written, string edited, string message)
    {
        OptimizerGroup<Adam> group = new(new Adam(), new Adam());
        Add(group);

        Assert.Contains(message, Refuse(group, Seal(Replace(Save(group), written, edited))), StringComparison.Ordinal);
    }

    [Fact]
    public void MembersHaveMadeTheSameSteps()
    {
        OptimizerGroup<Adam> group = new(new Adam(), new Adam());
        Add(group);
        Adam other = new();
        other.Add("b", new float[3], new float[3]);
        other.Step();
        group.Members[1].Load(new MemoryStream(CheckpointBytes.Save(other)));

        Assert.Contains("has made 1 steps and the first one 0", Assert.Throws<InvalidOperationException>(() => Save(group)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AStepThatWaitsCannotBeSaved()
    {
        OptimizerGroup<TwoCalls> group = new(new TwoCalls(), new TwoCalls());
        Add(group);
        byte[] file = Save(group);
        Assert.True(group.Step().NeedsGradient);

        Assert.Throws<InvalidOperationException>(() => Save(group));
        Assert.Throws<InvalidOperationException>(() => group.Load(new MemoryStream(file)));
    }

    private static void Add<TOptimizer>(OptimizerGroup<TOptimizer> group)
        where TOptimizer : Optimizer
    {
        group.Members[0].Add("a", new float[2], new float[] { 1, 2 });
        group.Members[1].Add("b", new float[3], new float[] { 3, 4, 5 });
    }

    private static string Refuse<TOptimizer>(OptimizerGroup<TOptimizer> group, byte[] file)
        where TOptimizer : Optimizer
    {
        ulong[] before = Bits(group);
        string message = Assert.Throws<CheckpointException>(() => group.Load(new MemoryStream(file))).Message;
        Assert.Equal(before, Bits(group));
        return message;
    }

    private static ulong[] Bits<TOptimizer>(OptimizerGroup<TOptimizer> group)
        where TOptimizer : Optimizer => [.. group.Members.SelectMany(OptimizerBits.Of)];

    private static byte[] Save<TOptimizer>(OptimizerGroup<TOptimizer> group)
        where TOptimizer : Optimizer
    {
        using MemoryStream stream = new();
        group.Save(stream);
        return stream.ToArray();
    }
}
