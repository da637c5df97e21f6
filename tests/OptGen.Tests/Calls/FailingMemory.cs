using System.Buffers;
using System.Runtime.InteropServices;

namespace OptGen.Tests.Calls;

/// <summary>Memory whose owner fails after it has been asked so many times, and may call something before.</summary>
internal sealed unsafe class FailingMemory(float[] values, bool canPin) : MemoryManager<float>
{
    /// <summary>How often all of them may still be asked.</summary>
    public static int Left { get; set; } = int.MaxValue;

    public Action? Asked { get; set; }

    public override Span<float> GetSpan()
    {
        Ask();
        return values;
    }

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        if (!canPin)
        {
            throw new NotSupportedException();
        }

        Ask();
        GCHandle handle = GCHandle.Alloc(values, GCHandleType.Pinned);
        return new MemoryHandle((float*)handle.AddrOfPinnedObject() + elementIndex, handle, this);
    }

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }

    private void Ask()
    {
        Asked?.Invoke();
        if (--Left < 0)
        {
            throw new TimeoutException();
        }
    }
}
