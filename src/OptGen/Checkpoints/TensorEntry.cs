namespace OptGen.Checkpoints;

/// <summary>A tensor as the header of a file tells it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Format">How its elements are stored.</param>
/// <param name="Shape">The lengths of its axes, outermost first; none for one number.</param>
/// <param name="Begin">Where its bytes begin, from the end of the header on.</param>
/// <param name="End">Where they end.</param>
internal sealed record TensorEntry(string Name, TensorFormat Format, long[] Shape, long Begin, long End)
{
    public long Length => End - Begin;

    /// <summary>Type and shape, for messages.</summary>
    public string Describe() => $"{Format} [{string.Join(", ", Shape)}]";
}
