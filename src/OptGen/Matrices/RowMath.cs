using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using OptGen.CompilerServices;

namespace OptGen.Matrices;

/// <summary>
/// Operations on whole rows. Matrix algorithms are written in terms of them wherever they can be, since each element is then computed by
/// itself, in an order that no register has a say in.
/// </summary>
internal static class RowMath
{
    /// <summary>target += scale·source.</summary>
    public static void AddScaled<T>(Span<T> target, double scale, ReadOnlySpan<T> source)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(new AddScaledOperation<T>(scale), target, source[..target.Length], source);

    /// <summary>target += firstScale·first + secondScale·second, the second product first.</summary>
    public static void AddScaled<T>(Span<T> target, double firstScale, ReadOnlySpan<T> first, double secondScale, ReadOnlySpan<T> second)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(new AddTwoScaledOperation<T>(firstScale, secondScale), target, first[..target.Length], second[..target.Length]);

    /// <summary>target = firstScale·first + secondScale·second, the second product rounded by itself; either may be the target.</summary>
    public static void Combine<T>(Span<T> target, double firstScale, ReadOnlySpan<T> first, double secondScale, ReadOnlySpan<T> second)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(new CombineOperation<T>(firstScale, secondScale), target, first[..target.Length], second[..target.Length]);

    /// <summary>row *= scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(Span<double> row, double scale)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] *= scale;
        }
    }

    /// <summary>Exchanges two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Swap(Span<double> a, Span<double> b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            (a[i], b[i]) = (b[i], a[i]);
        }
    }

    /// <summary>The sum of the products, in the order of the elements.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>The sum of the products by eight partial sums, whatever the registers; the numbers behind the last eight are added to the first of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double WideDot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        b = b[..a.Length];
        Vector512<double> sums = Vector512<double>.Zero;
        int i = 0;
        for (; i + Vector512<double>.Count <= a.Length; i += Vector512<double>.Count)
        {
            sums += Vector512.Create(a.Slice(i, Vector512<double>.Count)) * Vector512.Create(b.Slice(i, Vector512<double>.Count));
        }

        double rest = sums[0];
        for (; i < a.Length; i++)
        {
            rest += a[i] * b[i];
        }

        return (rest + sums[4] + (sums[2] + sums[6])) + (sums[1] + sums[5] + (sums[3] + sums[7]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TOperation, T>(TOperation operation, Span<T> target, ReadOnlySpan<T> first, ReadOnlySpan<T> second)
        where TOperation : struct, IRowOperation<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T a = ref MemoryMarshal.GetReference(target);
        ref T b = ref MemoryMarshal.GetReference(first);
        ref T c = ref MemoryMarshal.GetReference(second);
        nint end = target.Length;
        nint index = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            index = operation.Run<Lane512<T>>(ref a, ref b, ref c, index, end);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            index = operation.Run<Lane256<T>>(ref a, ref b, ref c, index, end);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            index = operation.Run<Lane128<T>>(ref a, ref b, ref c, index, end);
        }

        operation.Run<Lane1<T>>(ref a, ref b, ref c, index, end);
    }

    private readonly struct AddScaledOperation<T>(double scale) : IRowOperation<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public nint Run<TLane>(ref T a, ref T b, ref T c, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
        {
            TLane s = TLane.Splat(scale);
            for (; index + TLane.Count <= end; index += TLane.Count)
            {
                TLane.Store(TLane.MultiplyAdd(s, TLane.Load(ref b, index), TLane.Load(ref a, index)), ref a, index);
            }

            return index;
        }
    }

    private readonly struct AddTwoScaledOperation<T>(double firstScale, double secondScale) : IRowOperation<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public nint Run<TLane>(ref T a, ref T b, ref T c, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
        {
            TLane first = TLane.Splat(firstScale);
            TLane second = TLane.Splat(secondScale);
            for (; index + TLane.Count <= end; index += TLane.Count)
            {
                TLane sum = TLane.MultiplyAdd(second, TLane.Load(ref c, index), TLane.Load(ref a, index));
                TLane.Store(TLane.MultiplyAdd(first, TLane.Load(ref b, index), sum), ref a, index);
            }

            return index;
        }
    }

    private readonly struct CombineOperation<T>(double firstScale, double secondScale) : IRowOperation<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public nint Run<TLane>(ref T a, ref T b, ref T c, nint index, nint end)
            where TLane : struct, ILane<TLane, T>
        {
            TLane first = TLane.Splat(firstScale);
            TLane second = TLane.Splat(secondScale);
            for (; index + TLane.Count <= end; index += TLane.Count)
            {
                TLane product = second * TLane.Load(ref c, index);
                TLane.Store(TLane.MultiplyAdd(first, TLane.Load(ref b, index), product), ref a, index);
            }

            return index;
        }
    }
}
