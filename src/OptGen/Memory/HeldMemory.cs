using System.Buffers;
using System.Runtime.InteropServices;

namespace OptGen.Memory;

/// <summary>
/// Memory of the caller's. Where it is no array, its owner's code says where it is, which may fail: it is asked once, before a call changes anything, and the memory held where
/// it is until the call ends.
/// </summary>
internal unsafe struct HeldMemory<T>
    where T : unmanaged
{
    private readonly Memory<T> _memory;
    private MemoryHandle _handle;
    private T* _at;
    private bool _cannotPin;

    public HeldMemory(Memory<T> memory)
    {
        // An owner that has an array is not asked again.
        bool isArray = MemoryMarshal.TryGetArray(memory, out ArraySegment<T> segment);
        _memory = isArray && segment.Array is not null ? segment : memory;
        IsForeign = !isArray && !memory.IsEmpty;
    }

    /// <summary>Whether it is no array.</summary>
    public bool IsForeign { get; }

    public readonly bool IsEmpty => _memory.IsEmpty;

    public readonly Span<T> Span => _at is null ? _memory.Span : new Span<T>(_at, _memory.Length);

    public readonly Memory<T> Memory => _memory;

    /// <summary>What still has to be held by <c>fixed</c>: memory that its owner cannot pin.</summary>
    public readonly Span<T> Unpinned => IsForeign && _at is null ? _memory.Span : default;

    public readonly T[] ToArray() => Span.ToArray();

    /// <summary>Pins foreign memory.</summary>
    /// <returns>Whether all that had to be done for it is done.</returns>
    public bool Pin()
    {
        if (!IsForeign)
        {
            return true;
        }

        _ = _memory.Span;
        if (_cannotPin)
        {
            return false;
        }

        try
        {
            _handle = _memory.Pin();
            _at = (T*)_handle.Pointer;
        }
        catch (Exception exception) when (exception is NotSupportedException or NotImplementedException)
        {
            // A memory manager of the caller's that cannot pin says so by either.
            _cannotPin = true;
        }

        return _at is not null;
    }

    /// <summary>Tells where memory is fixed that could not be pinned.</summary>
    public void Fix(T* at) => _at = at is null ? _at : at;

    public void Release()
    {
        _at = null;
        MemoryHandle handle = _handle;
        _handle = default;
        try
        {
            handle.Dispose();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // What the call was to do is done: an exception would say that nothing has changed.
        }
    }
}
