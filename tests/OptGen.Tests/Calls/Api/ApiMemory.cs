using System.Buffers;
using System.Runtime.InteropServices;

namespace OptGen.Tests.Calls.Api;

/// <summary>Memory that is no array, and whose owner fails, or has been disposed of, when a test says so.</summary>
internal sealed unsafe class ApiMemory(float[] values, bool canPin, ApiMemory.Owner owner) : MemoryManager<float>
{
    public override Span<float> GetSpan()
    {
        owner.Ask();
        return values;
    }

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        if (!canPin)
        {
            throw new NotSupportedException();
        }

        owner.Ask();
        GCHandle handle = GCHandle.Alloc(values, GCHandleType.Pinned);
        return new MemoryHandle((float*)handle.AddrOfPinnedObject() + elementIndex, handle, this);
    }

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }

    /// <summary>How often the memory of a test may still be asked where it is.</summary>
    internal sealed class Owner
    {
        public int Left { get; set; } = int.MaxValue;

        public void Ask()
        {
            if (--Left < 0)
            {
                throw new ObjectDisposedException("memory");
            }
        }
    }
}
