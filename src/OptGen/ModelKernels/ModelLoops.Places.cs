using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptGen.CompilerServices;

/// <content>Loops over the places of any axes, element by element.</content>
public static partial class ModelLoops
{
    /// <summary>Makes elements 0.</summary>
    public static unsafe void Clear<T>(Elements<T> target, nint count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (nint i = 0; i < count; i += 1 << 30)
        {
            new Span<T>(target.First + i, (int)nint.Min(1 << 30, count - i)).Clear();
        }
    }

    /// <summary>Adds values where indices say, one after the other.</summary>
    /// <param name="lengths">The lengths of the axes, the last the fastest.</param>
    /// <param name="values">The values.</param>
    /// <param name="valueStrides">How far apart they are along each axis.</param>
    /// <param name="index">The indices.</param>
    /// <param name="indexStrides">How far apart they are along each axis.</param>
    /// <param name="target">What is added to.</param>
    /// <param name="targetStrides">How far apart its elements are along each axis.</param>
    /// <param name="stride">How far apart its elements are along the axis that indices count.</param>
    /// <param name="length">How long that axis is.</param>
    /// <exception cref="IndexOutOfRangeException">An index is out of range.</exception>
    public static void Scatter<T>(
        ReadOnlySpan<nint> lengths,
        Elements<T> values,
        ReadOnlySpan<nint> valueStrides,
        WholeNumbers index,
        ReadOnlySpan<nint> indexStrides,
        Elements<T> target,
        ReadOnlySpan<nint> targetStrides,
        nint stride,
        nint length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Where one index stands for neighbours, they are added together; each element of the target still gets its values in their order.
        bool isRun = lengths.Length > 0 && indexStrides[^1] == 0 && valueStrides[^1] == 1 && targetStrides[^1] == 1;
        int outer = isRun ? lengths.Length - 1 : lengths.Length;
        nint run = isRun ? lengths[^1] : 1;
        Places places = new(stackalloc nint[outer], lengths[..outer]);
        do
        {
            nint place = places.Offset(targetStrides[..outer]) + (index.At(places.Offset(indexStrides[..outer]), length) * stride);
            Add(target, place, values, places.Offset(valueStrides[..outer]), run);
        }
        while (places.Next());
    }

    /// <summary>Adds values where computed numbers say, one after the other.</summary>
    /// <inheritdoc cref="Scatter{T}(ReadOnlySpan{nint}, Elements{T}, ReadOnlySpan{nint}, WholeNumbers, ReadOnlySpan{nint}, Elements{T}, ReadOnlySpan{nint}, nint, nint)"/>
    public static void Scatter<T>(
        ReadOnlySpan<nint> lengths,
        Elements<T> values,
        ReadOnlySpan<nint> valueStrides,
        Elements<T> index,
        ReadOnlySpan<nint> indexStrides,
        Elements<T> target,
        ReadOnlySpan<nint> targetStrides,
        nint stride,
        nint length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Places places = new(stackalloc nint[lengths.Length], lengths);
        do
        {
            Add(target, places.Offset(targetStrides) + (ModelLanes.Index(index.At(places.Offset(indexStrides)), length) * stride), values, places.Offset(valueStrides), 1);
        }
        while (places.Next());
    }

    /// <summary>Lists the rows that indices say.</summary>
    /// <param name="touched">Takes them.</param>
    /// <param name="lengths">The lengths of the axes of the indices, the last the fastest.</param>
    /// <param name="index">The indices.</param>
    /// <param name="strides">How far apart they are along each axis.</param>
    /// <param name="length">How many rows there are.</param>
    /// <exception cref="IndexOutOfRangeException">An index is out of range.</exception>
    public static void List(TouchedRows touched, ReadOnlySpan<nint> lengths, WholeNumbers index, ReadOnlySpan<nint> strides, nint length)
    {
        Places places = new(stackalloc nint[lengths.Length], lengths);
        do
        {
            touched.Add((int)index.At(places.Offset(strides), length));
        }
        while (places.Next());
    }

    /// <summary>Lists the rows that computed numbers say.</summary>
    /// <inheritdoc cref="List(TouchedRows, ReadOnlySpan{nint}, WholeNumbers, ReadOnlySpan{nint}, nint)"/>
    public static void List<T>(TouchedRows touched, ReadOnlySpan<nint> lengths, Elements<T> index, ReadOnlySpan<nint> strides, nint length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Places places = new(stackalloc nint[lengths.Length], lengths);
        do
        {
            touched.Add((int)ModelLanes.Index(index.At(places.Offset(strides)), length));
        }
        while (places.Next());
    }

    /// <summary>Sums up to each element along an axis, in double.</summary>
    /// <param name="lengths">The lengths of the other axes, the last the fastest.</param>
    /// <param name="source">The elements.</param>
    /// <param name="sourceStrides">How far apart they are along the other axes.</param>
    /// <param name="sourceStride">How far apart they are along the axis.</param>
    /// <param name="target">Takes the sums.</param>
    /// <param name="targetStrides">How far apart they are along the other axes.</param>
    /// <param name="targetStride">How far apart they are along the axis.</param>
    /// <param name="length">How long the axis is.</param>
    /// <param name="isReversed">Whether sums begin at the end.</param>
    public static void CumulativeSum<T>(
        ReadOnlySpan<nint> lengths,
        Elements<T> source,
        ReadOnlySpan<nint> sourceStrides,
        nint sourceStride,
        Elements<T> target,
        ReadOnlySpan<nint> targetStrides,
        nint targetStride,
        nint length,
        bool isReversed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Places places = new(stackalloc nint[lengths.Length], lengths);
        do
        {
            double sum = 0;
            for (nint i = 0; i < length; i++)
            {
                nint place = isReversed ? length - 1 - i : i;
                sum += source.At(places.Offset(sourceStrides) + (place * sourceStride));
                target.Set(places.Offset(targetStrides) + (place * targetStride), sum);
            }
        }
        while (places.Next());
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Add<T>(Elements<T> target, nint place, Elements<T> values, nint value, nint count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* sums = target.First + place;
        T* added = values.First + value;
        nint i = 0;
        for (; i + Vector<T>.Count <= count; i += Vector<T>.Count)
        {
            Vector.Store(Vector.Load(sums + i) + Vector.Load(added + i), sums + i);
        }

        for (; i < count; i++)
        {
            sums[i] += added[i];
        }
    }

    /// <summary>Goes through all places of some axes.</summary>
    private ref struct Places(Span<nint> at, ReadOnlySpan<nint> lengths)
    {
        private readonly Span<nint> _at = at;
        private readonly ReadOnlySpan<nint> _lengths = lengths;

        public readonly nint Offset(ReadOnlySpan<nint> strides)
        {
            nint offset = 0;
            for (int i = 0; i < strides.Length; i++)
            {
                offset += _at[i] * strides[i];
            }

            return offset;
        }

        public readonly bool Next()
        {
            for (int i = _at.Length - 1; i >= 0; i--)
            {
                if (++_at[i] < _lengths[i])
                {
                    return true;
                }

                _at[i] = 0;
            }

            return false;
        }
    }
}
