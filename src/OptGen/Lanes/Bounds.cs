using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace OptGen.Lanes;

/// <summary>
/// Bounds of numbers. x86 gives the second operand where either is NaN, Arm gives NaN: with the bound first, both keep NaN. They differ in nothing else for
/// bounds other than 0.
/// </summary>
internal static class Bounds
{
    /// <summary>a, but not less than <paramref name="least"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> AtLeast(Vector512<double> a, Vector512<double> least) =>
        Avx512F.IsSupported ? Avx512F.Max(least, a)
        : Vector512.ConditionalSelect(Vector512.LessThan(a, least), least, a);

    /// <summary>a, but not more than <paramref name="most"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> AtMost(Vector512<double> a, Vector512<double> most) =>
        Avx512F.IsSupported ? Avx512F.Min(most, a)
        : Vector512.ConditionalSelect(Vector512.GreaterThan(a, most), most, a);

    /// <summary>a, but not less than <paramref name="least"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> AtLeast(Vector256<double> a, Vector256<double> least) =>
        Avx.IsSupported ? Avx.Max(least, a)
        : Vector256.ConditionalSelect(Vector256.LessThan(a, least), least, a);

    /// <summary>a, but not more than <paramref name="most"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> AtMost(Vector256<double> a, Vector256<double> most) =>
        Avx.IsSupported ? Avx.Min(most, a)
        : Vector256.ConditionalSelect(Vector256.GreaterThan(a, most), most, a);

    /// <summary>a, but not less than <paramref name="least"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> AtLeast(Vector128<double> a, Vector128<double> least) =>
        Sse2.IsSupported ? Sse2.Max(least, a)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.Max(least, a)
        : Vector128.ConditionalSelect(Vector128.LessThan(a, least), least, a);

    /// <summary>a, but not more than <paramref name="most"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> AtMost(Vector128<double> a, Vector128<double> most) =>
        Sse2.IsSupported ? Sse2.Min(most, a)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.Min(most, a)
        : Vector128.ConditionalSelect(Vector128.GreaterThan(a, most), most, a);
}
