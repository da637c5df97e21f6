using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OptGen.Reductions;

namespace OptGen.CompilerServices;

/// <summary>What the loops of models need beside lanes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelLanes
{
    /// <summary>The first elements of a lane, and the same number beyond them.</summary>
    /// <param name="value">The lane.</param>
    /// <param name="count">How many elements count.</param>
    /// <param name="beyond">What stands beyond them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane First<TLane, T>(TLane value, int count, double beyond)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> =>
        count >= TLane.Count ? value : TLane.Select(TLane.Places(0) < TLane.Splat((double)count), value, TLane.Splat(beyond));

    /// <summary>All places of a sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Total(WideSum sum) => ReductionTree.Sum(sum.Half);

    /// <summary>The greatest element of a lane of sixteen; NaN if any is.</summary>
    public static double Greatest<TLane, T>(TLane value)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => Extreme<TLane, T>(value, ReductionKind.Max);

    /// <summary>The least element of a lane of sixteen; NaN if any is.</summary>
    public static double Least<TLane, T>(TLane value)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => Extreme<TLane, T>(value, ReductionKind.Min);

    /// <summary>A whole number that was computed, to count by.</summary>
    /// <exception cref="IndexOutOfRangeException">It is out of range, or not whole.</exception>
    public static nint Index(double value, nint length) => value >= 0 && value < length && value == Math.Floor(value) ? (nint)value : OutOfRange(value, length);

    /// <summary>A number of the standard normal distribution.</summary>
    public static double Normal<T>(in NoiseKey key, int stream, nint element)
        where T : unmanaged, IFloatingPointIeee754<T> => First<T>(Noise.Normal<Lane1<T>, T>(in key, stream, element));

    /// <summary>A number from 0 to 1.</summary>
    public static double Uniform<T>(in NoiseKey key, int stream, nint element)
        where T : unmanaged, IFloatingPointIeee754<T> => First<T>(Noise.Uniform<Lane1<T>, T>(in key, stream, element));

    /// <summary>Sets one of the numbers that rows are added up to.</summary>
    public static void Set(ref double sums, nint place, double value) => Unsafe.Add(ref sums, place) = value;

    internal static nint OutOfRange(double value, nint length) => throw new IndexOutOfRangeException($"The index {value} is not one of 0 to {length - 1}.");

    private static double First<T>(Lane1<T> lane)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T number = default;
        Lane1<T>.Store(lane, ref number, 0);
        return double.CreateTruncating(number);
    }

    [SkipLocalsInit]
    private static double Extreme<TLane, T>(TLane value, ReductionKind kind)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // By halves, as the sixteen places lie in memory: the same order whatever registers there are.
        Unsafe.SkipInit(out Lane<T> places);
        TLane.Store(value, ref places[0], 0);
        if (typeof(T) == typeof(float))
        {
            Vector256<T> eight = Better(Vector256.LoadUnsafe(ref places[0]), Vector256.LoadUnsafe(ref places[0], 8), kind);
            Vector128<T> four = Better(eight.GetLower(), eight.GetUpper(), kind);
            four.StoreUnsafe(ref places[0]);
        }
        else
        {
            Vector512<T> eight = Better(Vector512.LoadUnsafe(ref places[0]), Vector512.LoadUnsafe(ref places[0], 8), kind);
            Vector256<T> four = Better(eight.GetLower(), eight.GetUpper(), kind);
            four.StoreUnsafe(ref places[0]);
        }

        T best = Better(Better(places[0], places[2], kind), Better(places[1], places[3], kind), kind);
        return double.CreateTruncating(best);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Better<T>(Vector512<T> a, Vector512<T> b, ReductionKind kind) =>
        Vector512.ConditionalSelect((kind == ReductionKind.Max ? Vector512.GreaterThan(a, b) : Vector512.LessThan(a, b)) | ~Vector512.Equals(a, a), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Better<T>(Vector256<T> a, Vector256<T> b, ReductionKind kind) =>
        Vector256.ConditionalSelect((kind == ReductionKind.Max ? Vector256.GreaterThan(a, b) : Vector256.LessThan(a, b)) | ~Vector256.Equals(a, a), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Better<T>(Vector128<T> a, Vector128<T> b, ReductionKind kind) =>
        Vector128.ConditionalSelect((kind == ReductionKind.Max ? Vector128.GreaterThan(a, b) : Vector128.LessThan(a, b)) | ~Vector128.Equals(a, a), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Better<T>(T a, T b, ReductionKind kind)
        where T : unmanaged, IFloatingPointIeee754<T> => T.IsNaN(a) || (kind == ReductionKind.Max ? a > b : a < b) ? a : b;
}
