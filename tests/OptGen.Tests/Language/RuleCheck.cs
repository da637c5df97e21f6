using System.Numerics;

namespace OptGen.Tests.Language;

/// <summary>What a rule does to one weight: the weight after each step, from where it starts and the gradients that it meets.</summary>
internal delegate IEnumerable<double> Meaning(double w, double[] gradients);

/// <summary>
/// Runs an optimizer beside the meaning of its rule in plain C#. Weights and gradients are quarters, so that few operations round, and a
/// rule and its meaning agree to the last bit however either is computed.
/// </summary>
internal static class RuleCheck
{
    private const int Elements = 71;
    private const int Steps = 7;

    /// <summary>Both types must give exactly what the meaning gives.</summary>
    public static void Same(Func<Optimizer> create, Meaning meaning)
    {
        Compare(Run<double>(create()), meaning);
        Compare(Run<float>(create()), meaning);
    }

    /// <summary>Two rules must give the same bits, also where operations round.</summary>
    public static void SameBits(Optimizer first, Optimizer second)
    {
        Assert.Equal(Run<double>(first, 0.1), Run<double>(second, 0.1));
        first.Reset();
        second.Reset();
        Assert.Equal(Run<float>(first, 0.1), Run<float>(second, 0.1));
    }

    public static double Weight(int element) => (((element * 5) % 23) - 11) / 4.0;

    /// <summary>Among the gradients are 0, 1 and 2, which conditions compare with.</summary>
    public static double Gradient(int element, int step) => (((element * 7) + (step * 11)) % 17 - 6) / 4.0;

    private static void Compare(double[][] weights, Meaning meaning)
    {
        for (int i = 0; i < Elements; i++)
        {
            double[] gradients = [.. Enumerable.Range(0, Steps).Select(step => Gradient(i, step))];
            double[] expected = [.. meaning(Weight(i), gradients)];
            double[] actual = [.. weights.Select(step => step[i])];
            Assert.Equal(expected, actual);
        }
    }

    private static double[][] Run<T>(Optimizer optimizer, double scale = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] weights = [.. Enumerable.Range(0, Elements).Select(i => T.CreateTruncating(scale * Weight(i)))];
        T[] gradient = new T[Elements];
        optimizer.Add($"{typeof(T)}", weights, gradient);
        List<double[]> trajectory = [];
        for (int step = 0; step < Steps; step++)
        {
            for (int i = 0; i < Elements; i++)
            {
                gradient[i] = T.CreateTruncating(scale * Gradient(i, step));
            }

            optimizer.Step();
            trajectory.Add([.. weights.Select(double.CreateTruncating)]);
        }

        return [.. trajectory];
    }
}
