using System.Numerics;

namespace OptGen.Tests;

/// <summary>One step of a rule in plain loops over doubles: updates the weights from the gradient, at step t.</summary>
internal delegate void PlainStep(double[] w, double[] g, int t);

/// <summary>Steps on weights and gradients that look random and are floats whatever the type, so that every run starts from the same numbers.</summary>
internal static class Trajectory
{
    public const int Steps = 6;

    /// <summary>Lengths around those of a lane, of two of them and of a chunk of a reduction.</summary>
    public static readonly int[] Lengths = [1, 7, 15, 16, 17, 33, 100, 4097];

    public static double Weight(int element) => Noise(element, 0);

    public static double Gradient(int element, int step) => Noise(element, step);

    /// <summary>The weights after each step.</summary>
    public static double[][] Of<T>(Optimizer optimizer, params int[] shape)
        where T : unmanaged, IFloatingPointIeee754<T> => Of<T>(optimizer, out _, shape);

    /// <summary>The weights after each step, and the parameter that they are of.</summary>
    public static double[][] Of<T>(Optimizer optimizer, out Parameter parameter, params int[] shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int length = shape.Aggregate(1, (product, axis) => product * axis);
        T[] weights = [.. Enumerable.Range(0, length).Select(i => T.CreateTruncating(Weight(i)))];
        T[] gradient = new T[length];
        parameter = weights is float[] single
            ? optimizer.Add("w", single, (float[])(object)gradient, shape)
            : optimizer.Add("w", (double[])(object)weights, (double[])(object)gradient, shape);
        List<double[]> trajectory = [];
        for (int t = 1; t <= Steps; t++)
        {
            for (int i = 0; i < length; i++)
            {
                gradient[i] = T.CreateTruncating(Gradient(i, t));
            }

            optimizer.Step();
            trajectory.Add([.. weights.Select(double.CreateTruncating)]);
        }

        return [.. trajectory];
    }

    /// <summary>Both rules must give the same bits, in both types and at every length.</summary>
    public static void SameBits(Func<Optimizer> first, Func<Optimizer> second)
    {
        foreach (int length in Lengths)
        {
            Assert.Equal(Of<float>(second(), length), Of<float>(first(), length));
            Assert.Equal(Of<double>(second(), length), Of<double>(first(), length));
        }
    }

    /// <summary>The rule must follow plain loops as closely as the roundings of its type allow.</summary>
    /// <param name="create">Gives the optimizer.</param>
    /// <param name="plain">Gives the loops, with states for a number of elements.</param>
    /// <param name="shape">The shape of the parameter.</param>
    /// <param name="roundings">How many roundings of its type a weight may be off by after all steps.</param>
    public static void Follows(Func<Optimizer> create, Func<int, PlainStep> plain, int[] shape, int roundings = 8)
    {
        int length = shape.Aggregate(1, (product, axis) => product * axis);
        double[][] expected = Of(plain(length), length);
        CheckClose(expected, Of<double>(create(), shape), roundings * Math.Pow(2, -53), $"double [{string.Join(", ", shape)}]");
        CheckClose(expected, Of<float>(create(), shape), roundings * Math.Pow(2, -24), $"float [{string.Join(", ", shape)}]");
    }

    public static double[][] Of(PlainStep plain, int length)
    {
        double[] weights = [.. Enumerable.Range(0, length).Select(Weight)];
        List<double[]> trajectory = [];
        for (int t = 1; t <= Steps; t++)
        {
            plain(weights, [.. Enumerable.Range(0, length).Select(i => Gradient(i, t))], t);
            trajectory.Add([.. weights]);
        }

        return [.. trajectory];
    }

    private static void CheckClose(double[][] expected, double[][] actual, double bar, string what)
    {
        for (int t = 0; t < expected.Length; t++)
        {
            for (int i = 0; i < expected[t].Length; i++)
            {
                double allowed = bar * Math.Max(1, Math.Abs(expected[t][i]));
                Assert.True(Math.Abs(actual[t][i] - expected[t][i]) <= allowed, $"{what}, step {t + 1}, element {i}: {actual[t][i]:R} instead of {expected[t][i]:R}");
            }
        }
    }

    /// <summary>A float in (−1, 1), from the finaliser of SplitMix64 over element and step.</summary>
    private static double Noise(int element, int step)
    {
        ulong bits = ((ulong)(uint)element << 32) + (uint)step + 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return (((bits ^ (bits >> 31)) >> 41) * Math.Pow(2, -22)) - 1;
    }
}
