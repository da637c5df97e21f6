using System.Text;
using static OptGen.Tests.Checkpoints.CheckpointOptimizers;

namespace OptGen.Tests.Checkpoints;

/// <summary>What a checkpoint holds, and what is said of one that does not fit.</summary>
public sealed class CheckpointTests
{
    [Fact]
    public void EachParameterHasItsStepsBack()
    {
        float[] weights = new float[3];
        Adam saved = new();
        saved.Add("always", new float[3], new float[3]);
        Parameter more = saved.Add("more", weights, new float[3]);
        saved.Step();
        saved.Step(more, weights, [1, 2, 3]);
        saved.Step(more, weights, [1, 2, 3]);
        saved.Add("late", new float[2], new float[2]);
        Adam loaded = new();
        loaded.Add("late", new float[2], new float[2]);
        loaded.Add("more", new float[3], new float[3]);
        loaded.Add("always", new float[3], new float[3]);
        loaded.Step();
        loaded.Load(new MemoryStream(Save(saved)));

        Assert.Equal(1, loaded.StepCount);
        Assert.Equal([0, 3, 1], loaded.Parameters.Select(parameter => parameter.StepCount));
    }

    [Fact]
    public void EveryShapeOfStateIsKept()
    {
        TrainedModel<float> saved = new(new MatrixAndBlocks());
        saved.Train(3);
        TrainedModel<float> loaded = new(new MatrixAndBlocks());
        loaded.Optimizer.Load(new MemoryStream(saved.Save()));

        Assert.Equal(saved.Bits(), loaded.Bits());
        Assert.Equal([4, 4], ShapeOf(saved.Save(), "state/L/body.weight"));
        Assert.Equal([6], ShapeOf(saved.Save(), "state/c/body.weight"));
    }

    [Fact]
    public void NarrowStatesAreSavedAsTheyAreStored()
    {
        TrainedModel<float> model = new(new NarrowMoments(), bias: 600);
        model.Train(1);
        IReadOnlyDictionary<string, OptGen.Checkpoints.TensorEntry> tensors = new OptGen.Checkpoints.SafetensorsFile(new MemoryStream(model.Save())).Header.Tensors;

        Assert.Equal("BF16 [4, 6]", tensors["state/m/body.weight"].Describe());
        Assert.Equal("U8 [600]", tensors["state/v/body.bias"].Describe());
        Assert.Equal("F32 [3]", tensors["scale/v/body.bias"].Describe());
    }

    [Fact]
    public void NamesOfExpressionsMayHoldSlashes()
    {
        TrainedModel<float> saved = new(new SlashesInNames());
        saved.Train(3);
        TrainedModel<float> loaded = new(new SlashesInNames());
        loaded.Optimizer.Load(new MemoryStream(saved.Save()));

        Assert.Contains(saved.Optimizer.Info.States, state => state.Name.Contains('/', StringComparison.Ordinal));
        Assert.Equal(saved.Bits(), loaded.Bits());
    }

    [Fact]
    public void HyperparametersOfEveryTypeAreKept()
    {
        EveryType saved = new(lr: 0.3, n: -4, big: long.MaxValue, isOn: false, scale: 0.7f, 0.1, double.PositiveInfinity);
        EveryType loaded = new(β: [0, 0]);
        loaded.Load(new MemoryStream(Save(saved)));

        Assert.Equal((0.3, -4, long.MaxValue, false, 0.7f), (loaded.LearningRate, loaded.N, loaded.Big, loaded.IsOn, loaded.Scale));
        Assert.Equal([0.1, double.PositiveInfinity], loaded.Beta);
    }

    [Fact]
    public void HyperparametersMayStay()
    {
        Adam loaded = new(lr: 0.5);
        loaded.Load(new MemoryStream(Save(new Adam(lr: 0.25))), new CheckpointOptions { KeepHyperparameters = true });

        Assert.Equal(0.5, loaded.LearningRate);
    }

    [Fact]
    public void WeightsAreSavedOnRequestOnly()
    {
        TrainedModel<float> model = new(new Adam());
        model.Train(2);

        Assert.DoesNotContain("weights/", Encoding.UTF8.GetString(model.Save(withWeights: false)), StringComparison.Ordinal);
        Assert.Contains("weights/head", Encoding.UTF8.GetString(model.Save()), StringComparison.Ordinal);
    }

