using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptGen.CompilerServices;

/// <content>Functions: floats are widened, and the result is rounded once. Registers go to and fro by reference: by value, the JIT copies some of them in pieces.</content>
public readonly partial struct Lane128<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Map<TFunction>(Lane128<T> a)
        where TFunction : struct, IUnaryFunction
    {
        Unsafe.SkipInit(out Lane128<T> result);
        Map<TFunction>(in a, ref result);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Map<TFunction>(Lane128<T> a, Lane128<T> b)
        where TFunction : struct, IBinaryFunction
    {
        Unsafe.SkipInit(out Lane128<T> result);
        Map<TFunction>(in a, in b, ref result);
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Map<TFunction>(in Lane128<T> a, ref Lane128<T> result)
        where TFunction : struct, IUnaryFunction
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<float> x = a._value.AsSingle();
            Lane128<double> low = TFunction.Single(new Lane128<double>(Vector128.WidenLower(x)));
            Lane128<double> high = TFunction.Single(new Lane128<double>(Vector128.WidenUpper(x)));
            result = new(Vector128.Narrow(low._value, high._value).As<float, T>());
        }
        else
        {
            result = new(TFunction.Double(new Lane128<double>(a._value.AsDouble()))._value.As<double, T>());
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Map<TFunction>(in Lane128<T> a, in Lane128<T> b, ref Lane128<T> result)
        where TFunction : struct, IBinaryFunction
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<float> x = a._value.AsSingle();
            Vector128<float> y = b._value.AsSingle();
            Lane128<double> low = TFunction.Single(new Lane128<double>(Vector128.WidenLower(x)), new Lane128<double>(Vector128.WidenLower(y)));
            Lane128<double> high = TFunction.Single(new Lane128<double>(Vector128.WidenUpper(x)), new Lane128<double>(Vector128.WidenUpper(y)));
            result = new(Vector128.Narrow(low._value, high._value).As<float, T>());
        }
        else
        {
            result = new(TFunction.Double(new Lane128<double>(a._value.AsDouble()), new Lane128<double>(b._value.AsDouble()))._value.As<double, T>());
        }
    }
}
