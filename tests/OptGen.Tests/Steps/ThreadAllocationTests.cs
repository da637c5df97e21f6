namespace OptGen.Tests.Steps;

/// <summary>What all threads of the process allocate can only be told while no other test runs.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ThreadAllocationTests
{
    private const string Name = "Nothing beside";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void AStepAllocatesNothingOnAnyThread(int threads)
    {
        AdamW optimizer = new() { Options = new StepOptions { Threads = threads, MaxGradientNorm = 1, ZeroGradients = true } };
        for (int i = 0; i < 20; i++)
        {
            optimizer.Add($"p{i}", new float[10_000], new float[10_000]);
        }

        for (int i = 0; i < 50; i++)
        {
            optimizer.Step();
        }

        // The runtime itself allocates now and then in the background; a step that did would do so each time.
        long least = long.MaxValue;
        for (int round = 0; round < 10; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < 20; i++)
            {
                optimizer.Step();
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, least);
    }
}
