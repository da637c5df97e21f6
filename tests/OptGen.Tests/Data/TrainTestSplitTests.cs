using OptGen.Data;

namespace OptGen.Tests.Data;

/// <summary>Splits: every example on one side, the share kept, the same from the same seed.</summary>
public sealed class TrainTestSplitTests
{
    [Theory]
    [InlineData(10, .2, 2)]
    [InlineData(10, .01, 1)]
    [InlineData(10, .99, 9)]
    [InlineData(2, .5, 1)]
    public void Every_example_is_on_one_side(int examples, double share, int tested)
    {
        TrainTestSplit split = TrainTestSplit.Random(examples, share, seed: 4);
        Assert.Equal(tested, split.Test.Length);
        Assert.Equal(Enumerable.Range(0, examples), split.Train.Concat(split.Test).Order());
        Assert.Equal(split.Test.Order(), split.Test);
        Assert.Equal(split.Test, TrainTestSplit.Random(examples, share, seed: 4).Test);
    }

    [Fact]
    public void Another_seed_chooses_others() => Assert.NotEqual(TrainTestSplit.Random(100, seed: 1).Test, TrainTestSplit.Random(100, seed: 2).Test);

    [Fact]
    public void Classes_keep_their_shares()
    {
        int[] labels = [.. Enumerable.Repeat(0, 50), .. Enumerable.Repeat(1, 10), .. Enumerable.Repeat(-7, 5), 99];
        TrainTestSplit split = TrainTestSplit.Stratified(labels, .2, seed: 1);
        Assert.Equal([(-7, 1), (0, 10), (1, 2)], split.Test.GroupBy(row => labels[row]).Select(group => (group.Key, group.Count())).Order());
        Assert.Equal(Enumerable.Range(0, labels.Length), split.Train.Concat(split.Test).Order());
        Assert.Contains(65, split.Train);
    }

    [Fact]
    public void What_cannot_be_divided_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainTestSplit.Random(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainTestSplit.Random(10, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainTestSplit.Random(10, double.NaN));
        Assert.Throws<ArgumentException>(() => TrainTestSplit.Stratified([1, 2, 3]));
    }
}
