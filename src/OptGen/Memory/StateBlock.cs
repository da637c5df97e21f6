using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptGen.Memory;

/// <summary>Memory for several tensors of one length that are gone through together: all of the first, then all of the second.</summary>
/// <remarks>
/// Each begins at a cache line, and at another place of its page than the others: processors tell loads from earlier stores by the lowest bits of their addresses, and
/// memory puts addresses that agree in many bits into one bank, so that tensors at equal or nearly equal places hold each other up.
/// </remarks>
internal sealed class StateBlock<T>
    where T : unmanaged
{
    private const int CacheLine = 64;
    private const int Page = 4096;

    /// <summary>From the place of one tensor in its page to that of the next: 17 lines of 64 come back near the first only after many tensors.</summary>
    private const int Stagger = 17 * CacheLine;

    /// <summary>What tensors of many megabytes are moved apart by besides.</summary>
    private const int BankStagger = 1 << 16;

    private const long LargeBytes = 8L << 20;
    private const int MostPlaces = 2;

    private readonly T[] _elements;
    private readonly int _origin;

    /// <param name="count">How many tensors there are.</param>
    /// <param name="length">How many elements each of them has, whole cache lines of them.</param>
    /// <param name="place">How many tensors in other blocks the passes go through besides, whose places are to be left to them.</param>
    /// <exception cref="ArgumentException">That is more than an array holds.</exception>
    public StateBlock(int count, long length, int place = 0)
    {
        if (!Holds(count, length))
        {
            throw new ArgumentException($"{count} states of {length} elements do not fit into one block of at most {Array.MaxLength} elements; split the parameter.");
        }

        Stride = (nint)StrideOf(length);

        // Pinned, because only what never moves stays aligned.
        _elements = count == 0 ? [] : GC.AllocateArray<T>((int)((count * StrideOf(length)) + Room(length)), pinned: true);
        _origin = count == 0 ? 0 : Origin(_elements, length, place);
        if ((long)_elements.Length * Unsafe.SizeOf<T>() >= HugePages.Least)
        {
            HugePages.Advise(MemoryMarshal.AsBytes(_elements.AsSpan()));
        }
    }

    /// <summary>Elements from the beginning of one tensor to that of the next.</summary>
    public nint Stride { get; }

    /// <summary>The first element of the first tensor; there must be one.</summary>
    public ref T First => ref _elements[_origin];

    public Span<T> this[int index] => Memory(index).Span;

    /// <summary>One tensor, with what lies between it and the next.</summary>
    public Memory<T> Memory(int index) => _elements.AsMemory(_origin + (int)(index * Stride), (int)Stride);

    private static int LineElements => CacheLine / Unsafe.SizeOf<T>();

    /// <summary>A length made up to whole cache lines.</summary>
    public static long Padded(long length) => (length + LineElements - 1) / LineElements * LineElements;

    /// <summary>Whether an array holds so many tensors of a length.</summary>
    public static bool Holds(int count, long length) => (count * StrideOf(length)) + Room(length) <= Array.MaxLength;

    /// <summary>Short tensors lie side by side; there is little to gain and much memory to lose.</summary>
    private static bool IsStaggered(long length) => length * Unsafe.SizeOf<T>() >= Page;

    private static bool IsLarge(long length) => length * Unsafe.SizeOf<T>() >= LargeBytes;

    private static long StrideOf(long length)
    {
        long bytes = length * Unsafe.SizeOf<T>();
        if (IsStaggered(length))
        {
            bytes = ((bytes + Page - 1) / Page * Page) + StaggerOf(length);
        }

        return bytes / Unsafe.SizeOf<T>();
    }

    /// <summary>What tensors are moved apart by, in bytes.</summary>
    private static int StaggerOf(long length) => !IsStaggered(length) ? 0 : Stagger + (IsLarge(length) ? BankStagger : 0);

    /// <summary>What the first tensor is aligned to, in bytes, before it is moved.</summary>
    private static int UnitOf(long length) => IsLarge(length) ? HugePages.Size : IsStaggered(length) ? Page : CacheLine;

    /// <summary>Elements that may be lost before the first tensor.</summary>
    private static int Room(long length) => (UnitOf(length) + (MostPlaces * StaggerOf(length))) / Unsafe.SizeOf<T>();

    private static unsafe int Origin(T[] elements, long length, int place)
    {
        int unit = UnitOf(length);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(elements));
        long misaligned = (unit - (address % unit)) % unit;
        return (int)((misaligned + (place * StaggerOf(length))) / sizeof(T));
    }
}
