using OptGen.Tests.Bits;
using OptGen.Tests.Checkpoints;

namespace OptGen.Tests.ClassicBugs;

/// <summary>The mistakes that libraries of optimizers have made again and again, one test for each, which fails where the mistake is made.</summary>
public sealed class ClassicBugTests
{
    public static TheoryData<string> Elementwise => [.. ShippedOptimizers.Elementwise.Select(type => type.Name)];

    /// <summary>
    /// A counter that each parameter of a step moves on, or that all share: with several parameters, the corrections of bias belong to another step, and one that comes
    /// later begins in the middle.
    /// </summary>
    [Fact]
    public void StepCounterPerParameter()
    {
        float[][] together = [[1, 2, 3], [4, 5], [6]];
        float[][] alone = [[1, 2, 3], [4, 5], [6]];
        Adam all = new(lr: 0.1);
        Adam[] each = [new(lr: 0.1), new(lr: 0.1), new(lr: 0.1)];
        for (int step = 1; step <= 6; step++)
        {
            for (int i = 0; i < 3; i++)
            {
                // The last one comes when the others have made three steps.
                if (step == (i < 2 ? 1 : 4))
                {
                    all.Add($"p{i}", together[i], together[i].Select(w => w / 2).ToArray());
                    each[i].Add("p", alone[i], alone[i].Select(w => w / 2).ToArray());
                }
            }

            all.Step();
            Assert.All(each.Where(optimizer => optimizer.Parameters.Count > 0), optimizer => optimizer.Step());
        }

        Assert.Equal(alone, together);
        Assert.Equal([6, 6, 3], all.Parameters.Select(parameter => parameter.StepCount));
    }

    /// <summary>A scheduler with a counter of its own begins again at the first rate when training goes on from a checkpoint.</summary>
    [Fact]
    public void SchedulerResettingTheRateOnResume()
    {
        AdamW whole = Scheduled(out float[] expected);
        Step(whole, 14);
        AdamW first = Scheduled(out float[] weights);
        Step(first, 7);
        byte[] file = CheckpointBytes.Save(first);
        AdamW second = new();
        second.Add("w", weights, new float[] { 1, 1, 1 });
        second.Schedule(a => a.LearningRate, new CosineDecay(0.1, 20));
        second.Load(new MemoryStream(file));
        Assert.Equal(new CosineDecay(0.1, 20).Value(7), second.LearningRate);
        second.Step();
        Assert.Equal(new CosineDecay(0.1, 20).Value(8), second.LearningRate);
        Step(second, 6);

        Assert.Equal(expected, weights);
    }

    /// <summary>A scheduler that is advanced beside the optimizer goes on where a loss scaler has skipped the step.</summary>
    [Fact]
    public void ScheduleAdvancingOnSkippedSteps()
    {
        float[] gradients = [1, 1, 1];
        SGD sgd = new() { Options = new StepOptions { NonFinite = NonFinite.Skip } };
        sgd.Add("w", new float[3], gradients);
        sgd.Schedule(a => a.LearningRate, new LinearRate(0.5, 0, 4));
        sgd.Step();
        gradients[1] = float.NaN;
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(StepStatus.Skipped, sgd.Step().Status);
            Assert.Equal(0.5, sgd.LearningRate);
        }

