using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Lanes;

namespace OptGen.CompilerServices;

public readonly partial struct Lane1<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> AddBits(Lane1<T> a, Lane1<T> b) => new((a._value.AsUInt64() + b._value.AsUInt64()).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> SubtractBits(Lane1<T> a, Lane1<T> b) => new((a._value.AsUInt64() - b._value.AsUInt64()).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> operator ^(Lane1<T> a, Lane1<T> b) => new(a._value ^ b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> ShiftLeft(Lane1<T> a, int count) => new(Vector128.ShiftLeft(a._value.AsUInt64(), count).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> ShiftRight(Lane1<T> a, int count) => new(Vector128.ShiftRightLogical(a._value.AsUInt64(), count).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> AtLeast(Lane1<T> a, double least) => new(Bounds.AtLeast(a._value.AsDouble(), Vector128.Create(least)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1<T> AtMost(Lane1<T> a, double most) => new(Bounds.AtMost(a._value.AsDouble(), Vector128.Create(most)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane1<T> condition) => condition._value.AsUInt64() != Vector128<ulong>.Zero;
}
