using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptGen.Memory;

/// <summary>
/// Stretches of memory, found by what they overlap in logarithmic time. Arrays are known by themselves, because they move; other memory by its address. It tells what may
/// overlap: who gets a yes looks at the memory itself.
/// </summary>
internal sealed class MemoryMap
{
    /// <summary>The space of addresses, beside those of arrays.</summary>
    private const int Addresses = -1;

    private readonly Dictionary<object, int> _arrays = new(ReferenceEqualityComparer.Instance);
    private readonly SortedSet<Stretch> _stretches = new(StretchOrder.Instance);
    private readonly int _collections = GC.CollectionCount(0);
    private bool _hasAddresses;

    /// <summary>Whether addresses may be others by now.</summary>
    public bool IsOutdated => _hasAddresses && GC.CollectionCount(0) != _collections;

    /// <summary>Notes memory, which may overlap what there is.</summary>
    public void Add<T>(Memory<T> memory)
        where T : unmanaged
    {
        if (memory.IsEmpty)
        {
            return;
        }

        Add(StretchOf(memory, isNew: true));
    }

    /// <summary>Notes memory that is known by its address.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            ulong start = AddressOf(bytes);
            Add(new Stretch(Addresses, start, start + (ulong)bytes.Length));
        }
    }

    private void Add(Stretch stretch)
    {
        while (_stretches.TryGetValue(stretch, out Stretch? other))
        {
            _stretches.Remove(other);
            stretch = new Stretch(stretch.Space, Math.Min(stretch.Start, other.Start), Math.Max(stretch.End, other.End));
        }

        _stretches.Add(stretch);
        _hasAddresses |= stretch.Space == Addresses;
    }

    /// <summary>Whether memory may overlap some that was noted.</summary>
    public bool MayOverlap<T>(Memory<T> memory)
        where T : unmanaged
    {
        if (memory.IsEmpty || _stretches.Count == 0)
        {
            return false;
        }

        // An array may lie behind an address.
        Stretch stretch = StretchOf(memory, isNew: false);
        bool mixes = stretch.Space == Addresses ? _arrays.Count > 0 : _hasAddresses;
        return mixes || _stretches.Contains(stretch);
    }

    private Stretch StretchOf<T>(Memory<T> memory, bool isNew)
        where T : unmanaged
    {
        int space = Addresses;
        ulong start;
        if (MemoryMarshal.TryGetArray(memory, out ArraySegment<T> segment))
        {
            if (!_arrays.TryGetValue(segment.Array!, out space))
            {
                space = _arrays.Count;
                if (isNew)
                {
                    _arrays.Add(segment.Array!, space);
                }
            }

            start = (ulong)segment.Offset * (ulong)Unsafe.SizeOf<T>();
        }
        else
        {
            start = AddressOf(MemoryMarshal.AsBytes(memory.Span));
        }

        return new Stretch(space, start, start + ((ulong)memory.Length * (ulong)Unsafe.SizeOf<T>()));
    }

    private static unsafe ulong AddressOf(ReadOnlySpan<byte> bytes) => (ulong)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes));

    /// <summary>Bytes from a start to an end.</summary>
    private sealed class Stretch(int space, ulong start, ulong end)
    {
        public int Space { get; } = space;

        public ulong Start { get; } = start;

        public ulong End { get; } = end;
    }

    /// <summary>The order of stretches of which no two overlap: one that overlaps another is taken for it.</summary>
    private sealed class StretchOrder : IComparer<Stretch>
    {
        public static readonly StretchOrder Instance = new();

        public int Compare(Stretch? x, Stretch? y) =>
            x!.Space != y!.Space ? x.Space.CompareTo(y.Space) : x.End <= y.Start ? -1 : y.End <= x.Start ? 1 : 0;
    }
}
