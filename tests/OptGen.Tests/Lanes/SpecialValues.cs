using System.Numerics;

namespace OptGen.Tests.Lanes;

/// <summary>The numbers at which an implementation of arithmetic can go wrong, each with both signs.</summary>
internal static class SpecialValues<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static T[] All { get; } = [.. Magnitudes.SelectMany(value => (T[])[value, -value])];

    private static IEnumerable<T> Magnitudes
    {
        get
        {
            // The least numbers that are all integers, 2^23 or 2^52, and their neighbours.
            T integers = typeof(T) == typeof(float) ? T.CreateChecked(8388608) : T.CreateChecked(4503599627370496);
            T smallestNormal = typeof(T) == typeof(float) ? T.CreateChecked(Math.ScaleB(1, -126)) : T.CreateChecked(Math.ScaleB(1, -1022));
            T greatest = typeof(T) == typeof(float) ? T.CreateChecked(float.MaxValue) : T.CreateChecked(double.MaxValue);
            T half = T.CreateChecked(0.5);
            return
            [
                T.NaN, T.PositiveInfinity, T.Zero, T.One, half, T.One + half, T.CreateChecked(2.5), T.CreateChecked(3.5), T.CreateChecked(2.75),
                T.Epsilon, smallestNormal, T.BitDecrement(smallestNormal), T.BitIncrement(smallestNormal), greatest, T.BitDecrement(greatest),
                T.BitDecrement(half), T.BitIncrement(half), T.BitDecrement(T.One), T.BitIncrement(T.One),
                integers, integers - half, integers - T.One, integers + T.One, integers + integers, (integers / T.CreateChecked(2)) + half,
                T.CreateChecked(0.1), T.CreateChecked(1e-20), T.CreateChecked(1e20), T.CreateChecked(12345.678), T.CreateChecked(1.0 / 3),
            ];
        }
    }
}
