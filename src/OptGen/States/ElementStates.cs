using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptGen.States;

/// <summary>The element-shaped states of one parameter in one block, each beginning at a cache line.</summary>
internal sealed class ElementStates<T>
    where T : unmanaged
{
    private const int CacheLine = 64;

    private readonly T[] _block;
    private readonly int _start;
    private readonly int _length;

    public ElementStates(int count, int length)
    {
        int lineElements = CacheLine / Unsafe.SizeOf<T>();
        _length = length;
        Stride = (nint)(((long)length + lineElements - 1) / lineElements * lineElements);
        long elements = (count * (long)Stride) + lineElements;
        if (elements > Array.MaxLength)
        {
            throw new ArgumentException($"{count} states of {length} elements do not fit into one block of at most {Array.MaxLength} elements; split the parameter.");
        }

        // Pinned, because only what never moves stays aligned.
        _block = count == 0 ? [] : GC.AllocateArray<T>((int)elements, pinned: true);
        _start = count == 0 ? 0 : Misalignment(_block);
    }

    /// <summary>Elements from the beginning of one state to that of the next.</summary>
    public nint Stride { get; }

    /// <summary>The first element of the first state; a null reference where there is none.</summary>
    public ref T First => ref _block.Length == 0 ? ref Unsafe.NullRef<T>() : ref _block[_start];

    public Span<T> this[int index] => _block.AsSpan(_start + (int)(index * Stride), _length);

    public void Clear() => Array.Clear(_block);

    private static unsafe int Misalignment(T[] block)
    {
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(block));
        return (int)(((CacheLine - (address % CacheLine)) % CacheLine) / sizeof(T));
    }
}
