using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptGen.Lanes;

/// <summary>Numbers on their way between <see cref="double"/> and the element type, in a form that every JIT compiles to one instruction.</summary>
internal static class Rounded
{
    /// <summary>The value rounded once to the element type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T To<T>(double value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            float single = (float)value;
            return Unsafe.As<float, T>(ref single);
        }

        return Unsafe.As<double, T>(ref value);
    }

    /// <summary>The element in <see cref="double"/>, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double From<T>(T element)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? Unsafe.As<T, float>(ref element) : Unsafe.As<T, double>(ref element);
}
