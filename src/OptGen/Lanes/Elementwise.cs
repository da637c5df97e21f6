using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Lanes;

/// <summary>Functions that have no vector instruction, one element after the other.</summary>
internal static class Elementwise
{
    public static void Map<TFunction, T>(ref T a, int count)
        where TFunction : struct, IUnaryFunction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < count; i++)
        {
            ref T element = ref Unsafe.Add(ref a, i);
            element = Rounded.To<T>(TFunction.Invoke(Rounded.From(element)));
        }
    }

    public static void Map<TFunction, T>(ref T a, ref T b, int count)
        where TFunction : struct, IBinaryFunction
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < count; i++)
        {
            ref T element = ref Unsafe.Add(ref a, i);
            element = Rounded.To<T>(TFunction.Invoke(Rounded.From(element), Rounded.From(Unsafe.Add(ref b, i))));
        }
    }
}
