using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptGen.Codes;
using OptGen.CompilerServices;
using OptGen.Memory;

namespace OptGen.Narrow;

/// <summary>A state of one parameter in fewer bits than its weights. Its memory is pinned and begins at a cache line.</summary>
internal abstract unsafe class NarrowState
{
    private const int CacheLine = 64;

    private readonly byte[] _memory;
    private readonly int _origin;
    private readonly int _byteCount;

    /// <param name="byteCount">How many bytes the codes have.</param>
    protected NarrowState(long byteCount)
    {
        _byteCount = (int)byteCount;
        _memory = GC.AllocateArray<byte>(_byteCount + CacheLine, pinned: true);
        byte* start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
        _origin = (int)((CacheLine - ((nint)start % CacheLine)) % CacheLine);
        Codes = start + _origin;
        HugePages.Advise(_memory);
    }

    /// <summary>How the numbers are stored.</summary>
    public abstract Storage Storage { get; }

    /// <summary>The codes as they are stored, for checkpoints: as many bytes for each element as the storage has, in the machine's order of bytes.</summary>
    public Span<byte> Bytes => _memory.AsSpan(_origin, _byteCount);

    /// <summary>The scales of the blocks, for checkpoints; none where the storage has none.</summary>
    public virtual Span<float> Scales => default;

    /// <summary>The first code.</summary>
    public byte* Codes { get; }

    /// <summary>The first scale; null where the storage has none.</summary>
    public virtual float* FirstScale => null;

    /// <summary>How many elements a state can have, so that its codes fit into one array.</summary>
    /// <param name="storage">How they are stored.</param>
    public static int MostElements(Storage storage) => (Array.MaxLength - CacheLine) / (storage == Storage.BFloat16 ? sizeof(ushort) : sizeof(byte));

    /// <summary>A state of 0.</summary>
    /// <param name="storage">How to store it.</param>
    /// <param name="length">How many elements it has; no more than <see cref="MostElements"/>.</param>
    public static NarrowState Create(Storage storage, int length) => storage switch
    {
        Storage.BFloat16 => new BFloat16State(length),
        Storage.Block8 => new Block8State(length),
        _ => throw new ArgumentOutOfRangeException(nameof(storage), storage, "No narrow storage."),
    };

    /// <summary>Reads elements.</summary>
    /// <param name="start">The first, a multiple of the length of blocks.</param>
    /// <param name="count">How many.</param>
    /// <param name="values">Takes them.</param>
    public abstract void Decode(int start, int count, float* values);

    /// <summary>Writes elements.</summary>
    /// <param name="start">The first, a multiple of the length of blocks.</param>
    /// <param name="count">How many: whole blocks, or all to the end.</param>
    /// <param name="values">The numbers.</param>
    /// <param name="key">What random bits are drawn by, from the first on; any where rounding takes none.</param>
    /// <param name="rounding">How to round.</param>
    /// <param name="hasSigns">Whether codes of eight bits have a sign in any case.</param>
    public abstract void Encode(int start, int count, float* values, RoundingKey key, Rounding rounding, bool hasSigns = false);

    /// <summary>Reads all elements.</summary>
    public void Read(Span<float> destination)
    {
        fixed (float* values = destination)
        {
            Decode(0, destination.Length, values);
        }
    }

    /// <summary>Writes all elements, rounded to the nearest; subnormal ones become 0, as a step makes them.</summary>
    [SkipLocalsInit]
    public void Write(ReadOnlySpan<float> source)
    {
        float* piece = stackalloc float[NarrowStates.RunLength];
        for (int start = 0; start < source.Length; start += NarrowStates.RunLength)
        {
            int count = Math.Min(NarrowStates.RunLength, source.Length - start);
            for (int i = 0; i < count; i++)
            {
                float value = source[start + i];
                piece[i] = float.IsSubnormal(value) || value == 0 ? 0 : value;
            }

            Encode(start, count, piece, default, Rounding.ToNearest);
        }
    }

    /// <summary>Makes all elements 0.</summary>
    public void Clear()
    {
        Bytes.Clear();
        Scales.Clear();
    }
}
