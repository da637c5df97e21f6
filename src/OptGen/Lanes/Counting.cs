using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptGen.Lanes;

/// <summary>Consecutive whole numbers in a register. They are counted in <see cref="double"/>, exact up to 2⁵³, and each is rounded once to the element type.</summary>
internal static class Counting
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> From128<T>(nint first)
        where T : unmanaged, IFloatingPointIeee754<T> => typeof(T) == typeof(float)
        ? Vector128.Narrow(Two(first), Two(first + 2)).As<float, T>()
        : Two(first).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> From256<T>(nint first)
        where T : unmanaged, IFloatingPointIeee754<T> => typeof(T) == typeof(float)
        ? Vector256.Narrow(Four(first), Four(first + 4)).As<float, T>()
        : Four(first).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> From512<T>(nint first)
        where T : unmanaged, IFloatingPointIeee754<T> => typeof(T) == typeof(float)
        ? Vector512.Narrow(Eight(first), Eight(first + 8)).As<float, T>()
        : Eight(first).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Two(nint first) => Vector128.Create((double)first) + Vector128.Create(0.0, 1.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Four(nint first) => Vector256.Create((double)first) + Vector256.Create(0.0, 1.0, 2.0, 3.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Eight(nint first) => Vector512.Create((double)first) + Vector512.Create(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
}
