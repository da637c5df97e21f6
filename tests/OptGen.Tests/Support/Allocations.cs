namespace OptGen.Tests.Support;

/// <summary>What code allocates each time.</summary>
internal static class Allocations
{
    private const int Attempts = 5;

    /// <summary>
    /// The fewest bytes that this thread allocates while something is done. What is allocated each time shows in every attempt; a collection that other tests
    /// set off can make a single count too great by what was left of the thread's share of memory.
    /// </summary>
    /// <param name="action">What is done, and may be done several times.</param>
    public static long Fewest(Action action)
    {
        long fewest = long.MaxValue;
        for (int i = 0; i < Attempts && fewest > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return fewest;
    }

    /// <summary>The same for something done ten times, after a first time that does not count.</summary>
    public static long OfRepetitions(Action action)
    {
        const int Repetitions = 10;
        action();
        return Fewest(() =>
        {
            for (int i = 0; i < Repetitions; i++)
            {
                action();
            }
        });
    }
}
