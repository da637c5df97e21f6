using OptGen.Threads;

namespace OptGen.Decompositions;

/// <summary>Items as work for threads, without an allocation each time.</summary>
/// <typeparam name="TItems">What is done.</typeparam>
internal sealed class ItemWork<TItems> : Work
    where TItems : unmanaged, IItems
{
    [ThreadStatic]
    private static ItemWork<TItems>? t_work;

    private TItems _items;

    /// <summary>Does all items.</summary>
    /// <param name="items">What is done.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="threads">How many threads may take part.</param>
    public static void Run(TItems items, int count, int threads)
    {
        if (threads < 2 || count < 2)
        {
            for (int item = 0; item < count; item++)
            {
                items.Run(item);
            }

            return;
        }

        ItemWork<TItems> work = t_work ?? new();
        t_work = null;
        work._items = items;
        Crew.Run(work, count, threads, isLarge: true);
        t_work = work;
    }

    public override void Run(int item) => _items.Run(item);
}
