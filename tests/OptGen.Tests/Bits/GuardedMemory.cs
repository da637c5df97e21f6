using System.Buffers;
using System.ComponentModel;

namespace OptGen.Tests.Bits;

/// <summary>Memory between two pages that no one may touch, against either of which it can lie. For Linux.</summary>
internal sealed unsafe class GuardedMemory<T> : MemoryManager<T>
    where T : unmanaged
{
    private readonly nint _mapping;
    private readonly nint _mappingBytes;
    private readonly nint _start;
    private readonly int _length;

    public GuardedMemory(int length, bool atEnd)
    {
        nint page = Environment.SystemPageSize;
        nint bytes = (nint)length * sizeof(T);
        nint usable = Math.Max(page, (bytes + page - 1) / page * page);
        _length = length;
        _mappingBytes = usable + (2 * page);
        _mapping = PageMemory.Map(0, _mappingBytes, PageMemory.NoAccess, PageMemory.Private | PageMemory.Anonymous, -1, 0);
        if (_mapping == -1 || PageMemory.Protect(_mapping + page, usable, PageMemory.Read | PageMemory.Write) != 0)
        {
            throw new Win32Exception();
        }

        _start = _mapping + page + (atEnd ? usable - bytes : 0);
    }

    public override Span<T> GetSpan() => new((void*)_start, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new((T*)_start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing) => _ = PageMemory.Unmap(_mapping, _mappingBytes);
}
