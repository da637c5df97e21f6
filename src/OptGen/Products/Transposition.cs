using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace OptGen.Products;

/// <summary>The transpose of a matrix with any distance between rows, by squares in registers.</summary>
internal static unsafe class Transposition
{
    /// <summary>Both matrices are walked through in squares that stay in the nearest cache.</summary>
    private const int Block = 32;

    private static bool HasZip => Sse2.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>result = xᵀ, for matrices that the caches do not hold.</summary>
    /// <param name="x">rows × columns, without gaps in its rows.</param>
    /// <param name="result">columns × rows, without gaps in its rows; overlaps nothing of <paramref name="x"/>.</param>
    public static void Transpose<T>(MatrixView<T> x, MatrixView<T> result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* source = &x.First, target = &result.First)
        {
            for (int row = 0; row < x.Rows; row += Block)
            {
                for (int column = 0; column < x.Columns; column += Block)
                {
                    Transpose(
                        source + (row * x.RowStride) + column,
                        x.RowStride,
                        Math.Min(Block, x.Rows - row),
                        Math.Min(Block, x.Columns - column),
                        target + (column * result.RowStride) + row,
                        result.RowStride);
                }
            }
        }
    }

    /// <summary>target = sourceᵀ.</summary>
    /// <param name="source">rows × columns.</param>
    /// <param name="sourceStride">How far apart its rows are.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="target">columns × rows; overlaps nothing of the source.</param>
    /// <param name="targetStride">How far apart its rows are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose<T>(T* source, nint sourceStride, int rows, int columns, T* target, nint targetStride)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int square = Vector128<T>.Count;
        int row = 0;
        if (Avx.IsSupported)
        {
            for (; row + Vector256<T>.Count <= rows; row += Vector256<T>.Count)
            {
                int column = 0;
                for (; column + square <= columns; column += square)
                {
                    Square256(source + (row * sourceStride) + column, sourceStride, target + (column * targetStride) + row, targetStride);
                }

                OneByOne(source + (row * sourceStride) + column, sourceStride, Vector256<T>.Count, columns - column, target + (column * targetStride) + row, targetStride);
            }
        }

        if (HasZip)
        {
            for (; row + square <= rows; row += square)
            {
                int column = 0;
                for (; column + square <= columns; column += square)
                {
                    Square128(source + (row * sourceStride) + column, sourceStride, target + (column * targetStride) + row, targetStride);
                }

                OneByOne(source + (row * sourceStride) + column, sourceStride, square, columns - column, target + (column * targetStride) + row, targetStride);
            }
        }

        OneByOne(source + (row * sourceStride), sourceStride, rows - row, columns, target + row, targetStride);
    }

    /// <summary>Copies what a square matrix has above its diagonal to below it.</summary>
    public static void CopyToLower<T>(T* x, nint stride, int size)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int first = 0; first < size; first += Block)
        {
            int end = Math.Min(first + Block, size);
            for (int row = first; row < end; row++)
            {
                OneByOne(x + (row * stride) + row, stride, 1, end - row, x + (row * stride) + row, stride);
            }

            for (int above = 0; above < first; above += Block)
            {
                Transpose(x + (above * stride) + first, stride, Block, end - first, x + (first * stride) + above, stride);
            }
        }
    }

    private static void OneByOne<T>(T* source, nint sourceStride, int rows, int columns, T* target, nint targetStride)
        where T : unmanaged
    {
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < rows; row++)
            {
                target[row] = source[(row * sourceStride) + column];
            }

            target += targetStride;
        }
    }

    /// <summary>Two squares, one below the other, in the halves of each register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square256<T>(T* source, nint sourceStride, T* target, nint targetStride)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* lower = source + (Vector128<T>.Count * sourceStride);
        Vector256<T> row0 = Vector256.Create(Vector128.Load(source), Vector128.Load(lower));
        Vector256<T> row1 = Vector256.Create(Vector128.Load(source + sourceStride), Vector128.Load(lower + sourceStride));
        if (typeof(T) == typeof(double))
        {
            ZipLow(row0, row1).Store(target);
            ZipHigh(row0, row1).Store(target + targetStride);
            return;
        }

        Vector256<T> row2 = Vector256.Create(Vector128.Load(source + (2 * sourceStride)), Vector128.Load(lower + (2 * sourceStride)));
        Vector256<T> row3 = Vector256.Create(Vector128.Load(source + (3 * sourceStride)), Vector128.Load(lower + (3 * sourceStride)));
        Vector256<T> even = ZipLow(row0, row2);
        Vector256<T> odd = ZipLow(row1, row3);
        ZipLow(even, odd).Store(target);
        ZipHigh(even, odd).Store(target + targetStride);
        even = ZipHigh(row0, row2);
        odd = ZipHigh(row1, row3);
        ZipLow(even, odd).Store(target + (2 * targetStride));
        ZipHigh(even, odd).Store(target + (3 * targetStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square128<T>(T* source, nint sourceStride, T* target, nint targetStride)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector128<T> row0 = Vector128.Load(source);
        Vector128<T> row1 = Vector128.Load(source + sourceStride);
        if (typeof(T) == typeof(double))
        {
            ZipLow(row0, row1).Store(target);
            ZipHigh(row0, row1).Store(target + targetStride);
            return;
        }

        Vector128<T> row2 = Vector128.Load(source + (2 * sourceStride));
        Vector128<T> row3 = Vector128.Load(source + (3 * sourceStride));
        Vector128<T> even = ZipLow(row0, row2);
        Vector128<T> odd = ZipLow(row1, row3);
        ZipLow(even, odd).Store(target);
        ZipHigh(even, odd).Store(target + targetStride);
        even = ZipHigh(row0, row2);
        odd = ZipHigh(row1, row3);
        ZipLow(even, odd).Store(target + (2 * targetStride));
        ZipHigh(even, odd).Store(target + (3 * targetStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> ZipLow<T>(Vector256<T> a, Vector256<T> b) => typeof(T) == typeof(float)
        ? Avx.UnpackLow(a.AsSingle(), b.AsSingle()).As<float, T>()
        : Avx.UnpackLow(a.AsDouble(), b.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> ZipHigh<T>(Vector256<T> a, Vector256<T> b) => typeof(T) == typeof(float)
        ? Avx.UnpackHigh(a.AsSingle(), b.AsSingle()).As<float, T>()
        : Avx.UnpackHigh(a.AsDouble(), b.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> ZipLow<T>(Vector128<T> a, Vector128<T> b)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? AdvSimd.Arm64.ZipLow(a.AsSingle(), b.AsSingle()).As<float, T>()
                : AdvSimd.Arm64.ZipLow(a.AsDouble(), b.AsDouble()).As<double, T>();
        }

        return typeof(T) == typeof(float)
            ? Sse.UnpackLow(a.AsSingle(), b.AsSingle()).As<float, T>()
            : Sse2.UnpackLow(a.AsDouble(), b.AsDouble()).As<double, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> ZipHigh<T>(Vector128<T> a, Vector128<T> b)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? AdvSimd.Arm64.ZipHigh(a.AsSingle(), b.AsSingle()).As<float, T>()
                : AdvSimd.Arm64.ZipHigh(a.AsDouble(), b.AsDouble()).As<double, T>();
        }

        return typeof(T) == typeof(float)
            ? Sse.UnpackHigh(a.AsSingle(), b.AsSingle()).As<float, T>()
            : Sse2.UnpackHigh(a.AsDouble(), b.AsDouble()).As<double, T>();
    }
}
