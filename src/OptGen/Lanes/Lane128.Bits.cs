using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Lanes;

namespace OptGen.CompilerServices;

public readonly partial struct Lane128<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> AddBits(Lane128<T> a, Lane128<T> b) => new((a._value.AsUInt64() + b._value.AsUInt64()).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> SubtractBits(Lane128<T> a, Lane128<T> b) => new((a._value.AsUInt64() - b._value.AsUInt64()).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator ^(Lane128<T> a, Lane128<T> b) => new(a._value ^ b._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> ShiftLeft(Lane128<T> a, int count) => new(Vector128.ShiftLeft(a._value.AsUInt64(), count).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> ShiftRight(Lane128<T> a, int count) => new(Vector128.ShiftRightLogical(a._value.AsUInt64(), count).As<ulong, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> AtLeast(Lane128<T> a, double least) => new(Bounds.AtLeast(a._value.AsDouble(), Vector128.Create(least)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> AtMost(Lane128<T> a, double most) => new(Bounds.AtMost(a._value.AsDouble(), Vector128.Create(most)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane128<T> condition) => condition._value.AsUInt64() != Vector128<ulong>.Zero;
}
