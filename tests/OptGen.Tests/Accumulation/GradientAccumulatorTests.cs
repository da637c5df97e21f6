using OptGen.Tests.Support;

namespace OptGen.Tests.Accumulation;

/// <summary>One step for several batches, whose gradients the caller adds up.</summary>
public sealed class GradientAccumulatorTests
{
    private const int Length = 9;

    /// <summary>Gradients are whole numbers over 64, so that their sums are exact, in whatever order: four batches of two are one of eight.</summary>
    [Theory]
    [MemberData(nameof(ShippedOptimizers.Names), MemberType = typeof(ShippedOptimizers))]
    public void BatchesAddedUpAreOneBatch(string name)
    {
        float[] Run(int batches)
        {
            Optimizer optimizer = ShippedOptimizers.Create(name);
            optimizer.Options = new StepOptions { MaxGradientNorm = 0.7 };
            float[] w = [.. Enumerable.Range(0, Length).Select(i => (float)Trajectory.Weight(i))];
            float[] g = new float[Length];
            optimizer.AddWithHessian<float>("w", w, g, 3, 3);
            GradientAccumulator accumulator = GradientAccumulator.Of(optimizer, batches);
            for (int t = 0; t < 6; t++)
            {
                for (int batch = 0; batch < batches; batch++)
                {
                    AddExamples(g, t, batch * 8 / batches, 8 / batches);
                    StepResult result = accumulator.Step(loss: 2.0 / batches, examples: 8 / batches);
                    Assert.Equal(batch + 1 < batches, result.Status == StepStatus.Accumulated);
                }

                Assert.All(g, value => Assert.Equal(0, value));
            }

            return w;
        }

        float[] one = Run(1);
        Assert.Equal(one, Run(4));
        Assert.Equal(one, Run(8));
    }

    /// <summary>By hand: the sum of all, and its mean in the step.</summary>
    [Fact]
    public void ItIsTheStepByHandBitForBit()
    {
        (AdamW byHand, float[] w1, float[] g1) = One();
        (AdamW accumulated, float[] w2, float[] g2) = One();
        accumulated.Options = new StepOptions { GradientScale = 0.25, MaxGradientNorm = 0.1 };
        GradientAccumulator accumulator = GradientAccumulator.Of(accumulated, 3);
        for (int t = 0; t < 5; t++)
        {
            StepResult expected = default;
            for (int batch = 0; batch < 3; batch++)
            {
                AddExamples(g1, t, batch, 1);
                AddExamples(g2, t, batch, 1);
                float[] before = [.. w2];
                StepResult result = accumulator.Step(loss: batch);
                if (batch == 2)
                {
                    expected = byHand.Step(1, new StepOptions { GradientScale = 0.25 / 3, MaxGradientNorm = 0.1, ZeroGradients = true });
                    Assert.Equal(expected, result);
                    Assert.InRange(result.ClipFactor, 0, 0.9);
                }
                else
                {
                    Assert.Equal((StepStatus.Accumulated, (double)batch), (result.Status, result.Loss));
                    Assert.Equal(before, w2);
                    Assert.Equal(g1, g2);
                }
            }

            Assert.Equal(w1, w2);
        }
    }

    /// <summary>Sums over 3, 3 and 2 examples make the mean of 8; means of the batches would not.</summary>
    [Fact]
    public void SizesNeedNotDivide()
    {
        (AdamW one, float[] w1, float[] g1) = One();
        (AdamW several, float[] w2, float[] g2) = One();
        GradientAccumulator accumulator = GradientAccumulator.Of(several, 3);
        AddExamples(g1, 0, 0, 8);
        one.Step(new StepOptions { GradientScale = 1.0 / 8 });
        foreach ((int first, int count) in new[] { (0, 3), (3, 3), (6, 2) })
        {
            AddExamples(g2, 0, first, count);
            accumulator.Step(examples: count);
        }

        Assert.Equal(w1, w2);
    }

