using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Codes;
using OptGen.Lanes;

namespace OptGen.CompilerServices;

/// <summary>
/// One element, for what is left when no register can be filled. It is computed in the lowest place of a 128-bit register by the
/// instructions that the wider lanes use, and so rounds as they do.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct Lane1<T> : ILane<Lane1<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Vector128<T> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lane1(Vector128<T> value) => _value = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> Splat(double value) => new(Vector128.Create(Rounded.To<T>(value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> Splat(bool condition) => new(condition ? Vector128<T>.AllBitsSet : Vector128<T>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> Load(ref readonly T source, nint index) => new(Vector128.CreateScalar(Unsafe.Add(ref Unsafe.AsRef(in source), index)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> Broadcast(ref readonly T source, nint index) => new(Vector128.Create(Unsafe.Add(ref Unsafe.AsRef(in source), index)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane1<T> value, ref T destination, nint index) => Unsafe.Add(ref destination, index) = value._value.ToScalar();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> operator +(Lane1<T> a, Lane1<T> b) => new(a._value + b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> operator -(Lane1<T> a, Lane1<T> b) => new(a._value - b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> operator *(Lane1<T> a, Lane1<T> b) => new(a._value * b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> operator /(Lane1<T> a, Lane1<T> b) => new(a._value / b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> operator -(Lane1<T> a) => new(-a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> operator &(Lane1<T> a, Lane1<T> b) => new(a._value & b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> operator |(Lane1<T> a, Lane1<T> b) => new(a._value | b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> operator ~(Lane1<T> a) => new(~a._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> operator <(Lane1<T> a, Lane1<T> b) => new(Vector128.LessThan(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> operator <=(Lane1<T> a, Lane1<T> b) => new(Vector128.LessThanOrEqual(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> operator >(Lane1<T> a, Lane1<T> b) => new(Vector128.GreaterThan(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> operator >=(Lane1<T> a, Lane1<T> b) => new(Vector128.GreaterThanOrEqual(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> Equal(Lane1<T> a, Lane1<T> b) => new(Vector128.Equals(a._value, b._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> MultiplyAdd(Lane1<T> a, Lane1<T> b, Lane1<T> c) => new(Fused.MultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> MultiplySubtract(Lane1<T> a, Lane1<T> b, Lane1<T> c) => new(Fused.MultiplySubtract(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> MultiplyAddNegated(Lane1<T> a, Lane1<T> b, Lane1<T> c) => new(Fused.MultiplyAddNegated(a._value, b._value, c._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> Sqrt(Lane1<T> a) => new(Vector128.Sqrt(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> Abs(Lane1<T> a) => new(Vector128.Abs(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> CopySign(Lane1<T> a, Lane1<T> sign) => new(Vector128.ConditionalSelect(Vector128.Create(Rounded.To<T>(-0.0)), sign._value, a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> Floor(Lane1<T> a) => new(RoundingDown.Floor(a._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> Select(Lane1<T> condition, Lane1<T> whenTrue, Lane1<T> whenFalse) => new(Vector128.ConditionalSelect(condition._value, whenTrue._value, whenFalse._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> FlushSubnormals(Lane1<T> a) => new(Vector128.AndNot(a._value, Vector128.LessThan(Vector128.Abs(a._value), Vector128.Create(Normal<T>.Smallest))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> LoadBFloat16(ref readonly ushort source, nint index) => typeof(T) == typeof(float)
        ? new(Vector128.CreateScalar(BFloat16Codes.Number(Words1.LoadHalves(in source, index)).Value).As<uint, T>())
        : throw Widening.OnlySingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBFloat16(Lane1<T> value, Lane1<T> random, bool byUpperHalf, ref ushort destination, nint index)
    {
        if (typeof(T) != typeof(float))
        {
            throw Widening.OnlySingle();
        }

        Words1 bits = new Words1(value._value.AsUInt32().ToScalar());
        Words1 word = new Words1(random._value.AsUInt32().ToScalar());
        Words1.StoreUpperHalves(byUpperHalf ? BFloat16Codes.Rounded<StochasticByUpperHalf, Words1>(bits, word) : BFloat16Codes.Rounded<StochasticByLowerHalf, Words1>(bits, word), ref destination, index);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> RandomBits(RoundingKey key, nint index) => typeof(T) == typeof(float)
        ? new(Vector128.CreateScalar(RandomWords.At<Words1>(key, index).Value).As<uint, T>())
        : throw Widening.OnlySingle();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> Places(nint first) => new(Counting.From128<T>(first));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Widen(Lane1<T> a) => throw Widening.WrongCount();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> WidenLow(Lane1<T> a) => throw Widening.WrongCount();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> WidenHigh(Lane1<T> a) => throw Widening.WrongCount();
}
