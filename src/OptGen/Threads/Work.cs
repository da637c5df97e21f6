namespace OptGen.Threads;

/// <summary>Something to be done in independent items, by as many threads as there are.</summary>
internal abstract class Work
{
    /// <summary>Does one item; may be called by several threads for different ones at a time.</summary>
    public abstract void Run(int item);
}
