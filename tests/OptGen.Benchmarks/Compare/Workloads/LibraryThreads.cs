namespace OptGen.Benchmarks.Compare.Workloads;

/// <summary>The one place that tells the library how many threads may take part.</summary>
internal static class LibraryThreads
{
    /// <summary>Lets a step of an optimizer use some threads.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="threads">How many.</param>
    /// <returns>The same optimizer.</returns>
    public static Optimizer With(this Optimizer optimizer, int threads)
    {
        optimizer.Options = optimizer.Options with { Threads = threads };
        return optimizer;
    }
}