    /// <summary>Seven batches by threes: what is left is divided by one.</summary>
    [Fact]
    public void TheRestOfAnEpochIsDividedByItsOwnNumber()
    {
        (AdamW optimizer, float[] w, float[] g) = One();
        (AdamW byHand, float[] w1, float[] g1) = One();
        GradientAccumulator accumulator = GradientAccumulator.Of(optimizer, 3);
        for (int batch = 0; batch < 7; batch++)
        {
            AddExamples(g, 0, batch, 1);
            accumulator.Step();
        }

        Assert.Equal((1, 1L, 2L), (accumulator.Count, accumulator.Examples, optimizer.StepCount));
        Assert.Equal(StepStatus.Applied, accumulator.Finish().Status);
        Assert.Equal((0, 0L, 3L), (accumulator.Count, accumulator.Examples, optimizer.StepCount));
        Assert.Equal(StepStatus.Accumulated, accumulator.Finish().Status);
        Assert.Equal(3, optimizer.StepCount);

        foreach ((int first, int count) in new[] { (0, 3), (3, 3), (6, 1) })
        {
            AddExamples(g1, 0, first, count);
            byHand.Step(new StepOptions { GradientScale = 1.0 / count, ZeroGradients = true });
        }

        Assert.Equal(w1, w);
    }

    /// <summary>One bad batch spoils its step alone: nothing changes, and the next batches begin a new one.</summary>
    [Fact]
    public void ABadBatchSkipsItsStep()
    {
        (AdamW optimizer, float[] w, float[] g) = One();
        (AdamW spared, float[] w1, float[] g1) = One();
        optimizer.Options = new StepOptions { NonFinite = NonFinite.Skip };
        GradientAccumulator accumulator = GradientAccumulator.Of(optimizer, 2);
        for (int step = 0; step < 3; step++)
        {
            float[] before = [.. w];
            for (int batch = 0; batch < 2; batch++)
            {
                AddExamples(g, step, batch, 1);
                g[3] += step == 1 && batch == 0 ? float.NaN : 0;
                StepResult result = accumulator.Step();
                if (batch == 1)
                {
                    Assert.Equal(step == 1 ? StepStatus.Skipped : StepStatus.Applied, result.Status);
                    Assert.Equal(step == 1 ? "w" : null, result.NonFiniteParameter?.Name);
                    Assert.All(g, value => Assert.Equal(0, value));
                }
            }

            if (step == 1)
            {
                Assert.Equal(before, w);
                continue;
            }

            AddExamples(g1, step, 0, 2);
            spared.Step(new StepOptions { GradientScale = 0.5, ZeroGradients = true });
        }

        Assert.Equal(w1, w);
        Assert.Equal(2, optimizer.StepCount);
    }

    [Fact]
    public void ABadBatchThatThrowsIsNotCounted()
    {
        (AdamW optimizer, float[] w, float[] g) = One();
        float[] before = [.. w];
        optimizer.Options = new StepOptions { NonFinite = NonFinite.Throw };
        GradientAccumulator accumulator = GradientAccumulator.Of(optimizer, 2);
        accumulator.Step(loss: 1, examples: 5);
        g[0] = float.PositiveInfinity;

        Assert.Throws<ArithmeticException>(() => accumulator.Step(loss: 1, examples: 7));
        Assert.Equal((1, 5L), (accumulator.Count, accumulator.Examples));
        Assert.Equal(before, w);
        Assert.Equal(float.PositiveInfinity, g[0]);

        g[0] = 0;
        Assert.Equal(2.0 / 12, accumulator.Step(loss: 1, examples: 7).Loss);
    }

