using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Lanes;

namespace OptGen.CompilerServices;

public readonly partial struct Lane512<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> AddBits(Lane512<T> a, Lane512<T> b) => new((a._value.AsUInt64() + b._value.AsUInt64()).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> SubtractBits(Lane512<T> a, Lane512<T> b) => new((a._value.AsUInt64() - b._value.AsUInt64()).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator ^(Lane512<T> a, Lane512<T> b) => new(a._value ^ b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> ShiftLeft(Lane512<T> a, int count) => new(Vector512.ShiftLeft(a._value.AsUInt64(), count).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> ShiftRight(Lane512<T> a, int count) => new(Vector512.ShiftRightLogical(a._value.AsUInt64(), count).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> AtLeast(Lane512<T> a, double least) => new(Bounds.AtLeast(a._value.AsDouble(), Vector512.Create(least)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> AtMost(Lane512<T> a, double most) => new(Bounds.AtMost(a._value.AsDouble(), Vector512.Create(most)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane512<T> condition) => condition._value.AsUInt64() != Vector512<ulong>.Zero;
}
