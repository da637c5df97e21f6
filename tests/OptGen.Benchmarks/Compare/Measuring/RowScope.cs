namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>What is freed when a row has been measured.</summary>
internal sealed class RowScope : IDisposable
{
    private readonly Stack<IDisposable> _owned = [];

    /// <summary>Takes something over.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="resource">What is to be freed, before all that was taken over earlier.</param>
    /// <returns>The same.</returns>
    public T Own<T>(T resource)
        where T : IDisposable
    {
        _owned.Push(resource);
        return resource;
    }

    /// <summary>Frees everything, the newest first.</summary>
    public void Dispose()
    {
        while (_owned.TryPop(out IDisposable? resource))
        {
            resource.Dispose();
        }
    }
}
