using System.Runtime.CompilerServices;
using OptGen.Codes;

namespace OptGen.CompilerServices;

/// <content>States in eight bits, and between which numbers the elements of a block lie.</content>
public readonly unsafe ref partial struct Operands<T>
{
    /// <summary>Numbers for each narrow state: twice the magnitude of the scale of each block, and behind all ½ over that of the scale that each block is given.</summary>
    internal const int ScalesPerState = 2 * Interval.Count;

    /// <summary>Floats of a block that take the greatest magnitudes of the gradient of a later one, each place of a lane its own.</summary>
    internal const int Places = 32;

    /// <summary>The same at some blocks.</summary>
    /// <param name="other">The same without them.</param>
    /// <param name="blocks">Their scales, and the greatest magnitudes of gradients.</param>
    /// <param name="first">The first element.</param>
    /// <param name="ahead">How far ahead the kernel is to measure the gradient.</param>
    /// <param name="isGradientKnown">Whether it has measured that of these blocks.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Operands(scoped in Operands<T> other, ref T blocks, nint first, nint ahead, bool isGradientKnown)
    {
        this = other;
        _blocks = ref blocks;
        _firstBlock = first;
        Ahead = ahead;
        _isGradientKnown = isGradientKnown;
    }

    /// <summary>The first code of a state in eight bits; where it is decoded, its first number.</summary>
    /// <param name="index">The state's place among the narrow ones of the parameter.</param>
    public ref byte Block8(int index) => ref Unsafe.IsNullRef(in _decoded)
        ? ref Narrow!.Block8(index, _origin)
        : ref Unsafe.As<T, byte>(ref Unsafe.Add(ref _decoded, index * _decodedStride));

    /// <summary>One past the last element of the block that an element belongs to.</summary>
    /// <param name="index">The element.</param>
    /// <param name="end">One past the last element of all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint EndOfBlock(nint index, nint end) => nint.Min(end, (index | (Block8Codes.BlockLength - 1)) + 1);

    /// <summary>Twice the magnitude of the scale of the block that an element belongs to.</summary>
    /// <param name="state">The state's place among the narrow ones.</param>
    /// <param name="index">The element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly T Scale(int state, nint index) => ref Unsafe.Add(ref _blocks, (state * ScalesPerState) + Block(index));

    /// <summary>½ over the magnitude of the scale that this block is given.</summary>
    /// <param name="state">The state's place among the narrow ones.</param>
    /// <param name="index">The element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly T Inverse(int state, nint index) => ref Unsafe.Add(ref _blocks, (state * ScalesPerState) + Interval.Count + Block(index));

    /// <summary>Where the greatest magnitudes go that the gradient has <see cref="Ahead"/> of the block that an element belongs to.</summary>
    /// <param name="index">The element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T GreatestAhead(nint index) => ref Unsafe.Add(ref _blocks, (ScalesPerState * Narrow!.Count) + (Block(index) * Places));

    /// <summary>Between which numbers the weights of blocks lie.</summary>
    public Interval WeightsIn(BlockPlace blocks) => Around(in Weights, blocks);

    /// <summary>Between which numbers the elements of the gradient lie as they are read.</summary>
    public Interval GradientIn(BlockPlace blocks) => (float)GradientScale * (_isGradientKnown ? Known(blocks.Start) : Around(in Gradient, blocks));

    /// <summary>Between which numbers elements of what the rule is given lie.</summary>
    public Interval GivenIn(int index, BlockPlace blocks) => Between(in Given(index), blocks);

    /// <summary>Between which numbers elements of a state in the weights' type lie.</summary>
    public Interval StateIn(int index, BlockPlace blocks) => Between(in State(index), blocks);

    /// <summary>Between which numbers elements of a narrow state lie.</summary>
    /// <param name="index">Its place among the narrow ones.</param>
    /// <param name="blocks">The elements.</param>
    public Interval NarrowIn(int index, BlockPlace blocks) => Narrow!.Range(index, _origin + blocks.Start, blocks.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint Block(nint index) => (index - _firstBlock) >> 8;

    /// <summary>Between which numbers the gradient lies that the kernel has measured.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private Interval Known(nint index)
    {
        float* greatest = stackalloc float[Interval.Count];
        fixed (T* places = &GreatestAhead(index))
        {
            Extents.Magnitudes((float*)places, Interval.Count * Places, Places, greatest);
        }

        return Interval.Around(greatest);
    }

    /// <summary>The same with either sign: what most often has both is gone over faster so.</summary>
    private static Interval Around(ref readonly T first, BlockPlace blocks)
    {
        if (blocks.Count > Block8Codes.BlockLength)
        {
            return AroundSome(in first, blocks);
        }

        fixed (T* elements = &Unsafe.Add(ref Unsafe.AsRef(in first), blocks.Start))
        {
            return Interval.Around(Extents.Magnitude((float*)elements, blocks.Count));
        }
    }

    /// <summary>The same of several blocks; by itself, because memory on the stack makes the methods that have it slower.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static Interval AroundSome(ref readonly T first, BlockPlace blocks)
    {
        float* greatest = stackalloc float[Interval.Count];
        fixed (T* elements = &Unsafe.Add(ref Unsafe.AsRef(in first), blocks.Start))
        {
            Extents.Magnitudes((float*)elements, blocks.Count, Block8Codes.BlockLength, greatest);
        }

        return Interval.Around(greatest);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static Interval Between(ref readonly T first, BlockPlace blocks)
    {
        float* low = stackalloc float[2 * Interval.Count];
        float* high = low + Interval.Count;

        // What lies about in memory may be subnormal, and slow.
        new Span<float>(low, 2 * Interval.Count).Clear();
        fixed (T* elements = &Unsafe.Add(ref Unsafe.AsRef(in first), blocks.Start))
        {
            for (int start = 0; start < blocks.Count; start += Block8Codes.BlockLength)
            {
                Extent extent = Extent.Of((float*)elements + start, Math.Min(Block8Codes.BlockLength, blocks.Count - start));
                low[start / Block8Codes.BlockLength] = extent.Low;
                high[start / Block8Codes.BlockLength] = extent.High;
            }
        }

        return Interval.Between(low, high);
    }
}
