using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptGen.CompilerServices;

/// <content>Functions: a float is widened, and the result is rounded once.</content>
public readonly partial struct Lane1<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Lane1<T> Map<TFunction>(Lane1<T> a)
        where TFunction : struct, IUnaryFunction
    {
        if (typeof(T) == typeof(float))
        {
            return Narrowed(TFunction.Single(Widened(a)));
        }

        return new(TFunction.Double(new Lane1<double>(a._value.AsDouble()))._value.As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Lane1<T> Map<TFunction>(Lane1<T> a, Lane1<T> b)
        where TFunction : struct, IBinaryFunction
    {
        if (typeof(T) == typeof(float))
        {
            return Narrowed(TFunction.Single(Widened(a), Widened(b)));
        }

        return new(TFunction.Double(new Lane1<double>(a._value.AsDouble()), new Lane1<double>(b._value.AsDouble()))._value.As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane1<double> Widened(Lane1<T> a) => new(Vector128.WidenLower(a._value.AsSingle()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane1<T> Narrowed(Lane1<double> a) => new(Vector128.Narrow(a._value, a._value).As<float, T>());
}
