using System.Numerics;

namespace OptGen.Tests.Givens;

/// <summary>Numbers to hand over, and what becomes of them.</summary>
internal static class GivenNumbers
{
    public static void Give<T>(Parameter parameter, string name, T[] values)
    {
        if (values is float[] single)
        {
            parameter.Give(name, single);
        }
        else
        {
            parameter.Give(name, (double[])(object)values);
        }
    }

    /// <summary>Small multiples of 1/4.</summary>
    public static T[] Numbers<T>(int length, int seed)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        [.. Enumerable.Range(0, length).Select(i => T.CreateTruncating((((i * 7) + (seed * 13)) % 23 - 11) / 4.0))];

    public static double[] Doubles<T>(T[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => [.. values.Select(double.CreateTruncating)];

    public static double[] Product(double[] a, double[] b, int rows, int inner, int columns) =>
        [.. Enumerable.Range(0, rows * columns).Select(i => Enumerable.Range(0, inner).Sum(k => a[(i / columns * inner) + k] * b[(k * columns) + (i % columns)]))];
}
