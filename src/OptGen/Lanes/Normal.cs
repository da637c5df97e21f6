using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptGen.Lanes;

/// <summary>The range of the normal numbers of a type.</summary>
internal static class Normal<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The smallest positive number that is not subnormal: 2⁻¹²⁶ for <see cref="float"/>, 2⁻¹⁰²² for <see cref="double"/>.</summary>
    public static T Smallest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Rounded.To<T>(typeof(T) == typeof(float) ? 1.17549435082228750797e-38 : 2.2250738585072014e-308);
    }
}
