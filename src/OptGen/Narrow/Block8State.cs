using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using OptGen.Codes;
using OptGen.CompilerServices;

namespace OptGen.Narrow;

/// <summary>A state in eight bits for each element and a scale for each block.</summary>
internal sealed unsafe class Block8State(int length) : NarrowState(length)
{
    private readonly int _blockCount = (int)(((long)length + Block8Codes.BlockLength - 1) / Block8Codes.BlockLength);

    /// <summary>As many as there are blocks, and room behind them for those that are always eight.</summary>
    private readonly float[] _scales = GC.AllocateArray<float>((int)(((long)length + Block8Codes.BlockLength - 1) / Block8Codes.BlockLength) + Interval.Count, pinned: true);

    public override Storage Storage => Storage.Block8;

    public override Span<float> Scales => _scales.AsSpan(0, _blockCount);

    /// <summary>The code of an element.</summary>
    public ref byte Code(nint element) => ref Codes[element];

    /// <summary>The scales from the block on that an element belongs to.</summary>
    public float* ScalesFrom(nint element) => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_scales)) + (element / Block8Codes.BlockLength);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Decode(int start, int count, float* values)
    {
        for (int place = 0; place < count; place += Block8Codes.BlockLength)
        {
            int inBlock = Math.Min(Block8Codes.BlockLength, count - place);
            Block8Codes.Decode(Codes + start + place, inBlock, *ScalesFrom(start + place), values + place);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(int start, int count, float* values, RoundingKey key, Rounding rounding, bool hasSigns)
    {
        for (int place = 0; place < count; place += Block8Codes.BlockLength)
        {
            int inBlock = Math.Min(Block8Codes.BlockLength, count - place);
            byte* codes = Codes + start + place;
            RoundingKey ofBlock = key.From(place);
            *ScalesFrom(start + place) = rounding switch
            {
                Rounding.ByLowerHalf => Block8Codes.Encode<StochasticByLowerHalf>(values + place, inBlock, codes, ofBlock, hasSigns),
                Rounding.ByUpperHalf => Block8Codes.Encode<StochasticByUpperHalf>(values + place, inBlock, codes, ofBlock, hasSigns),
                _ => Block8Codes.Encode<NearestRounding>(values + place, inBlock, codes, ofBlock, hasSigns),
            };
        }
    }

    [SkipLocalsInit]
    public override Interval Range(nint start, int count)
    {
        uint* codes = stackalloc uint[Interval.Count];
        Extents.GreatestCodes(Codes + start, count, ScalesFrom(start), codes);
        Vector256<float> scales = Vector256.Load(ScalesFrom(start));
        Vector256<float> high = Block8Codes.Numbers(Vector256.Load(codes), Vector256.Abs(scales) * 2);
        return Interval.Between(new Lane256<float>(Vector256.ConditionalSelect(Vector256.LessThan(scales, Vector256<float>.Zero), -high, Vector256<float>.Zero)), new Lane256<float>(high));
    }
}
