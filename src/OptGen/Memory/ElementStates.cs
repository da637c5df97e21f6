using System.Runtime.CompilerServices;

namespace OptGen.Memory;

/// <summary>States of one length, one after the other in a block of memory that other parameters may share.</summary>
internal sealed class ElementStates<T>
    where T : unmanaged
{
    private readonly StateBlock<T> _block;
    private readonly int _count;
    private readonly int _start;
    private readonly int _length;

    /// <summary>States in a block of their own.</summary>
    public ElementStates(int count, int length)
        : this(new StateBlock<T>(count, StateBlock<T>.Padded(length)), count, 0, length)
    {
    }

    /// <param name="block">The block, with as many states.</param>
    /// <param name="count">How many states there are.</param>
    /// <param name="start">The place of the first element within each of the block's states.</param>
    /// <param name="length">How many elements each has.</param>
    public ElementStates(StateBlock<T> block, int count, int start, int length)
    {
        _block = block;
        _count = count;
        _start = start;
        _length = length;
    }

    /// <summary>Elements from the beginning of one state to that of the next.</summary>
    public nint Stride => _block.Stride;

    /// <summary>The first element of the first state; a null reference where there is none.</summary>
    public ref T First => ref _count == 0 ? ref Unsafe.NullRef<T>() : ref Unsafe.Add(ref _block.First, _start);

    public Span<T> this[int index] => _block[index].Slice(_start, _length);

    public void Clear()
    {
        for (int i = 0; i < _count; i++)
        {
            this[i].Clear();
        }
    }

    /// <summary>Whether these begin so many elements behind the beginning of others, in the same block.</summary>
    public bool Follow(ElementStates<T> others, int length) => _block == others._block && _start == others._start + length;
}
