namespace OptGen;

/// <summary>
/// The examples of a call, as numbers of rows: a model picks these rows, in this order, of all data whose first axis is that of the examples, without a copy. A row may be
/// picked several times. An array or a span of <see cref="int"/> is one by itself: <c>net.Gradients(order.AsSpan(i, 100), images, labels)</c>.
/// </summary>
public readonly ref struct Batch
{
    private readonly bool _isGiven;

    /// <param name="rows">The numbers of the rows, from 0 on.</param>
    public Batch(ReadOnlySpan<int> rows)
    {
        Rows = rows;
        _isGiven = true;
    }

    /// <summary>The numbers of the rows.</summary>
    public ReadOnlySpan<int> Rows { get; }

    /// <summary>Whether rows were given at all; none of them is a mistake, not to be told from all of them otherwise.</summary>
    internal bool IsGiven => _isGiven;

    /// <summary>The rows of these numbers.</summary>
    /// <param name="rows">The numbers of the rows.</param>
    public static implicit operator Batch(ReadOnlySpan<int> rows) => new(rows);

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{int})"/>
    public static implicit operator Batch(Span<int> rows) => new(rows);

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{int})"/>
    public static implicit operator Batch(int[] rows) => new(rows);
}
