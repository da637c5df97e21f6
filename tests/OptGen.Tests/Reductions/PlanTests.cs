using OptGen.Tests.Composition;

namespace OptGen.Tests.Reductions;

/// <summary>
/// How often a step goes over memory and how much it reads and writes for each weight, against what can be derived by hand: as many passes as
/// reductions need each other, one after the other, and one; in each pass what its values need, where what an earlier pass stored is read back.
/// </summary>
public sealed class PlanTests
{
    /// <summary>‖u‖ needs w, g, m, v and leaves m and v stored; the step reads those and w.</summary>
    [Fact]
    public void LambTakesTwoPasses() => Check(new Lamb().Info, passes: 2, read: 4 + 3, written: 2 + 1);

    /// <summary>Norms of w and g; then w, g and v.</summary>
    [Fact]
    public void LarsTakesTwoPasses() => Check(new Lars().Info, passes: 2, read: 2 + 3, written: 0 + 2);

    /// <summary>The norm of g; then one fused pass over w, g, m, v and the average.</summary>
    [Fact]
    public void ClippingAdamAndAnAverageTakeTwoPasses()
    {
        Check(new ClippedAveraged().Info, passes: 2, read: 1 + 5, written: 0 + 4);
        Check(new ClippedAdamW().Info, passes: 2, read: 1 + 4, written: 0 + 3);
    }

    /// <summary>Means of g² by row and column; the root mean square of u from g; then w and g.</summary>
    [Fact]
    public void FactoredMomentsTakeThreePasses() => Check(new Factored().Info, passes: 3, read: 1 + 1 + 2, written: 0 + 0 + 1);

    /// <summary>As above, then means of (u − m)² from g and m, which stores m; then w and m.</summary>
    [Fact]
    public void ConfidenceTakesOnePassMore() => Check(new Confident().Info, passes: 4, read: 1 + 1 + 2 + 2, written: 0 + 0 + 1 + 1);

    /// <summary>
    /// Both sums need g, w, w₀ and s and d of the step before, so one pass; it can store s, m, v and, at the first step, w₀. The other reads w, m and v.
    /// </summary>
    [Fact]
    public void TheDistanceOfProdigyTakesTwoPasses() => Check(new Prodigious().Info, passes: 2, read: 6 + 3, written: 4 + 1);

    /// <summary>What reduces nothing needs no second pass.</summary>
    [Fact]
    public void WithoutReductionsThereIsOnePass() => Check(new WrittenLookaheadRAdam().Info, passes: 1, read: 5, written: 4);

    /// <summary>‖m‖ from m and g; m is written by the last pass, which needs its old value.</summary>
    [Fact]
    public void AStateWhoseOldValueIsNeededIsWrittenLast() => Check(new UsesBothMomenta().Info, passes: 2, read: 2 + 3, written: 0 + 2);

    /// <summary>Only what each weight gets by itself is the same in pieces: no reductions, no size, no shape.</summary>
    [Fact]
    public void WhatReadsMoreThanOneWeightCannotBeCut()
    {
        Assert.True(new SGD().Info.IsShardable);
        Assert.True(new AdamW().Info.IsShardable);
        Assert.True(new WrittenLookaheadRAdam().Info.IsShardable);
        Assert.True(new Steps.ReadsLoss().Info.IsShardable);

        Assert.False(new Lamb().Info.IsShardable);
        Assert.False(new ClippedAdamW().Info.IsShardable);
        Assert.False(new Factored().Info.IsShardable);
        Assert.False(new CountsItsSteps().Info.IsShardable);
        Assert.False(new NormalizedAverage().Info.IsShardable);
        Assert.False(new RoutedByRank().Info.IsShardable);
        Assert.False(new ScaledBySize().Info.IsShardable);
    }

    [Fact]
    public void PiecesMoveAsTheWhole()
    {
        (AdamW whole, AdamW pieces) = (new(), new());
        Assert.True(whole.Info.IsShardable);
        (float[] w, float[] first, float[] second) = (Numbers(37), Numbers(37)[..13], Numbers(37)[13..]);
        whole.Add("w", w, Numbers(37));
        pieces.Add("first", first, Numbers(37)[..13]);
        pieces.Add("second", second, Numbers(37)[13..]);
        for (int t = 0; t < 4; t++)
        {
            whole.Step();
            pieces.Step();
        }

        Assert.Equal<float>(w, first.Concat(second));

        static float[] Numbers(int length) => [.. Enumerable.Range(1, length).Select(i => (float)Math.Sin(i))];
    }

    [Fact]
    public void BytesAreThoseOfFloats()
    {
        OptimizerInfo info = new Lamb().Info;
        Assert.Equal((4 * 7, 4 * 3), (info.BytesReadPerElement, info.BytesWrittenPerElement));
    }

    private static void Check(OptimizerInfo info, int passes, int read, int written) =>
        Assert.Equal((passes, read, written), (info.Passes, info.ElementsRead, info.ElementsWritten));
}
