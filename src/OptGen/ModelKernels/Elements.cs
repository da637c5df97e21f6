using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.Products;

namespace OptGen.CompilerServices;

/// <summary>Elements of a model's memory, which does not move during a call.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Elements<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T* _first;

    /// <param name="first">The first element, within memory of a <see cref="ModelMemory{T}"/>.</param>
    public Elements(ref T first) => _first = (T*)Unsafe.AsPointer(ref first);

    internal T* First => _first;

    /// <summary>The same memory from another element on.</summary>
    public Elements<T> From(nint element) => new(ref _first[element]);

    /// <summary>As many elements as there are of a lane; 0 beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Load<TLane>(nint index, int count)
        where TLane : struct, ILane<TLane, T> => count >= TLane.Count ? TLane.Load(in *_first, index) : TLane.LoadFirst(_first + index, count);

    /// <summary>Elements of a distance from each other.</summary>
    public TLane Load<TLane>(nint index, nint stride, int count)
        where TLane : struct, ILane<TLane, T>
    {
        if (stride == 1)
        {
            return Load<TLane>(index, count);
        }

        Lane<T> elements = default;
        for (int i = 0; i < count; i++)
        {
            elements[i] = _first[index + (i * stride)];
        }

        return TLane.Load(in elements[0], 0);
    }

    /// <summary>The elements that integers count to, each from 0 to a length.</summary>
    /// <param name="index">The first element, where the integer is 0.</param>
    /// <param name="apart">How far on the next one is.</param>
    /// <param name="stride">How far on an element is for each that the integer counts.</param>
    /// <param name="places">The integers.</param>
    /// <param name="place">The first integer.</param>
    /// <param name="placesApart">How far on the next one is.</param>
    /// <param name="length">How far integers count.</param>
    /// <param name="count">How many elements there are.</param>
    /// <exception cref="IndexOutOfRangeException">An integer is out of range.</exception>
    public TLane Pick<TLane>(nint index, nint apart, nint stride, WholeNumbers places, nint place, nint placesApart, nint length, int count)
        where TLane : struct, ILane<TLane, T>
    {
        Lane<T> elements = default;
        for (int i = 0; i < count; i++)
        {
            elements[i] = _first[index + (i * apart) + (places.At(place + (i * placesApart), length) * stride)];
        }

        return TLane.Load(in elements[0], 0);
    }

    /// <summary>The elements that computed numbers count to.</summary>
    /// <inheritdoc cref="Pick{TLane}(nint, nint, nint, WholeNumbers, nint, nint, nint, int)"/>
    public TLane Pick<TLane>(nint index, nint apart, nint stride, Elements<T> places, nint place, nint placesApart, nint length, int count)
        where TLane : struct, ILane<TLane, T>
    {
        Lane<T> elements = default;
        for (int i = 0; i < count; i++)
        {
            elements[i] = _first[index + (i * apart) + (ModelLanes.Index(places.At(place + (i * placesApart)), length) * stride)];
        }

        return TLane.Load(in elements[0], 0);
    }

    /// <summary>Asks for elements that will be loaded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(nint index, int count) => Operand.Prefetch(_first + index, count);

    /// <summary>One element in every place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Broadcast<TLane>(nint index)
        where TLane : struct, ILane<TLane, T> => TLane.Broadcast(in *_first, index);

    /// <summary>Stores as many elements as there are of a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<TLane>(TLane value, nint index, int count)
        where TLane : struct, ILane<TLane, T>
    {
        if (count >= TLane.Count)
        {
            TLane.Store(value, ref *_first, index);
        }
        else
        {
            TLane.StoreFirst(value, _first + index, count);
        }
    }

    /// <summary>Stores elements at a distance from each other.</summary>
    public void Store<TLane>(TLane value, nint index, nint stride, int count)
        where TLane : struct, ILane<TLane, T>
    {
        if (stride == 1)
        {
            Store(value, index, count);
            return;
        }

        Lane<T> elements = default;
        TLane.Store(value, ref elements[0], 0);
        for (int i = 0; i < count; i++)
        {
            _first[index + (i * stride)] = elements[i];
        }
    }

    /// <summary>One element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double At(nint index) => double.CreateTruncating(_first[index]);

    /// <summary>Sets one element, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(nint index, double value) => _first[index] = T.CreateTruncating(value);

    /// <summary>The place of the first of the greatest elements, or of the least; the first that is NaN, if any is.</summary>
    public double PlaceOfExtreme(nint index, nint stride, nint length, bool isLeast)
    {
        nint best = 0;
        for (nint i = 0; i < length; i++)
        {
            T element = _first[index + (i * stride)];
            T known = _first[index + (best * stride)];
            if (T.IsNaN(known))
            {
                break;
            }

            best = T.IsNaN(element) || (isLeast ? element < known : element > known) ? i : best;
        }

        return best;
    }
}

