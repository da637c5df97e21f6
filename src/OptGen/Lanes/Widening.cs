using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.CompilerServices;

namespace OptGen.Lanes;

/// <summary>Elements on their way into sums, which are kept in <see cref="double"/>.</summary>
internal static class Widening
{
    /// <summary>The first half of sixteen floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Low<T>(Vector512<T> value) =>
        typeof(T) == typeof(float) ? Vector512.WidenLower(value.AsSingle()) : throw WrongCount();

    /// <summary>The second half of sixteen floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> High<T>(Vector512<T> value) =>
        typeof(T) == typeof(float) ? Vector512.WidenUpper(value.AsSingle()) : throw WrongCount();

    /// <summary>Eight doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Eight<T>(Vector512<T> value) => typeof(T) == typeof(double) ? value.AsDouble() : throw WrongCount();

    /// <summary>Eight floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Eight<T>(Vector256<T> value) => typeof(T) == typeof(float)
        ? Vector512.Create(Vector256.WidenLower(value.AsSingle()), Vector256.WidenUpper(value.AsSingle()))
        : throw WrongCount();

    /// <summary>Eight elements of a lane that is put together of narrower ones.</summary>
    public static Vector512<double> Eight<TLane, T>(TLane value)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector512<T> elements = default;
        TLane.Store(value, ref Unsafe.As<Vector512<T>, T>(ref elements), 0);
        return typeof(T) == typeof(float) ? Vector512.WidenLower(elements.AsSingle()) : elements.AsDouble();
    }

    /// <summary>Only parameters of <see cref="float"/> have narrow states.</summary>
    public static InvalidOperationException OnlySingle() => new("Narrow states are of float.");

    /// <summary>Kernels that reduce run over lanes of sixteen elements alone.</summary>
    public static InvalidOperationException WrongCount() => new("A reduction needs a lane of sixteen elements.");
}
