using System.Runtime.InteropServices;

namespace OptGen.Checkpoints;

/// <summary>Some bytes of a tensor in memory.</summary>
/// <param name="start">The first, at the beginning of an element.</param>
/// <param name="count">How many: whole elements.</param>
internal delegate Span<byte> TensorMemory(long start, int count);

/// <summary>A part of an optimizer that a checkpoint holds as a tensor.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Description">What it is, for messages.</param>
/// <param name="Format">How its elements are stored.</param>
/// <param name="Shape">The lengths of its axes, outermost first; none for one number.</param>
/// <param name="Memory">Where it is.</param>
internal sealed record CheckpointTensor(string Name, string Description, TensorFormat Format, long[] Shape, TensorMemory Memory)
{
    /// <summary>How much is read or written at a time.</summary>
    public const int PieceLength = 1 << 20;

    /// <summary>The parameter whose steps it counts; null where it is something else.</summary>
    public Parameter? CountsStepsOf { get; init; }

    public long Length => Format.LengthOf(Shape)!.Value;

    /// <summary>Type and shape, for messages.</summary>
    public string Describe() => $"{Format} [{string.Join(", ", Shape)}]";

    /// <summary>The places and lengths of the pieces that it is read and written in.</summary>
    public IEnumerable<(long Start, int Count)> Pieces()
    {
        long length = Length;
        for (long start = 0; start < length; start += PieceLength)
        {
            yield return (start, (int)Math.Min(PieceLength, length - start));
        }
    }

    /// <summary>Bytes of numbers.</summary>
    public static Span<byte> Bytes(StateSpan values, long start, int count) =>
        values.ElementType == typeof(float) ? Bytes<float>(values, start, count) : Bytes<double>(values, start, count);

    /// <inheritdoc cref="Bytes(StateSpan, long, int)"/>
    public static unsafe Span<byte> Bytes<T>(Span<T> values, long start, int count)
        where T : unmanaged => MemoryMarshal.AsBytes(values.Slice((int)(start / sizeof(T)), count / sizeof(T)));
}
