using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptGen.States;

/// <summary>Memory for the states of many parameters: all of the first state, then all of the second; each begins at a cache line.</summary>
internal sealed class StateBlock<T>
    where T : unmanaged
{
    private const int CacheLine = 64;

    private readonly T[] _elements;
    private readonly int _origin;

    /// <param name="count">How many states there are.</param>
    /// <param name="length">How many elements each of them has, whole cache lines of them.</param>
    /// <exception cref="ArgumentException">That is more than an array holds.</exception>
    public StateBlock(int count, long length)
    {
        if (!Holds(count, length))
        {
            throw new ArgumentException($"{count} states of {length} elements do not fit into one block of at most {Array.MaxLength} elements; split the parameter.");
        }

        Stride = (nint)length;

        // Pinned, because only what never moves stays aligned.
        _elements = count == 0 ? [] : GC.AllocateArray<T>((int)(count * length) + LineElements, pinned: true);
        _origin = count == 0 ? 0 : Misalignment(_elements);
    }

    public nint Stride { get; }

    /// <summary>The first element of the first state; there must be one.</summary>
    public ref T First => ref _elements[_origin];

    public Span<T> this[int state] => _elements.AsSpan(_origin + (int)(state * Stride), (int)Stride);

    private static int LineElements => CacheLine / Unsafe.SizeOf<T>();

    /// <summary>A length made up to whole cache lines.</summary>
    public static long Padded(long length) => (length + LineElements - 1) / LineElements * LineElements;

    /// <summary>Whether an array holds so many states of a length.</summary>
    public static bool Holds(int count, long length) => (count * length) + LineElements <= Array.MaxLength;

    private static unsafe int Misalignment(T[] elements)
    {
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(elements));
        return (int)(((CacheLine - (address % CacheLine)) % CacheLine) / sizeof(T));
    }
}