    /// <summary>Both gradients are means, of as many batches each; the loss is the mean of the first ones.</summary>
    [Fact]
    public void RulesThatTakeGradientsAtOtherPointsGetMeansToo()
    {
        double[] w = [1];
        double[] g = [0];
        LossAndPoint optimizer = new();
        optimizer.Add("w", w, g);
        GradientAccumulator accumulator = GradientAccumulator.Of(optimizer, 2);
        List<StepStatus> statuses = [];
        double[] slopes = [1, 3, 1, 3];
        double[] losses = [0.5, 1.5, 7, 9];
        for (int call = 0; call < 4; call++)
        {
            g[0] += slopes[call] * w[0];
            statuses.Add(accumulator.Step(losses[call]).Status);
        }

        // The mean slope is 2, the mean loss 1: w = 1 − 0.1·1·2·(1 + 0.5·2)
        Assert.Equal([StepStatus.Accumulated, StepStatus.NeedsGradient, StepStatus.Accumulated, StepStatus.Applied], statuses);
        Assert.Equal(0.6, w[0], 1e-15);
    }

    [Fact]
    public void AGroupAccumulatesAsItsMembersTogether()
    {
        OptimizerGroup<AdamW> group = new(new AdamW(), new AdamW()) { Options = new StepOptions { MaxGradientNorm = 0.1 } };
        AdamW one = new();
        float[][] weights = new float[4][];
        float[][] gradients = new float[4][];
        for (int i = 0; i < 4; i++)
        {
            weights[i] = [.. Enumerable.Range(0, Length).Select(k => (float)Trajectory.Weight(k))];
            gradients[i] = new float[Length];
            (i < 2 ? group.Members[i] : one).Add($"p{i % 2}", weights[i], gradients[i]);
        }

        GradientAccumulator accumulator = GradientAccumulator.Of(group, 2);
        foreach (float[] gradient in gradients)
        {
            AddExamples(gradient, 0, 0, 1);
        }

        accumulator.Step();
        foreach (float[] gradient in gradients)
        {
            AddExamples(gradient, 0, 1, 1);
        }

        Assert.Equal(one.Step(new StepOptions { GradientScale = 0.5, MaxGradientNorm = 0.1 }), accumulator.Step());
        Assert.Equal(weights[2..], weights[..2]);
        Assert.All(gradients[..2], gradient => Assert.All(gradient, value => Assert.Equal(0, value)));
    }

    [Fact]
    public void MistakesAreNamed()
    {
        (AdamW optimizer, _, float[] g) = One();
        GradientAccumulator accumulator = GradientAccumulator.Of(optimizer, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientAccumulator.Of(optimizer, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => accumulator.Step(examples: 0));
        Assert.Equal(0, accumulator.Count);
        accumulator.Step();
        optimizer.Step();
        Assert.Contains("step 0 at the first of them and is at step 1", Assert.Throws<InvalidOperationException>(() => accumulator.Step()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => accumulator.Finish());
        AddExamples(g, 0, 0, 1);
        accumulator.Reset();
        Assert.All(g, value => Assert.Equal(0, value));
        Assert.Equal(StepStatus.Accumulated, accumulator.Step().Status);
        Assert.Equal(1, accumulator.Count);
    }

    [Fact]
    public void NothingIsAllocated()
    {
        (AdamW optimizer, _, _) = One();
        GradientAccumulator accumulator = GradientAccumulator.Of(optimizer, 2);
        for (int i = 0; i < 4; i++)
        {
            accumulator.Step();
        }

        Assert.Equal(0, Allocations.OfRepetitions(() => accumulator.Step()));
    }

    private static (AdamW Optimizer, float[] Weights, float[] Gradient) One()
    {
        AdamW optimizer = new(0.01);
        float[] w = [.. Enumerable.Range(0, Length).Select(i => (float)Trajectory.Weight(i))];
        float[] g = new float[Length];
        optimizer.Add("w", w, g);
        return (optimizer, w, g);
    }

    /// <summary>Adds the gradients of some examples of a step, whole numbers over 64.</summary>
    private static void AddExamples(float[] g, int step, int first, int count)
    {
        for (int example = first; example < first + count; example++)
        {
            for (int i = 0; i < g.Length; i++)
            {
                g[i] += (float)Math.Round(Trajectory.Gradient(i, 1 + (100 * step) + example) * 64) / 64;
            }
        }
    }
}
