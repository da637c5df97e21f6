namespace OptGen.Data;

/// <summary>The batches of one epoch, one after the other: row numbers, to be given to the methods of a model. Made by <see cref="Batches.Epoch"/>.</summary>
public readonly ref struct EpochBatches
{
    private readonly ReadOnlySpan<int> _order;
    private readonly int _size;

    internal EpochBatches(ReadOnlySpan<int> order, int size, int count)
    {
        _order = order;
        _size = size;
        Count = count;
    }

    /// <summary>How many batches there are.</summary>
    public int Count { get; }

    /// <summary>A batch.</summary>
    /// <param name="number">Its number, from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no batch of this number.</exception>
    public ReadOnlySpan<int> this[int number]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
            int start = number * _size;
            return _order.Slice(start, Math.Min(_size, _order.Length - start));
        }
    }

    /// <summary>Goes through the batches.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through the batches of an epoch.</summary>
    public ref struct Enumerator
    {
        private readonly EpochBatches _batches;
        private int _number = -1;

        internal Enumerator(EpochBatches batches) => _batches = batches;

        /// <summary>The batch at hand.</summary>
        public readonly ReadOnlySpan<int> Current => _batches[_number];

        /// <summary>Goes on to the next batch.</summary>
        /// <returns>Whether there is one.</returns>
        public bool MoveNext() => ++_number < _batches.Count;
    }
}
