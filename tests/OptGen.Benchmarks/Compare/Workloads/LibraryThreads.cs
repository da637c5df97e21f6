namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary>The one place that tells the library how many threads may take part.</summary>
internal static class LibraryThreads
{
    /// <summary>The most that a step can use.</summary>
    public static int Most => 1;

    /// <summary>Lets a step of an optimizer use some threads.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="threads">How many, at most <see cref="Most"/>.</param>
    /// <returns>The same optimizer.</returns>
    public static Optimizer With(this Optimizer optimizer, int threads) =>
        threads <= Most ? optimizer : throw new ArgumentOutOfRangeException(nameof(threads), threads, $"A step of {optimizer.GetType().Name} uses at most {Most} thread.");
}