        gradients[1] = 1;
        sgd.Step();
        Assert.Equal(0.375, sgd.LearningRate);
    }

    /// <summary>A factor made of a NaN norm would make every weight NaN.</summary>
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void NaNSpreadByClipping(float bad)
    {
        float[][] weights = [[1, 2, 3], [4, 5, 6, 7]];
        AdamW optimizer = new();
        optimizer.Add("good", weights[0], new float[] { 1, -2, 3 });
        optimizer.Add("bad", weights[1], new[] { 1, bad, 2, -3 });
        optimizer.Step(new StepOptions { MaxGradientNorm = 1 });

        Assert.True(float.IsNaN(weights[1][1]));
        Assert.Equal(1, weights.Sum(w => w.Count(element => !float.IsFinite(element))));
    }

    /// <summary>States in double must not pass through float, nor hyperparameters through fewer digits than tell them.</summary>
    [Fact]
    public void StatePrecisionLostOnLoad()
    {
        TrainedModel<double> saved = new(new CheckpointOptimizers.ScalarState(lr: 1.0 / 3));
        saved.Train(3);
        TrainedModel<double> loaded = new(new CheckpointOptimizers.ScalarState());
        loaded.Load(saved.Save());

        Assert.Equal(saved.Bits(), loaded.Bits());
        Assert.NotEqual(saved.Optimizer.State(saved.Optimizer.Parameters[0], "s")[0], (float)saved.Optimizer.State(saved.Optimizer.Parameters[0], "s")[0]);
        Assert.Equal(1.0 / 3, loaded.Optimizer.LearningRate);
    }

    /// <summary>Numbers that are no tensor: one for each parameter, and one of the whole optimizer.</summary>
    [Fact]
    public void ScalarsLeftOutOfTheCheckpoint()
    {
        TrainedModel<float> saved = new(new CheckpointOptimizers.SharedState());
        saved.Train(3);
        TrainedModel<float> loaded = new(new CheckpointOptimizers.SharedState());
        loaded.Load(saved.Save());
        TrainedModel<float> savedProduct = new(new NAdam());
        savedProduct.Train(3);
        TrainedModel<float> loadedProduct = new(new NAdam());
        loadedProduct.Load(savedProduct.Save());

        Assert.True(saved.Optimizer.State(saved.Optimizer.Parameters[0], "c")[0] > 0);
        Assert.Equal(saved.Bits(), loaded.Bits());
        Assert.InRange(savedProduct.Optimizer.State(savedProduct.Optimizer.Parameters[0], "Π")[0], 0.01, 0.99);
        Assert.Equal(savedProduct.Bits(), loadedProduct.Bits());
    }

    /// <summary>
    /// Decoupled decay is of the weights before the step and of nothing else; coupled decay goes into the moments. After the first step, m̂/√v̂ is the sign of the gradient.
    /// Numbers below 2, computed by few roundings of 1.1e-16 each.
    /// </summary>
    [Fact]
    public void DecayAppliedInTheWrongPlace()
    {
        const double Rate = 0.1;
        const double Decay = 0.5;
        const double Tolerance = 1e-15;
        double[] decoupled = [1.5, -0.75, 1];
        double[] coupled = [.. decoupled];
        double[] start = [.. decoupled];
        double[] gradients = [0.25, 0.5, 0];
        AdamW adamW = new(Rate, ε: 0, λ: Decay);
        AdamL2 adamL2 = new(Rate, ε: 1e-300, λ: Decay);
        Parameter ofDecoupled = adamW.Add("w", decoupled.AsMemory(0, 2), gradients.AsMemory(0, 2));
        Parameter ofCoupled = adamL2.Add("w", coupled, gradients);
        adamW.Step();
        adamL2.Step();

        Assert.Equal((start[0] * (1 - (Rate * Decay))) - Rate, decoupled[0], Tolerance);
        Assert.Equal((start[1] * (1 - (Rate * Decay))) - Rate, decoupled[1], Tolerance);
        Assert.Equal(0.1 * gradients[0], adamW.State(ofDecoupled, "m")[0], Tolerance);
        Assert.Equal(0.1 * (gradients[0] + (Decay * start[0])), adamL2.State(ofCoupled, "m")[0], Tolerance);
        Assert.Equal(start[0] - Rate, coupled[0], Tolerance);

        // Without a gradient, decay is all that is left of it, and Adam makes a whole step of that.
        Assert.Equal(start[2] - Rate, coupled[2], Tolerance);
    }

    /// <summary>Parameters that are added in another order get their own states all the same.</summary>
    [Fact]
    public void OrderDependentStateMapping()
    {
        Adam saved = new();
        Parameter a = saved.Add("a", new float[3], [1, 2, 3]);
        Parameter b = saved.Add("b", new float[3], [4, 5, 6]);
        saved.Step();
        Adam loaded = new();
        Parameter second = loaded.Add("b", new float[3], new float[3]);
        Parameter first = loaded.Add("a", new float[3], new float[3]);
        loaded.Load(new MemoryStream(CheckpointBytes.Save(saved)));

        Assert.Equal(saved.State(a, "m").ToArray(), loaded.State(first, "m").ToArray());
        Assert.Equal(saved.State(b, "m").ToArray(), loaded.State(second, "m").ToArray());
        Assert.NotEqual(loaded.State(first, "m").ToArray(), loaded.State(second, "m").ToArray());
    }

    /// <summary>Sums that threads add up each for its share depend on the shares: here, the sum of two halves is another one than that of the whole.</summary>
    [Fact]
    public void ThreadDependentSums()
    {
        const int Length = 300_007;
        float[] gradients = [.. Enumerable.Range(0, Length).Select(i => (float)(Trajectory.Gradient(i, 1) * Math.ScaleB(1, i % 40)))];
        Assert.NotEqual(Squares(gradients), Squares(gradients[..(Length / 2)]) + Squares(gradients[(Length / 2)..]));

        (StepResult expectedResult, ulong[] expected) = Run(1);
        for (int threads = 2; threads <= 7; threads++)
        {
            (StepResult result, ulong[] bits) = Run(threads);
            Assert.Equal(expectedResult, result);
            Assert.Equal(expected, bits);
        }

        (StepResult Result, ulong[] Bits) Run(int threads)
        {
            float[] weights = new float[Length];
            CheckpointOptimizers.SharedState optimizer = new();
            Parameter parameter = optimizer.Add("w", weights, gradients);
            StepResult result = optimizer.Step(new StepOptions { Threads = threads, MaxGradientNorm = 3 });
            return (result, [.. weights.Select(BitRun.Bits), BitRun.Bits(optimizer.State(parameter, "c")[0])]);
        }
    }

    /// <summary>
    /// Gradients that have died let moments sink through the subnormal numbers, with which every operation takes many times as long: none may ever be in a state. After 6000
    /// steps a smoothing of 0.999 has left 0.0025 of a square that was 100 times the smallest normal number.
    /// </summary>
    [Theory]
    [MemberData(nameof(Elementwise))]
    public void SubnormalSlowDown(string name)
    {
        const int Length = 9;
        const int Steps = 6000;
        float[] gradients = [.. Enumerable.Repeat(1.1e-18f, Length)];
        float[] weights = [.. Enumerable.Repeat(1e-18f, Length)];
        Optimizer optimizer = ShippedOptimizers.Create(name);
        Parameter parameter = optimizer.Add("w", weights, gradients);
        optimizer.Step();
        Array.Clear(gradients);
        for (int step = 2; step <= Steps; step++)
        {
            optimizer.Step();
            if (step % 16 == 0)
            {
                foreach (StateInfo state in parameter.States.Where(state => state.Shape == StateShape.Element))
                {
                    Assert.DoesNotContain(optimizer.State<float>(parameter, state.Name).ToArray(), float.IsSubnormal);
                }
            }
        }
    }

    private static double Squares(float[] values) => values.Sum(value => (double)value * value);

    private static AdamW Scheduled(out float[] weights)
    {
        AdamW optimizer = new();
        weights = [1, 2, 3];
        optimizer.Add("w", weights, new float[] { 1, 1, 1 });
        optimizer.Schedule(a => a.LearningRate, new CosineDecay(0.1, 20));
        return optimizer;
    }

    private static void Step(Optimizer optimizer, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            optimizer.Step();
        }
    }
}
