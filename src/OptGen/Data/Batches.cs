namespace OptGen.Data;

/// <summary>
/// The examples of a training in mini-batches: each epoch goes through all of them once, in an order of its own. Batches are row numbers, so no example is copied:
/// <code>
/// var batches = new Batches(examples: 60_000, size: 100, seed: 1);
/// for (int epoch = 0; epoch &lt; 20; epoch++)
///     foreach (ReadOnlySpan&lt;int&gt; batch in batches.Epoch(epoch))
///         net.Gradients(batch, images, labels);
/// </code>
/// The order is a function of the seed and of the number of the epoch alone. Nothing is allocated after the constructor.
/// </summary>
public sealed class Batches
{
    private readonly int[] _rows;
    private readonly int[] _order;

    /// <summary>Batches of the rows from 0 on.</summary>
    /// <param name="examples">How many examples there are, at least 1.</param>
    /// <param name="size">How many examples a batch has, at least 1.</param>
    /// <param name="seed">What the order follows from.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no examples, or a batch has none.</exception>
    public Batches(int examples, int size, long seed = 0)
        : this([.. Enumerable.Range(0, AtLeastOne(examples))], size, seed)
    {
    }

    /// <summary>Batches of some rows, such as those of <see cref="TrainTestSplit.Train"/>.</summary>
    /// <param name="rows">The numbers of the rows, at least one.</param>
    /// <param name="size">How many examples a batch has, at least 1.</param>
    /// <param name="seed">What the order follows from.</param>
    /// <exception cref="ArgumentException">There are no rows, or a batch has none.</exception>
    public Batches(ReadOnlySpan<int> rows, int size, long seed = 0)
        : this(rows.ToArray(), size, seed)
    {
    }

    private Batches(int[] rows, int size, long seed)
    {
        if (rows.Length == 0)
        {
            throw new ArgumentException("There are no rows.", nameof(rows));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _rows = rows;
        _order = (int[])rows.Clone();
        Size = size;
        Seed = seed;
    }

    /// <summary>How many examples a batch has; the last one of an epoch may have less.</summary>
    public int Size { get; }

    /// <summary>What the order follows from.</summary>
    public long Seed { get; }

    /// <summary>Whether each epoch has an order of its own; otherwise it is that of the rows.</summary>
    public bool Shuffles { get; init; } = true;

    /// <summary>Whether an epoch ends with a smaller batch of what is left; otherwise this is left out.</summary>
    public bool KeepsLast { get; init; } = true;

    /// <summary>How many examples there are.</summary>
    public int Examples => _rows.Length;

    /// <summary>How many batches an epoch has.</summary>
    public int Count => KeepsLast ? (_rows.Length + Size - 1) / Size : _rows.Length / Size;

    /// <summary>The batches of an epoch. They are valid until the next epoch is asked for.</summary>
    /// <param name="epoch">The number of the epoch; the same one has the same order whenever it is asked for.</param>
    public EpochBatches Epoch(long epoch)
    {
        _rows.CopyTo(_order, 0);
        if (Shuffles)
        {
            new DrawnNumbers(Seed, "order of examples", epoch).Shuffle(_order);
        }

        return new EpochBatches(_order, Size, Count);
    }

    private static int AtLeastOne(int examples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(examples, 1);
        return examples;
    }
}