    [Fact]
    public void WeightsMayStay()
    {
        TrainedModel<float> saved = new(new Adam());
        saved.Train(2);
        Adam adam = new();
        float[] weights = [.. Enumerable.Repeat(7f, 24)];
        adam.Add("body.weight", weights, new float[24], 4, 6);
        adam.Add("head", new float[15], new float[15], 5, 3);
        adam.AddWithoutMemory<float>("body.bias", 7);

        CheckpointException refused = Assert.Throws<CheckpointException>(() => adam.Load(new MemoryStream(saved.Save())));
        LoadResult result = adam.Load(new MemoryStream(saved.Save()), new CheckpointOptions { IgnoreWeights = true });

        Assert.Contains("'weights/body.bias'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("IgnoreWeights", refused.Message, StringComparison.Ordinal);
        Assert.All(weights, weight => Assert.Equal(7, weight));
        Assert.Empty(result.LeftOver);
        Assert.Equal(2, adam.StepCount);
    }

    [Fact]
    public void AStepThatWaitsCannotBeSaved()
    {
        TwoCalls optimizer = new();
        optimizer.Add("w", new float[2], new float[2]);
        Assert.True(optimizer.Step().NeedsGradient);

        Assert.Contains("waits for the gradient", Assert.Throws<InvalidOperationException>(() => Save(optimizer)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => optimizer.Load(new MemoryStream()));
        optimizer.Step();
        Assert.DoesNotContain("kept.", Encoding.UTF8.GetString(Save(optimizer)), StringComparison.Ordinal);
    }

    [Fact]
    public void AStepOfOneParameterThatWaitsCannotBeSaved()
    {
        TwoCalls optimizer = new();
        float[] weights = new float[2];
        Parameter parameter = optimizer.AddWithoutMemory<float>("w", 2);
        Assert.True(optimizer.Step(parameter, weights, new float[2]).NeedsGradient);

        Assert.Contains("'w'", Assert.Throws<InvalidOperationException>(() => Save(optimizer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EvaluationWeightsAreNotSavedForTrainingWeights()
    {
        TrainedModel<float> model = new(new Averaged());
        model.Train(3);
        byte[] expected = model.Save(withWeights: false);
        using EvaluationScope scope = model.Optimizer.UseEvaluationWeights();

        Assert.Throws<InvalidOperationException>(() => model.Save());
        Assert.Throws<InvalidOperationException>(() => model.Optimizer.Load(new MemoryStream(expected)));
        Assert.Equal(expected, model.Save(withWeights: false));
    }

    [Fact]
    public void WeightsElsewhereCannotBeSaved()
    {
        Adam optimizer = new();
        optimizer.AddWithoutMemory<float>("far", 2);

        Assert.Contains("'far'", Assert.Throws<InvalidOperationException>(() => optimizer.Save(Stream.Null, withWeights: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEditedRuleIsTold()
    {
        byte[] saved = Save(With(new BeforeEdit()));

        string message = Refuse(new AfterEdit(), saved);
        Assert.Contains("expected 'm = β*m + g; q = max(q, g²)", message, StringComparison.Ordinal);
        Assert.Contains("found 'm = β*m + g; w -= lr*m'", message, StringComparison.Ordinal);
        Assert.Contains("WhatMatches", message, StringComparison.Ordinal);
    }

    /// <summary>A rule may also change by one that it calls.</summary>
    [Fact]
    public void AnEditedRuleThatIsCalledIsTold()
    {
        byte[] saved = Save(With(new CallsBefore()));
        byte[] edited = Seal(Replace(saved, "BeforeEdit: m = β*m + g", "BeforeEdit: m = β*m - g"));

        Assert.Contains("BeforeEdit: m = β*m - g", Refuse(new CallsBefore(), edited), StringComparison.Ordinal);
        Assert.True(With(new CallsBefore()).Load(new MemoryStream(edited), new CheckpointOptions { WhatMatches = true }).RuleDiffers);
    }

    [Fact]
    public void WhatMatchesIsLoadedOnRequest()
    {
        BeforeEdit saved = new(lr: 0.3, β: 0.8);
        saved.Add("a", new float[2], [1, 2]);
        saved.Add("b", new float[3], [1, 2, 3]);
        saved.Add("gone", new float[1], [1]);
        saved.Step();
        AfterEdit loaded = new();
        Parameter a = loaded.Add("a", new float[2], new float[2]);
        Parameter b = loaded.Add("b", new float[4], new float[4]);
        Parameter added = loaded.Add("new", new double[1], new double[1]);
        LoadResult result = loaded.Load(new MemoryStream(Save(saved)), new CheckpointOptions { WhatMatches = true });

        Assert.True(result.RuleDiffers);
        Assert.Equal(["t/a", "state/m/a", "t/b", "hyperparameter.LearningRate", "hyperparameter.Beta"], result.Loaded);
        Assert.Equal(["state/q/a", "state/m/b", "state/q/b", "t/new", "state/m/new", "state/q/new", "hyperparameter.Kappa"], result.Missing);
        Assert.Equal(["state/m/b", "t/gone", "state/m/gone"], result.LeftOver);
        Assert.Equal([1, 2], loaded.State(a, "m").ToArray());
        Assert.Equal([0, 0, 0, 0], loaded.State(b, "m").ToArray());
        Assert.Equal((1, 1, 0), (a.StepCount, b.StepCount, added.StepCount));
        Assert.Equal((0.3, 0.8, 2), (loaded.LearningRate, loaded.Beta, loaded.Kappa));
    }

    [Fact]
    public void TheFirstDifferenceIsNamed()
    {
        byte[] saved = Save(With(new BeforeEdit()));
        BeforeEdit shaped = new();
        shaped.Add("w", new float[4], new float[4], 2, 2);
        BeforeEdit typed = new();
        typed.Add("w", new double[4], new double[4]);
        BeforeEdit more = (BeforeEdit)With(new BeforeEdit());
        more.Add("bias", new float[1], new float[1]);

        Assert.Contains("Expected state 'm' of parameter 'w' as F32 [2, 2], found F32 [4].", Message(shaped, saved), StringComparison.Ordinal);
        Assert.Contains("Expected state 'm' of parameter 'w' as F64 [4], found F32 [4].", Message(typed, saved), StringComparison.Ordinal);
        Assert.Contains("Expected the steps of parameter 'bias', found no tensor 't/bias'.", Message(more, saved), StringComparison.Ordinal);
        Assert.Contains("Found 't/w', but BeforeEdit has no such parameter or state.", Message(new BeforeEdit(), saved), StringComparison.Ordinal);
    }

    [Fact]
    public void AHyperparameterOutOfItsRangeChangesNothing()
    {
        byte[] saved = Seal(Replace(Save(With(new Ranged(lr: 0.5))), "\"hyperparameter.LearningRate\":\"0.5\"", "\"hyperparameter.LearningRate\":\"1.5\""));

        Assert.Contains("LearningRate must be at least 0 and at most 1.", Refuse(new Ranged(), saved), StringComparison.Ordinal);
    }

    [Fact]
    public void SizesOfBlocksMustBeThoseOfTheParameters()
    {
        MatrixAndBlocks saved = new() { K = 5 };
        saved.Add("w", new float[5], new float[5], 1, 5);
        MatrixAndBlocks loaded = new() { K = 6 };
        loaded.Add("w", new float[5], new float[5], 1, 5);
        string message = Message(loaded, Save(saved));

        Assert.Contains("blocks of 6 elements, which cannot become 5", message, StringComparison.Ordinal);
        Assert.Equal(6, loaded.K);
    }

    [Theory]
    [InlineData("\"format_version\":\"1\"", "\"format_version\":\"2\"", "version 2")]
    [InlineData("\"step_count\":\"1\"", "\"step_count\":\"x\"", "'step_count'")]
    [InlineData("\"step_count\":\"1\"", "\"step_kount\":\"1\"", "'step_count'")]
    [InlineData("\"seed\":\"0\"", "\"seed\":\"-\"", "'seed'")]
    [InlineData("\"crc32c\":", "\"crc64c\":", "'crc32c'")]
    [InlineData("\"hyperparameter.Beta\":\"0.9\"", "\"hyperparameter.Beta\":\"0,9\"", "Beta cannot be set: expected a number, found '0,9'")]
    [InlineData("\"hyperparameter.Beta\"", "\"hyperparameter.Gama\"", "the hyperparameter Beta")]
    public void MetadataMustBeAsExpected(string written, string edited, string message) =>
        Assert.Contains(message, Refuse(new BeforeEdit(), Seal(Replace(Save(With(new BeforeEdit())), written, edited))), StringComparison.Ordinal);

    [Fact]
    public void ADamagedByteIsFound()
    {
        byte[] damaged = Save(With(new BeforeEdit()));
        damaged[^1] ^= 1;

        Assert.Contains("The file is damaged", Refuse(new BeforeEdit(), damaged), StringComparison.Ordinal);
    }

    [Fact]
    public void AStreamThatCannotSeekIsEnough()
    {
        TrainedModel<float> saved = new(new Adam());
        saved.Train(2);
        TrainedModel<float> loaded = new(new Adam());
        loaded.Optimizer.Load(new ForwardStream(saved.Save()));

        Assert.Equal(saved.Bits(), loaded.Bits());
    }

    [Fact]
    public void TheSameStateIsTheSameFile()
    {
        TrainedModel<float> first = new(new NAdam());
        TrainedModel<float> second = new(new NAdam());
        first.Train(3);
        second.Train(3);

        Assert.Equal(first.Save(), second.Save());
    }

    /// <summary>Another state than that of the file, so that any change shows.</summary>
    private static Optimizer With(Optimizer optimizer)
    {
        optimizer.Add("w", [1, 2, 3, 4], new float[] { 5, 6, 7, 8 });
        optimizer.Step();
        return optimizer;
    }

    private static string Refuse(Optimizer optimizer, byte[] file)
    {
        With(optimizer);
        optimizer.Step();
        return Message(optimizer, file);
    }

    private static string Message(Optimizer optimizer, byte[] file)
    {
        ulong[] before = [.. OptimizerBits.Of(optimizer)];
        string message = Assert.Throws<CheckpointException>(() => optimizer.Load(new MemoryStream(file))).Message;
        Assert.Equal(before, OptimizerBits.Of(optimizer));
        return message;
    }

    private static long[] ShapeOf(byte[] file, string tensor) => new OptGen.Checkpoints.SafetensorsFile(new MemoryStream(file)).Header.Tensors[tensor].Shape;

    private static byte[] Save(Optimizer optimizer) => CheckpointBytes.Save(optimizer);

    private static byte[] Replace(byte[] file, string written, string edited) => CheckpointBytes.Replace(file, written, edited);

    private static byte[] Seal(byte[] file) => CheckpointBytes.Seal(file);
}
