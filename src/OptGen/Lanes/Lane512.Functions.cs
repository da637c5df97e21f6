using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptGen.CompilerServices;

/// <content>Functions: floats are widened, and the result is rounded once. Registers go to and fro by reference: by value, the JIT copies some of them in pieces.</content>
public readonly partial struct Lane512<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Map<TFunction>(Lane512<T> a)
        where TFunction : struct, IUnaryFunction
    {
        Unsafe.SkipInit(out Lane512<T> result);
        Map<TFunction>(in a, ref result);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Map<TFunction>(Lane512<T> a, Lane512<T> b)
        where TFunction : struct, IBinaryFunction
    {
        Unsafe.SkipInit(out Lane512<T> result);
        Map<TFunction>(in a, in b, ref result);
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Map<TFunction>(in Lane512<T> a, ref Lane512<T> result)
        where TFunction : struct, IUnaryFunction
    {
        if (typeof(T) == typeof(float))
        {
            Vector512<float> x = a._value.AsSingle();
            Lane512<double> low = TFunction.Single(new Lane512<double>(Vector512.WidenLower(x)));
            Lane512<double> high = TFunction.Single(new Lane512<double>(Vector512.WidenUpper(x)));
            result = new(Vector512.Narrow(low._value, high._value).As<float, T>());
        }
        else
        {
            result = new(TFunction.Double(new Lane512<double>(a._value.AsDouble()))._value.As<double, T>());
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Map<TFunction>(in Lane512<T> a, in Lane512<T> b, ref Lane512<T> result)
        where TFunction : struct, IBinaryFunction
    {
        if (typeof(T) == typeof(float))
        {
            Vector512<float> x = a._value.AsSingle();
            Vector512<float> y = b._value.AsSingle();
            Lane512<double> low = TFunction.Single(new Lane512<double>(Vector512.WidenLower(x)), new Lane512<double>(Vector512.WidenLower(y)));
            Lane512<double> high = TFunction.Single(new Lane512<double>(Vector512.WidenUpper(x)), new Lane512<double>(Vector512.WidenUpper(y)));
            result = new(Vector512.Narrow(low._value, high._value).As<float, T>());
        }
        else
        {
            result = new(TFunction.Double(new Lane512<double>(a._value.AsDouble()), new Lane512<double>(b._value.AsDouble()))._value.As<double, T>());
        }
    }
}
