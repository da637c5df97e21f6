using System.Numerics;
using System.Runtime.CompilerServices;
using OptGen.CompilerServices;

namespace OptGen.Products;

/// <summary>
/// The innermost part of a product: a tile of the result stays in registers while the inner index runs. Each element of the first factor is broadcast from where it
/// is, so that neither its strides nor its transpose matter.
/// </summary>
/// <remarks>
/// All that inlining would hide stands here: the JIT inlines only so much for each byte of the method that it begins with. The shape is the size of types, because that is known
/// before anything is inlined, so that what a tile does not have costs no time in compiling.
/// </remarks>
internal static unsafe class ProductTile
{
    /// <summary>Computes one tile.</summary>
    /// <typeparam name="TLane">The lane.</typeparam>
    /// <typeparam name="T">The element.</typeparam>
    /// <typeparam name="TRows">A type of as many bytes as the tile has rows.</typeparam>
    /// <typeparam name="TLanes">A type of as many bytes as each row has lanes.</typeparam>
    /// <typeparam name="TFactor">How the first factor is read.</typeparam>
    /// <param name="left">The first factor from the tile's first row on.</param>
    /// <param name="right">The second factor from the tile's first column on.</param>
    /// <param name="start">What the sums begin with; null where they begin with 0.</param>
    /// <param name="startStride">How far apart the rows of it are; 0 where all begin with the same.</param>
    /// <param name="result">Takes the sums.</param>
    /// <param name="resultStride">How far apart the rows of it are.</param>
    /// <param name="last">Where the last of several lanes begins: where it would reach beyond the result, it ends with it, and computes once more what others do.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TLane, T, TRows, TLanes, TFactor>(in LeftFactor<T> left, in RightFactor<T> right, T* start, nint startStride, T* result, nint resultStride, nint last)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
        where TRows : unmanaged
        where TLanes : unmanaged
        where TFactor : struct, IFactorAccess
    {
        TLane s00 = default, s01 = default, s02 = default, s03 = default;
        TLane s10 = default, s11 = default, s12 = default, s13 = default;
        TLane s20 = default, s21 = default, s22 = default, s23 = default;
        TLane s30 = default, s31 = default, s32 = default, s33 = default;
        TLane s40 = default, s41 = default, s42 = default, s43 = default;
        TLane s50 = default, s51 = default, s52 = default, s53 = default;
        TLane s60 = default, s61 = default, s62 = default, s63 = default;
        TLane s70 = default, s71 = default, s72 = default, s73 = default;
        nint place1 = Place<TLane, T, TLanes>(1, last), place2 = Place<TLane, T, TLanes>(2, last), place3 = Place<TLane, T, TLanes>(3, last);
        if (start != null)
        {
            T* row = start;
            s00 = TLane.Load(in *row, 0);
            s01 = sizeof(TLanes) > 1 ? TLane.Load(in *row, place1) : default;
            s02 = sizeof(TLanes) > 2 ? TLane.Load(in *row, place2) : default;
            s03 = sizeof(TLanes) > 3 ? TLane.Load(in *row, place3) : default;

            if (sizeof(TRows) > 1)
            {
                row += startStride;
                s10 = TLane.Load(in *row, 0);
                s11 = sizeof(TLanes) > 1 ? TLane.Load(in *row, place1) : default;
                s12 = sizeof(TLanes) > 2 ? TLane.Load(in *row, place2) : default;
                s13 = sizeof(TLanes) > 3 ? TLane.Load(in *row, place3) : default;
                row += startStride;
                s20 = TLane.Load(in *row, 0);
                s21 = sizeof(TLanes) > 1 ? TLane.Load(in *row, place1) : default;
                s22 = sizeof(TLanes) > 2 ? TLane.Load(in *row, place2) : default;
                s23 = sizeof(TLanes) > 3 ? TLane.Load(in *row, place3) : default;
                row += startStride;
                s30 = TLane.Load(in *row, 0);
                s31 = sizeof(TLanes) > 1 ? TLane.Load(in *row, place1) : default;
                s32 = sizeof(TLanes) > 2 ? TLane.Load(in *row, place2) : default;
                s33 = sizeof(TLanes) > 3 ? TLane.Load(in *row, place3) : default;
            }

            if (sizeof(TRows) > 4)
            {
                row += startStride;
                s40 = TLane.Load(in *row, 0);
                s41 = sizeof(TLanes) > 1 ? TLane.Load(in *row, place1) : default;
                s42 = sizeof(TLanes) > 2 ? TLane.Load(in *row, place2) : default;
                s43 = sizeof(TLanes) > 3 ? TLane.Load(in *row, place3) : default;
                row += startStride;
                s50 = TLane.Load(in *row, 0);
                s51 = sizeof(TLanes) > 1 ? TLane.Load(in *row, place1) : default;
                s52 = sizeof(TLanes) > 2 ? TLane.Load(in *row, place2) : default;
                s53 = sizeof(TLanes) > 3 ? TLane.Load(in *row, place3) : default;
            }

            if (sizeof(TRows) > 6)
            {
                row += startStride;
                s60 = TLane.Load(in *row, 0);
                s61 = sizeof(TLanes) > 1 ? TLane.Load(in *row, place1) : default;
                s62 = sizeof(TLanes) > 2 ? TLane.Load(in *row, place2) : default;
                s63 = sizeof(TLanes) > 3 ? TLane.Load(in *row, place3) : default;
                row += startStride;
                s70 = TLane.Load(in *row, 0);
                s71 = sizeof(TLanes) > 1 ? TLane.Load(in *row, place1) : default;
                s72 = sizeof(TLanes) > 2 ? TLane.Load(in *row, place2) : default;
                s73 = sizeof(TLanes) > 3 ? TLane.Load(in *row, place3) : default;
            }
        }

        T* a = left.First;
        T* high = typeof(TFactor) == typeof(Tabulated) ? a : a + (4 * left.RowStride);
        T* origin = a;
        nint innerStride = left.InnerStride;
        int* offset = left.InnerOffsets;
        nint a1 = sizeof(TRows) > 1 ? left.Offset<TFactor>(1) : 0;
        nint a2 = sizeof(TRows) > 2 ? left.Offset<TFactor>(2) : 0;
        nint a3 = sizeof(TRows) > 3 ? left.Offset<TFactor>(3) : 0;
        nint a4 = sizeof(TRows) > 4 ? left.Offset<TFactor>(4) : 0;
        nint a5 = sizeof(TRows) > 5 ? left.Offset<TFactor>(5) : 0;
        nint a6 = sizeof(TRows) > 6 ? left.Offset<TFactor>(6) : 0;
        nint a7 = sizeof(TRows) > 7 ? left.Offset<TFactor>(7) : 0;
        T* b = right.First;
        nint right1 = Place<TLane, T, TLanes>(1, right.Last), right2 = Place<TLane, T, TLanes>(2, right.Last), right3 = Place<TLane, T, TLanes>(3, right.Last);
        nint stride = right.Stride;
        int depth = right.Depth;
        for (int part = 0; part < 2; part++)
        {
            if (depth > 0)
            {
                // As a loop with its condition at the end it has one branch.
                do
                {
                    if (typeof(TFactor) == typeof(Tabulated))
                    {
                        a = origin + *offset++;
                        high = a;
                    }

                    TLane b0 = TLane.Load(in *b, 0);
                    TLane b1 = sizeof(TLanes) > 1 ? TLane.Load(in *b, right1) : default;
                    TLane b2 = sizeof(TLanes) > 2 ? TLane.Load(in *b, right2) : default;
                    TLane b3 = sizeof(TLanes) > 3 ? TLane.Load(in *b, right3) : default;
                    TLane f0 = TLane.Broadcast(in *a, 0);
                    s00 = TLane.MultiplyAdd(f0, b0, s00);
                    s01 = sizeof(TLanes) > 1 ? TLane.MultiplyAdd(f0, b1, s01) : s01;
                    s02 = sizeof(TLanes) > 2 ? TLane.MultiplyAdd(f0, b2, s02) : s02;
                    s03 = sizeof(TLanes) > 3 ? TLane.MultiplyAdd(f0, b3, s03) : s03;

                    if (sizeof(TRows) > 1)
                    {
                        TLane f1 = TLane.Broadcast(in *a, a1);
                        s10 = TLane.MultiplyAdd(f1, b0, s10);
                        s11 = sizeof(TLanes) > 1 ? TLane.MultiplyAdd(f1, b1, s11) : s11;
                        s12 = sizeof(TLanes) > 2 ? TLane.MultiplyAdd(f1, b2, s12) : s12;
                        s13 = sizeof(TLanes) > 3 ? TLane.MultiplyAdd(f1, b3, s13) : s13;
                        TLane f2 = TLane.Broadcast(in *a, a2);
                        s20 = TLane.MultiplyAdd(f2, b0, s20);
                        s21 = sizeof(TLanes) > 1 ? TLane.MultiplyAdd(f2, b1, s21) : s21;
                        s22 = sizeof(TLanes) > 2 ? TLane.MultiplyAdd(f2, b2, s22) : s22;
                        s23 = sizeof(TLanes) > 3 ? TLane.MultiplyAdd(f2, b3, s23) : s23;
                        TLane f3 = TLane.Broadcast(in *a, a3);
                        s30 = TLane.MultiplyAdd(f3, b0, s30);
                        s31 = sizeof(TLanes) > 1 ? TLane.MultiplyAdd(f3, b1, s31) : s31;
                        s32 = sizeof(TLanes) > 2 ? TLane.MultiplyAdd(f3, b2, s32) : s32;
                        s33 = sizeof(TLanes) > 3 ? TLane.MultiplyAdd(f3, b3, s33) : s33;
                    }

                    if (sizeof(TRows) > 4)
                    {
                        TLane f4 = TLane.Broadcast(in *high, typeof(TFactor) == typeof(Tabulated) ? a4 : 0);
                        s40 = TLane.MultiplyAdd(f4, b0, s40);
                        s41 = sizeof(TLanes) > 1 ? TLane.MultiplyAdd(f4, b1, s41) : s41;
                        s42 = sizeof(TLanes) > 2 ? TLane.MultiplyAdd(f4, b2, s42) : s42;
                        s43 = sizeof(TLanes) > 3 ? TLane.MultiplyAdd(f4, b3, s43) : s43;
                        TLane f5 = TLane.Broadcast(in *high, typeof(TFactor) == typeof(Tabulated) ? a5 : a1);
                        s50 = TLane.MultiplyAdd(f5, b0, s50);
                        s51 = sizeof(TLanes) > 1 ? TLane.MultiplyAdd(f5, b1, s51) : s51;
                        s52 = sizeof(TLanes) > 2 ? TLane.MultiplyAdd(f5, b2, s52) : s52;
                        s53 = sizeof(TLanes) > 3 ? TLane.MultiplyAdd(f5, b3, s53) : s53;
                    }

                    if (sizeof(TRows) > 6)
                    {
                        TLane f6 = TLane.Broadcast(in *high, typeof(TFactor) == typeof(Tabulated) ? a6 : a2);
                        s60 = TLane.MultiplyAdd(f6, b0, s60);
                        s61 = sizeof(TLanes) > 1 ? TLane.MultiplyAdd(f6, b1, s61) : s61;
                        s62 = sizeof(TLanes) > 2 ? TLane.MultiplyAdd(f6, b2, s62) : s62;
                        s63 = sizeof(TLanes) > 3 ? TLane.MultiplyAdd(f6, b3, s63) : s63;
                        TLane f7 = TLane.Broadcast(in *high, typeof(TFactor) == typeof(Tabulated) ? a7 : a3);
                        s70 = TLane.MultiplyAdd(f7, b0, s70);
                        s71 = sizeof(TLanes) > 1 ? TLane.MultiplyAdd(f7, b1, s71) : s71;
                        s72 = sizeof(TLanes) > 2 ? TLane.MultiplyAdd(f7, b2, s72) : s72;
                        s73 = sizeof(TLanes) > 3 ? TLane.MultiplyAdd(f7, b3, s73) : s73;
                    }

                    a += innerStride;
                    high += innerStride;
                    b += stride;
                    depth--;
                }
                while (depth > 0);
            }

            b = right.Rest;
            stride = sizeof(TLanes) * TLane.Count;
            depth = right.RestDepth;
        }

        Store<TLane, T, TLanes>(s00, s01, s02, s03, result, place1, place2, place3);

        if (sizeof(TRows) > 1)
        {
            result += resultStride;
            Store<TLane, T, TLanes>(s10, s11, s12, s13, result, place1, place2, place3);
            result += resultStride;
            Store<TLane, T, TLanes>(s20, s21, s22, s23, result, place1, place2, place3);
            result += resultStride;
            Store<TLane, T, TLanes>(s30, s31, s32, s33, result, place1, place2, place3);
        }

        if (sizeof(TRows) > 4)
        {
            result += resultStride;
            Store<TLane, T, TLanes>(s40, s41, s42, s43, result, place1, place2, place3);
            result += resultStride;
            Store<TLane, T, TLanes>(s50, s51, s52, s53, result, place1, place2, place3);
        }

        if (sizeof(TRows) > 6)
        {
            result += resultStride;
            Store<TLane, T, TLanes>(s60, s61, s62, s63, result, place1, place2, place3);
            result += resultStride;
            Store<TLane, T, TLanes>(s70, s71, s72, s73, result, place1, place2, place3);
        }
    }

    /// <summary>Where a lane of the tile begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Place<TLane, T, TLanes>(int lane, nint last)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged => lane == sizeof(TLanes) - 1 ? last : lane * TLane.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLane, T, TLanes>(TLane s0, TLane s1, TLane s2, TLane s3, T* row, nint place1, nint place2, nint place3)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : unmanaged
    {
        TLane.Store(s0, ref *row, 0);
        if (sizeof(TLanes) > 1)
        {
            TLane.Store(s1, ref *row, place1);
        }

        if (sizeof(TLanes) > 2)
        {
            TLane.Store(s2, ref *row, place2);
        }

        if (sizeof(TLanes) > 3)
        {
            TLane.Store(s3, ref *row, place3);
        }
    }
}
