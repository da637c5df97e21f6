using System.Numerics;
using OptGen.CompilerServices;

namespace OptGen.Models;

/// <summary>The arithmetic of random directions, and of what their products with the Hessian tell of its diagonal.</summary>
internal static class HessianDiagonal
{
    private const int Lanes = 8;

    /// <summary>Draws a direction: each element is 1 or −1.</summary>
    public static void Draw<T>(in NoiseKey key, Span<T> direction)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<double> numbers = stackalloc double[Lanes];
        for (int start = 0; start < direction.Length; start += Lanes)
        {
            Lane512<double>.Store(Noise.Uniform<Lane512<double>, double>(in key, 0, start), ref numbers[0], 0);
            for (int i = 0; i < Math.Min(Lanes, direction.Length - start); i++)
            {
                direction[start + i] = numbers[i] < 0.5 ? T.NegativeOne : T.One;
            }
        }
    }

    /// <summary>Takes in what the product with a direction tells.</summary>
    /// <param name="curvature">The parameter's.</param>
    /// <param name="before">How many directions were taken in before.</param>
    /// <param name="directions">How many there are in all.</param>
    public static void Take<T>(ParameterCurvature<T> curvature, int before, int directions)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> direction = curvature.Direction.Span;
        ReadOnlySpan<T> product = curvature.Product.Span;
        Span<T> diagonal = curvature.Diagonal.Span;
        T share = before == directions - 1 && directions > 1 ? T.One / T.CreateChecked(directions) : T.One;
        for (int i = 0; i < diagonal.Length; i++)
        {
            T told = direction[i] * product[i];
            diagonal[i] = (before == 0 ? told : diagonal[i] + told) * share;
        }
    }

    /// <summary>The sum of products, in <see cref="double"/>, one after the other.</summary>
    public static double Product<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += double.CreateTruncating(a[i]) * double.CreateTruncating(b[i]);
        }

        return sum;
    }
}
