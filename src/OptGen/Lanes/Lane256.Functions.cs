using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptGen.CompilerServices;

/// <content>Functions: floats are widened, and the result is rounded once. Registers go to and fro by reference: by value, the JIT copies some of them in pieces.</content>
public readonly partial struct Lane256<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Map<TFunction>(Lane256<T> a)
        where TFunction : struct, IUnaryFunction
    {
        Unsafe.SkipInit(out Lane256<T> result);
        Map<TFunction>(in a, ref result);
        return result;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Map<TFunction>(Lane256<T> a, Lane256<T> b)
        where TFunction : struct, IBinaryFunction
    {
        Unsafe.SkipInit(out Lane256<T> result);
        Map<TFunction>(in a, in b, ref result);
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Map<TFunction>(in Lane256<T> a, ref Lane256<T> result)
        where TFunction : struct, IUnaryFunction
    {
        if (typeof(T) == typeof(float))
        {
            Vector256<float> x = a._value.AsSingle();
            Lane256<double> low = TFunction.Single(new Lane256<double>(Vector256.WidenLower(x)));
            Lane256<double> high = TFunction.Single(new Lane256<double>(Vector256.WidenUpper(x)));
            result = new(Vector256.Narrow(low._value, high._value).As<float, T>());
        }
        else
        {
            result = new(TFunction.Double(new Lane256<double>(a._value.AsDouble()))._value.As<double, T>());
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Map<TFunction>(in Lane256<T> a, in Lane256<T> b, ref Lane256<T> result)
        where TFunction : struct, IBinaryFunction
    {
        if (typeof(T) == typeof(float))
        {
            Vector256<float> x = a._value.AsSingle();
            Vector256<float> y = b._value.AsSingle();
            Lane256<double> low = TFunction.Single(new Lane256<double>(Vector256.WidenLower(x)), new Lane256<double>(Vector256.WidenLower(y)));
            Lane256<double> high = TFunction.Single(new Lane256<double>(Vector256.WidenUpper(x)), new Lane256<double>(Vector256.WidenUpper(y)));
            result = new(Vector256.Narrow(low._value, high._value).As<float, T>());
        }
        else
        {
            result = new(TFunction.Double(new Lane256<double>(a._value.AsDouble()), new Lane256<double>(b._value.AsDouble()))._value.As<double, T>());
        }
    }
}
