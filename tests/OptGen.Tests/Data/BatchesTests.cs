using OptGen.Data;

namespace OptGen.Tests.Data;

/// <summary>Mini-batches: each epoch goes through all examples once, in an order that follows from seed and epoch alone.</summary>
public sealed class BatchesTests
{
    [Theory]
    [InlineData(10, 3, 4)]
    [InlineData(9, 3, 3)]
    [InlineData(1, 5, 1)]
    public void Epoch_has_every_example_once(int examples, int size, int count)
    {
        Batches batches = new(examples, size, seed: 3);
        Assert.Equal(count, batches.Count);
        List<int> seen = [];
        foreach (ReadOnlySpan<int> batch in batches.Epoch(2))
        {
            Assert.InRange(batch.Length, 1, size);
            seen.AddRange(batch);
        }

        Assert.Equal(Enumerable.Range(0, examples), seen.Order());
    }

    [Fact]
    public void Last_batch_can_be_left_out()
    {
        Batches batches = new(10, 4) { KeepsLast = false };
        int seen = 0;
        foreach (ReadOnlySpan<int> batch in batches.Epoch(0))
        {
            seen += batch.Length;
        }

        Assert.Equal((2, 8), (batches.Count, seen));
    }

    [Fact]
    public void Order_follows_from_seed_and_epoch()
    {
        int[] first = Order(new(100, 7, seed: 1), 5);
        Batches other = new(100, 20, seed: 1);
        _ = Order(other, 9);
        Assert.Equal(first, Order(other, 5));
        Assert.NotEqual(first, Order(other, 6));
        Assert.NotEqual(first, Order(new(100, 7, seed: 2), 5));
        Assert.Equal(Enumerable.Range(0, 100), Order(new(100, 7) { Shuffles = false }, 5));
    }

    [Fact]
    public void Rows_of_a_split_are_shuffled()
    {
        Batches batches = new(new[] { 4, 8, 15, 16, 23, 42 }, 4);
        Assert.Equal([4, 8, 15, 16, 23, 42], Order(batches, 1).Order());
    }

    /// <summary>
    /// Each of 5 examples comes first in 1/5 of the epochs. Over 10,000 epochs the count of each is binomial with σ = √(10⁴·0.2·0.8) = 40, so 5σ = 200 is exceeded for a right order once in 3·10⁵ times.
    /// </summary>
    [Fact]
    public void Orders_are_equally_likely()
    {
        int[] first = new int[5];
        Batches batches = new(5, 5, seed: 7);
        for (int epoch = 0; epoch < 10_000; epoch++)
        {
            first[batches.Epoch(epoch)[0][0]]++;
        }

        Assert.All(first, count => Assert.InRange(count, 1800, 2200));
    }

    [Fact]
    public void Epochs_allocate_nothing()
    {
        Batches batches = new(1000, 10);
        long sum = Sum(batches, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        sum += Sum(batches, 1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2 * 999 * 500, sum);
    }

    [Fact]
    public void Nothing_to_divide_is_refused()
    {
        Assert.Equal("examples", Assert.Throws<ArgumentOutOfRangeException>(() => new Batches(0, 4)).ParamName);
        Assert.Equal("size", Assert.Throws<ArgumentOutOfRangeException>(() => new Batches(4, 0)).ParamName);
        Assert.Equal("rows", Assert.Throws<ArgumentException>(() => new Batches(ReadOnlySpan<int>.Empty, 4)).ParamName);
    }

    private static long Sum(Batches batches, long epoch)
    {
        long sum = 0;
        foreach (ReadOnlySpan<int> batch in batches.Epoch(epoch))
        {
            foreach (int row in batch)
            {
                sum += row;
            }
        }

        return sum;
    }

    private static int[] Order(Batches batches, long epoch)
    {
        List<int> order = [];
        foreach (ReadOnlySpan<int> batch in batches.Epoch(epoch))
        {
            order.AddRange(batch);
        }

        return [.. order];
    }
}
