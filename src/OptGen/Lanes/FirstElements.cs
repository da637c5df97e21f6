using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OptGen.Lanes;

/// <summary>Reads and writes the lowest elements of a register and nothing beyond: masked where the machine can, one by one where it cannot.</summary>
internal static unsafe class FirstElements
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load512<T>(T* source, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
#if NET10_0_OR_GREATER
        if (Avx512F.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? Avx512F.MaskLoad((float*)source, Mask512<T>(count).AsSingle(), Vector512<float>.Zero).As<float, T>()
                : Avx512F.MaskLoad((double*)source, Mask512<T>(count).AsDouble(), Vector512<double>.Zero).As<double, T>();
        }
#endif
        int half = Vector256<T>.Count;
        return count <= half
            ? Vector512.Create(Load256(source, count), Vector256<T>.Zero)
            : Vector512.Create(Vector256.Load(source), Load256(source + half, count - half));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load256<T>(T* source, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Avx.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? Avx.MaskLoad((float*)source, Mask256<T>(count).AsSingle()).As<float, T>()
                : Avx.MaskLoad((double*)source, Mask256<T>(count).AsDouble()).As<double, T>();
        }

        int half = Vector128<T>.Count;
        return count <= half
            ? Vector256.Create(Load128(source, count), Vector128<T>.Zero)
            : Vector256.Create(Vector128.Load(source), Load128(source + half, count - half));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load128<T>(T* source, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Avx.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? Avx.MaskLoad((float*)source, Mask128<T>(count).AsSingle()).As<float, T>()
                : Avx.MaskLoad((double*)source, Mask128<T>(count).AsDouble()).As<double, T>();
        }

        Vector128<T> elements = Vector128.CreateScalar(*source);
        for (int i = 1; i < count; i++)
        {
            elements = elements.WithElement(i, source[i]);
        }

        return elements;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store512<T>(Vector512<T> value, T* destination, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
#if NET10_0_OR_GREATER
        if (Avx512F.IsSupported)
        {
            if (typeof(T) == typeof(float))
            {
                Avx512F.MaskStore((float*)destination, Mask512<T>(count).AsSingle(), value.AsSingle());
            }
            else
            {
                Avx512F.MaskStore((double*)destination, Mask512<T>(count).AsDouble(), value.AsDouble());
            }

            return;
        }
#endif
        int half = Vector256<T>.Count;
        if (count <= half)
        {
            Store256(value.GetLower(), destination, count);
            return;
        }

        value.GetLower().Store(destination);
        Store256(value.GetUpper(), destination + half, count - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store256<T>(Vector256<T> value, T* destination, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Avx.IsSupported)
        {
            if (typeof(T) == typeof(float))
            {
                Avx.MaskStore((float*)destination, Mask256<T>(count).AsSingle(), value.AsSingle());
            }
            else
            {
                Avx.MaskStore((double*)destination, Mask256<T>(count).AsDouble(), value.AsDouble());
            }

            return;
        }

        int half = Vector128<T>.Count;
        if (count <= half)
        {
            Store128(value.GetLower(), destination, count);
            return;
        }

        value.GetLower().Store(destination);
        Store128(value.GetUpper(), destination + half, count - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store128<T>(Vector128<T> value, T* destination, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Avx.IsSupported)
        {
            if (typeof(T) == typeof(float))
            {
                Avx.MaskStore((float*)destination, Mask128<T>(count).AsSingle(), value.AsSingle());
            }
            else
            {
                Avx.MaskStore((double*)destination, Mask128<T>(count).AsDouble(), value.AsDouble());
            }

            return;
        }

        for (int i = 0; i < count; i++)
        {
            destination[i] = value.GetElement(i);
        }
    }

#if NET10_0_OR_GREATER
    private static Vector512<T> Mask512<T>(int count)
        where T : unmanaged, IFloatingPointIeee754<T> => typeof(T) == typeof(float)
            ? Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).As<int, T>()
            : Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>();
#endif

    private static Vector256<T> Mask256<T>(int count)
        where T : unmanaged, IFloatingPointIeee754<T> => typeof(T) == typeof(float)
            ? Vector256.LessThan(Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7), Vector256.Create(count)).As<int, T>()
            : Vector256.LessThan(Vector256.Create(0L, 1, 2, 3), Vector256.Create((long)count)).As<long, T>();

    private static Vector128<T> Mask128<T>(int count)
        where T : unmanaged, IFloatingPointIeee754<T> => typeof(T) == typeof(float)
            ? Vector128.LessThan(Vector128.Create(0, 1, 2, 3), Vector128.Create(count)).As<int, T>()
            : Vector128.LessThan(Vector128.Create(0L, 1), Vector128.Create((long)count)).As<long, T>();
}
