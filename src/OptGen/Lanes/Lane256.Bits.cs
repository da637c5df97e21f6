using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Lanes;

namespace OptGen.CompilerServices;

public readonly partial struct Lane256<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> AddBits(Lane256<T> a, Lane256<T> b) => new((a._value.AsUInt64() + b._value.AsUInt64()).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> SubtractBits(Lane256<T> a, Lane256<T> b) => new((a._value.AsUInt64() - b._value.AsUInt64()).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator ^(Lane256<T> a, Lane256<T> b) => new(a._value ^ b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> ShiftLeft(Lane256<T> a, int count) => new(Vector256.ShiftLeft(a._value.AsUInt64(), count).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> ShiftRight(Lane256<T> a, int count) => new(Vector256.ShiftRightLogical(a._value.AsUInt64(), count).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> AtLeast(Lane256<T> a, double least) => new(Bounds.AtLeast(a._value.AsDouble(), Vector256.Create(least)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> AtMost(Lane256<T> a, double most) => new(Bounds.AtMost(a._value.AsDouble(), Vector256.Create(most)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane256<T> condition) => condition._value.AsUInt64() != Vector256<ulong>.Zero;
}
