using OptGen.Compiler.Models.Axes;

namespace OptGen.Compiler.Models.Planning;

/// <summary>Whose memory it is.</summary>
internal enum MemoryKind
{
    /// <summary>Data of the call.</summary>
    Data,

    /// <summary>A parameter's numbers.</summary>
    Weights,

    /// <summary>A parameter's gradient.</summary>
    Gradient,

    /// <summary>A state.</summary>
    State,

    /// <summary>A parameter's direction.</summary>
    Direction,

    /// <summary>Working memory of the model.</summary>
    Buffer,
}

/// <summary>Elements that lie one after the other.</summary>
/// <param name="kind">Whose memory it is.</param>
/// <param name="index">The place among the data, parameters or states; of a buffer, its slot, once it has one.</param>
/// <param name="isInteger">Whether the elements are whole numbers.</param>
/// <param name="elements">How many there are.</param>
internal sealed class MemoryBlock(MemoryKind kind, int index, bool isInteger, Length elements)
{
    public MemoryKind Kind { get; } = kind;

    public bool IsInteger { get; } = isInteger;

    public Length Elements { get; } = elements;

    /// <summary>The place among the data, parameters or states; of a buffer, its slot, once it has one.</summary>
    public int Index { get; set; } = index;

    private Dictionary<Length, MemoryBlock>? _further;

    /// <summary>How far behind <see cref="Index"/> it is; in a loop this may depend on the round.</summary>
    public Length Further { get; private init; } = Length.Of(0);

    /// <summary>The memory so many places behind; the same object for the same place.</summary>
    public MemoryBlock Behind(Length places)
    {
        _further ??= [];
        if (!_further.TryGetValue(places, out MemoryBlock? block))
        {
            block = new MemoryBlock(Kind, Index, IsInteger, Elements) { Further = Further + places };
            _further.Add(places, block);
        }

        return block;
    }

    /// <summary>The kernel that first writes it; only of buffers, as the next two.</summary>
    public int First { get; private set; } = int.MaxValue;

    /// <summary>The last kernel that reads or writes it.</summary>
    public int Last { get; private set; } = -1;

    /// <summary>Whether it is wanted after the call; it then has a slot of its own, given beforehand.</summary>
    public bool IsKept { get; set; }

    /// <summary>Notes that a kernel uses it.</summary>
    public void Use(int kernel) => (First, Last) = (Math.Min(First, kernel), Math.Max(Last, kernel));
}
