using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Lanes;

namespace OptGen.CompilerServices;

/// <summary>
/// Sixteen sums in <see cref="double"/>, one for each place of a lane of sixteen elements. Sums of floats need no more; sums of doubles carry the
/// error of each addition along (Neumaier's form of Kahan's sum, by Knuth's exact addition).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct WideSum
{
    private Vector512<double> _low;
    private Vector512<double> _high;
    private Vector512<double> _lowError;
    private Vector512<double> _highError;

    /// <summary>How many numbers the sum of a column carries along beside it: its error, where the elements are doubles.</summary>
    public static nint Errors<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => typeof(T) == typeof(float) ? 0 : 1;

    /// <summary>The places of a lane as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideSum Of<TLane, T>(TLane value)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new() { _low = TLane.WidenLow(value), _high = TLane.WidenHigh(value) };

    /// <summary>Adds the elements, each to its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add<TLane, T>(TLane value)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            _low += TLane.WidenLow(value);
            _high += TLane.WidenHigh(value);
            return;
        }

        AddExactly(ref _low, ref _lowError, TLane.WidenLow(value));
        AddExactly(ref _high, ref _highError, TLane.WidenHigh(value));
    }

    /// <summary>Adds the products of the elements, each to its place; products of floats are exact in <see cref="double"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct<TLane, T>(TLane a, TLane b)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector512<double> aLow = TLane.WidenLow(a);
        Vector512<double> bLow = TLane.WidenLow(b);
        Vector512<double> aHigh = TLane.WidenHigh(a);
        Vector512<double> bHigh = TLane.WidenHigh(b);
        if (typeof(T) == typeof(float))
        {
            _low = Fused.AddExactProduct(aLow, bLow, _low);
            _high = Fused.AddExactProduct(aHigh, bHigh, _high);
            return;
        }

        AddExactProduct(ref _low, ref _lowError, aLow, bLow);
        AddExactProduct(ref _high, ref _highError, aHigh, bHigh);
    }

    /// <summary>Adds the squares of the differences of the elements, each to its place; differences of floats are taken in <see cref="double"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddSquaredDifference<TLane, T>(TLane a, TLane b)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector512<double> low = TLane.WidenLow(a) - TLane.WidenLow(b);
        Vector512<double> high = TLane.WidenHigh(a) - TLane.WidenHigh(b);
        if (typeof(T) == typeof(float))
        {
            _low += low * low;
            _high += high * high;
            return;
        }

        AddExactProduct(ref _low, ref _lowError, low, low);
        AddExactProduct(ref _high, ref _highError, high, high);
    }

    /// <summary>Adds the elements to the sums of their columns.</summary>
    /// <param name="value">The elements.</param>
    /// <param name="sums">The sum of the first column.</param>
    /// <param name="errors">How far behind a sum the error is that it carries along, where the elements are doubles.</param>
    /// <param name="column">The column of the first element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddToColumns<TLane, T>(TLane value, ref double sums, nint errors, nint column)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            Store(Vector512.LoadUnsafe(ref sums, (nuint)column) + TLane.WidenLow(value), Vector512.LoadUnsafe(ref sums, (nuint)column + 8) + TLane.WidenHigh(value), ref sums, column);
            return;
        }

        WideSum carried = OfColumns(ref sums, errors, column);
        carried.Add<TLane, T>(value);
        carried.StoreColumns(ref sums, errors, column);
    }

    /// <summary>Adds the products of the elements to the sums of their columns.</summary>
    /// <param name="a">The first factors.</param>
    /// <param name="b">The second factors.</param>
    /// <param name="sums">The sum of the first column.</param>
    /// <param name="errors">How far behind a sum the error is that it carries along, where the elements are doubles.</param>
    /// <param name="column">The column of the first element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProductToColumns<TLane, T>(TLane a, TLane b, ref double sums, nint errors, nint column)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            Store(
                Fused.AddExactProduct(TLane.WidenLow(a), TLane.WidenLow(b), Vector512.LoadUnsafe(ref sums, (nuint)column)),
                Fused.AddExactProduct(TLane.WidenHigh(a), TLane.WidenHigh(b), Vector512.LoadUnsafe(ref sums, (nuint)column + 8)),
                ref sums,
                column);
            return;
        }

        WideSum carried = OfColumns(ref sums, errors, column);
        carried.AddProduct<TLane, T>(a, b);
        carried.StoreColumns(ref sums, errors, column);
    }

    /// <summary>Lets the elements count for the greatest of their columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MaxOfColumns<TLane, T>(TLane value, ref double greatest, nint column)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Store(Greater(Vector512.LoadUnsafe(ref greatest, (nuint)column), TLane.WidenLow(value)), Greater(Vector512.LoadUnsafe(ref greatest, (nuint)column + 8), TLane.WidenHigh(value)), ref greatest, column);

    /// <summary>Each of the first eight places and the one eight places on, added up.</summary>
    internal readonly Vector512<double> Half
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (_low + _lowError) + (_high + _highError);
    }

    /// <summary>Lets the elements count for the least of their columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MinOfColumns<TLane, T>(TLane value, ref double least, nint column)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Store(-Greater(-Vector512.LoadUnsafe(ref least, (nuint)column), -TLane.WidenLow(value)), -Greater(-Vector512.LoadUnsafe(ref least, (nuint)column + 8), -TLane.WidenHigh(value)), ref least, column);

    internal readonly void CopyTo(ref double places)
    {
        (_low + _lowError).StoreUnsafe(ref places);
        (_high + _highError).StoreUnsafe(ref places, (nuint)Vector512<double>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static WideSum OfColumns(ref double sums, nint errors, nint column) => new()
    {
        _low = Vector512.LoadUnsafe(ref sums, (nuint)column),
        _high = Vector512.LoadUnsafe(ref sums, (nuint)column + 8),
        _lowError = Vector512.LoadUnsafe(ref sums, (nuint)(column + errors)),
        _highError = Vector512.LoadUnsafe(ref sums, (nuint)(column + errors) + 8),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void StoreColumns(ref double sums, nint errors, nint column)
    {
        Store(_low, _high, ref sums, column);
        Store(_lowError, _highError, ref sums, column + errors);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<double> low, Vector512<double> high, ref double target, nint column)
    {
        low.StoreUnsafe(ref target, (nuint)column);
        high.StoreUnsafe(ref target, (nuint)column + 8);
    }

    /// <summary>The greater of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Greater(Vector512<double> a, Vector512<double> b) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(a, b) | ~Vector512.Equals(a, a), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddExactly(ref Vector512<double> sum, ref Vector512<double> error, Vector512<double> value)
    {
        Vector512<double> total = sum + value;
        Vector512<double> part = total - sum;
        Vector512<double> lost = (sum - (total - part)) + (value - part);

        // An infinite or NaN sum has lost nothing that could be carried along.
        error += Vector512.ConditionalSelect(Vector512.Equals(total - total, Vector512<double>.Zero), lost, Vector512<double>.Zero);
        sum = total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddExactProduct(ref Vector512<double> sum, ref Vector512<double> error, Vector512<double> a, Vector512<double> b)
    {
        Vector512<double> product = a * b;
        Vector512<double> lost = Fused.MultiplySubtract(a, b, product);
        error += Vector512.ConditionalSelect(Vector512.Equals(product - product, Vector512<double>.Zero), lost, Vector512<double>.Zero);
        AddExactly(ref sum, ref error, product);
    }
}
