using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptGen.CompilerServices;

/// <summary>
/// A few elements that a kernel computes together: a vector register, two of them, or a single element.
/// A kernel is written once over this interface; the runtime chooses the implementation, and every one of them
/// rounds each operation in the same way, so that results do not depend on the choice.
/// </summary>
/// <typeparam name="TSelf">The lane itself.</typeparam>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// A condition is a lane whose bits are all ones where it holds and all zeros elsewhere.
/// The members with a body are made of the others, and are therefore the same for every lane by construction.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial interface ILane<TSelf, T>
    where TSelf : struct, ILane<TSelf, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>How many elements the lane holds.</summary>
    static abstract int Count { get; }

    /// <summary>The value in every element, rounded once to <typeparamref name="T"/>.</summary>
    static abstract TSelf Splat(double value);

    /// <summary>The condition in every element.</summary>
    static abstract TSelf Splat(bool condition);

    /// <summary>Reads <see cref="Count"/> elements from <paramref name="source"/>, beginning at <paramref name="index"/>.</summary>
    static abstract TSelf Load(ref readonly T source, nint index);

    /// <summary>The element of <paramref name="source"/> at <paramref name="index"/> in every place.</summary>
    static abstract TSelf Broadcast(ref readonly T source, nint index);

    /// <summary>Writes <see cref="Count"/> elements to <paramref name="destination"/>, beginning at <paramref name="index"/>.</summary>
    static abstract void Store(TSelf value, ref T destination, nint index);

    /// <summary>a + b.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>a − b.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>a · b.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>a / b.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>−a.</summary>
    static abstract TSelf operator -(TSelf a);

    /// <summary>Both conditions.</summary>
    static abstract TSelf operator &(TSelf a, TSelf b);

    /// <summary>Either condition.</summary>
    static abstract TSelf operator |(TSelf a, TSelf b);

    /// <summary>The opposite condition.</summary>
    static abstract TSelf operator ~(TSelf a);

    /// <summary>a &lt; b; false where either is NaN.</summary>
    static abstract TSelf operator <(TSelf a, TSelf b);

    /// <summary>a ≤ b; false where either is NaN.</summary>
    static abstract TSelf operator <=(TSelf a, TSelf b);

    /// <summary>a &gt; b; false where either is NaN.</summary>
    static abstract TSelf operator >(TSelf a, TSelf b);

    /// <summary>a ≥ b; false where either is NaN.</summary>
    static abstract TSelf operator >=(TSelf a, TSelf b);

    /// <summary>a = b; false where either is NaN.</summary>
    static abstract TSelf Equal(TSelf a, TSelf b);

    /// <summary>a·b + c with a single rounding.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>a·b − c with a single rounding.</summary>
    static abstract TSelf MultiplySubtract(TSelf a, TSelf b, TSelf c);

    /// <summary>c − a·b with a single rounding.</summary>
    static abstract TSelf MultiplyAddNegated(TSelf a, TSelf b, TSelf c);

    /// <summary>√a, correctly rounded.</summary>
    static abstract TSelf Sqrt(TSelf a);

    /// <summary>|a|.</summary>
    static abstract TSelf Abs(TSelf a);

    /// <summary>The magnitude of <paramref name="a"/> with the sign of <paramref name="sign"/>.</summary>
    static abstract TSelf CopySign(TSelf a, TSelf sign);

    /// <summary>The largest integer not above a.</summary>
    static abstract TSelf Floor(TSelf a);

    /// <summary><paramref name="whenTrue"/> where the condition holds, <paramref name="whenFalse"/> elsewhere.</summary>
    static abstract TSelf Select(TSelf condition, TSelf whenTrue, TSelf whenFalse);

    /// <summary>The function of each element.</summary>
    static abstract TSelf Map<TFunction>(TSelf a)
        where TFunction : struct, IUnaryFunction;

    /// <summary>The function of each pair of elements.</summary>
    static abstract TSelf Map<TFunction>(TSelf a, TSelf b)
        where TFunction : struct, IBinaryFunction;

    /// <summary>Magnitudes below the smallest normal number become 0; NaN stays. Subnormal states cost four times the time, for ever.</summary>
    static abstract TSelf FlushSubnormals(TSelf a);

    /// <summary>Reads <see cref="Count"/> numbers that are the upper halves of <see cref="float"/>, beginning at <paramref name="index"/>; only lanes of <see cref="float"/> do.</summary>
    static abstract TSelf LoadBFloat16(ref readonly ushort source, nint index);

    /// <summary>
    /// Writes the upper halves of numbers, beginning at <paramref name="index"/>; only lanes of <see cref="float"/> do. They are rounded up with a probability that
    /// makes the expected value the number itself; NaN stays NaN, ±∞ stay, and subnormal numbers become 0.
    /// </summary>
    /// <param name="value">The numbers.</param>
    /// <param name="random">What <see cref="RandomBits"/> gives.</param>
    /// <param name="byUpperHalf">Which sixteen of each 32 random bits to round by.</param>
    /// <param name="destination">The memory.</param>
    /// <param name="index">The place in it.</param>
    static abstract void StoreBFloat16(TSelf value, TSelf random, bool byUpperHalf, ref ushort destination, nint index);

    /// <summary>32 random bits for each element: a function of the key and of the element's place in its parameter; only of lanes of <see cref="float"/>.</summary>
    /// <param name="key">What they are drawn by.</param>
    /// <param name="index">The first element.</param>
    static abstract TSelf RandomBits(RoundingKey key, nint index);

    /// <summary>The places of the elements in their parameter, the first of them at <paramref name="first"/>; each rounded once to <typeparamref name="T"/>.</summary>
    static abstract TSelf Places(nint first);

    /// <summary>The elements in <see cref="double"/>; only of a lane of eight.</summary>
    static abstract Vector512<double> Widen(TSelf a);

    /// <summary>The first eight elements in <see cref="double"/>; only of a lane of sixteen.</summary>
    static abstract Vector512<double> WidenLow(TSelf a);

    /// <summary>The last eight elements in <see cref="double"/>; only of a lane of sixteen.</summary>
    static abstract Vector512<double> WidenHigh(TSelf a);

    /// <summary>a ≠ b; true where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf NotEqual(TSelf a, TSelf b) => ~TSelf.Equal(a, b);

    /// <summary>1 where the condition holds, 0 elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Number(TSelf condition) => condition & TSelf.Splat(1.0);

    /// <summary>The greater of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Max(TSelf a, TSelf b) => TSelf.Select((a > b) | TSelf.NotEqual(a, a), a, b);

    /// <summary>The lesser of two; NaN if either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Min(TSelf a, TSelf b) => TSelf.Select((a < b) | TSelf.NotEqual(a, a), a, b);

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Sign(TSelf a)
    {
        TSelf zero = TSelf.Splat(0.0);
        TSelf one = TSelf.CopySign(TSelf.Splat(1.0), a);
        return TSelf.Select((a < zero) | (a > zero), one, a);
    }

    /// <summary>The smallest integer not below a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Ceiling(TSelf a) => -TSelf.Floor(-a);

    /// <summary>a without its fraction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Truncate(TSelf a) => TSelf.CopySign(TSelf.Floor(TSelf.Abs(a)), a);

    /// <summary>The nearest integer; halves go to the even one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf Round(TSelf a)
    {
        // From 2^23 (2^52) on every number is an integer, and adding that number rounds the smaller ones to one.
        TSelf integers = TSelf.Splat(typeof(T) == typeof(float) ? 8388608.0 : 4503599627370496.0);
        TSelf magnitude = TSelf.Abs(a);
        TSelf rounded = TSelf.CopySign((magnitude + integers) - integers, a);
        return TSelf.Select(magnitude < integers, rounded, a);
    }

    /// <summary>Whether a is neither infinite nor NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TSelf IsFinite(TSelf a) => TSelf.Abs(a) < TSelf.Splat(double.PositiveInfinity);
}
