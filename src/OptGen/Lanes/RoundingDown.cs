using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptGen.Lanes;

/// <summary>Rounding down, which the vector types offer for each element type by itself only.</summary>
internal static class RoundingDown
{
    /// <summary>The largest integer not above a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Floor<T>(Vector512<T> a)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? Vector512.Floor(a.AsSingle()).As<float, T>() : Vector512.Floor(a.AsDouble()).As<double, T>();

    /// <summary>The largest integer not above a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Floor<T>(Vector256<T> a)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? Vector256.Floor(a.AsSingle()).As<float, T>() : Vector256.Floor(a.AsDouble()).As<double, T>();

    /// <summary>The largest integer not above a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Floor<T>(Vector128<T> a)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? Vector128.Floor(a.AsSingle()).As<float, T>() : Vector128.Floor(a.AsDouble()).As<double, T>();
}