/// <summary>Whole numbers of a model's memory, which does not move during a call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct WholeNumbers
{
    private readonly int* _first;

    internal int* First => _first;

    /// <param name="first">The first number, within memory of a <see cref="ModelMemory{T}"/>.</param>
    public WholeNumbers(ref int first) => _first = (int*)Unsafe.AsPointer(ref first);

    private WholeNumbers(int* first) => _first = first;

    /// <summary>The numbers from some place on.</summary>
    public WholeNumbers From(nint offset) => new(_first + offset);

    /// <summary>One number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double At(nint index) => _first[index];

    /// <summary>One number that counts along an axis.</summary>
    /// <exception cref="IndexOutOfRangeException">It is out of range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint At(nint index, nint length) => (nuint)(nint)_first[index] < (nuint)length ? _first[index] : ModelLanes.OutOfRange(_first[index], length);

    /// <summary>Sets one number.</summary>
    public void Set(nint index, double value) => _first[index] = (int)value;

    /// <summary>Numbers at a distance from each other, as elements.</summary>
    public TLane Load<TLane, T>(nint index, nint stride, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Lane<T> elements = default;
        for (int i = 0; i < count; i++)
        {
            elements[i] = T.CreateTruncating(_first[index + (i * stride)]);
        }

        return TLane.Load(in elements[0], 0);
    }

    /// <summary>The numbers that other integers count to, as elements.</summary>
    /// <inheritdoc cref="Elements{T}.Pick{TLane}(nint, nint, nint, WholeNumbers, nint, nint, nint, int)"/>
    public TLane Pick<TLane, T>(nint index, nint apart, nint stride, WholeNumbers places, nint place, nint placesApart, nint length, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Lane<T> elements = default;
        for (int i = 0; i < count; i++)
        {
            elements[i] = T.CreateTruncating(_first[index + (i * apart) + (places.At(place + (i * placesApart), length) * stride)]);
        }

        return TLane.Load(in elements[0], 0);
    }

    /// <summary>The numbers that computed numbers count to, as elements.</summary>
    /// <inheritdoc cref="Elements{T}.Pick{TLane}(nint, nint, nint, WholeNumbers, nint, nint, nint, int)"/>
    public TLane Pick<TLane, T>(nint index, nint apart, nint stride, Elements<T> places, nint place, nint placesApart, nint length, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Lane<T> elements = default;
        for (int i = 0; i < count; i++)
        {
            elements[i] = T.CreateTruncating(_first[index + (i * apart) + (ModelLanes.Index(places.At(place + (i * placesApart)), length) * stride)]);
        }

        return TLane.Load(in elements[0], 0);
    }

    /// <summary>Stores elements that are whole numbers.</summary>
    public void Store<TLane, T>(TLane value, nint index, nint stride, int count)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Lane<T> elements = default;
        TLane.Store(value, ref elements[0], 0);
        for (int i = 0; i < count; i++)
        {
            _first[index + (i * stride)] = int.CreateTruncating(elements[i]);
        }
    }
}

/// <summary>The elements of a lane in memory.</summary>
[InlineArray(16)]
internal struct Lane<T>
{
    private T _first;
}
