using System.Numerics;

namespace OptGen.Tests.Reductions;

/// <summary>Every reduction against exact sums, at lengths around those of a lane and of a chunk.</summary>
public sealed class AccuracyTests
{
    private static readonly int[] Lengths = [1, 2, 15, 16, 17, 31, 33, 4095, 4096, 4097, 8191, 12289, 100_000];

    public static TheoryData<int, bool> Cases
    {
        get
        {
            TheoryData<int, bool> cases = [];
            foreach (int length in Lengths)
            {
                cases.Add(length, false);
                cases.Add(length, true);
            }

            return cases;
        }
    }

    /// <summary>Beside numbers of one size, numbers over thirty powers of ten whose sum all but cancels.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void ReductionsOfFloats(int length, bool isWild) => Check<float>(length, isWild);

    [Theory]
    [MemberData(nameof(Cases))]
    public void ReductionsOfDoubles(int length, bool isWild) => Check<double>(length, isWild);

    [Fact]
    public void ReductionsOfNothing()
    {
        ReducesParameter optimizer = new();
        Parameter parameter = optimizer.Add("w", Array.Empty<float>(), Array.Empty<float>());
        optimizer.Step();

        Assert.Equal(0, optimizer.State(parameter, "sumR")[0]);
        Assert.Equal(0, optimizer.State(parameter, "normR")[0]);
        Assert.Equal(0, optimizer.State(parameter, "norm1R")[0]);
        Assert.Equal(double.NaN, optimizer.State(parameter, "meanR")[0]);
        Assert.Equal(double.NegativeInfinity, optimizer.State(parameter, "maxR")[0]);
        Assert.Equal(double.PositiveInfinity, optimizer.State(parameter, "minR")[0]);
    }

    private static void Check<T>(int length, bool isWild)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] weights = [.. Enumerable.Range(0, length).Select(i => T.CreateTruncating(Number(i, 0, isWild)))];
        T[] gradient = [.. Enumerable.Range(0, length).Select(i => T.CreateTruncating(Number(i, 1, isWild)))];
        double[] w = [.. weights.Select(double.CreateTruncating)];
        double[] g = [.. gradient.Select(double.CreateTruncating)];
        ReducesParameter optimizer = new();
        Parameter parameter = optimizer.Add("w", weights, gradient);
        optimizer.Step();
        double Of(string name) => optimizer.State(parameter, name + "R")[0];

        // Sums of floats are exact but for the double additions of at most 256 numbers in each place and the tree above; doubles carry
        // their errors along and are rounded in the tree alone.
        double bar = typeof(T) == typeof(float) ? 1e-13 : 4 * Math.Pow(2, -53);
        double sumOfSizes = Exact(g.Select(Math.Abs));
        double squares = ExactProducts(g, g);
        double mean = Exact(g) / length;
        CheckClose("sum", Exact(g), Of("sum"), bar * sumOfSizes);
        CheckClose("mean", mean, Of("mean"), (bar * sumOfSizes / length) + (1e-15 * Math.Abs(mean)));
        CheckClose("norm1", sumOfSizes, Of("norm1"), bar * sumOfSizes);
        CheckClose("norm", Math.Sqrt(squares), Of("norm"), (bar + 1e-15) * Math.Sqrt(squares));
        CheckClose("rms", Math.Sqrt(squares / length), Of("rms"), (bar + 1e-15) * Math.Sqrt(squares / length));
        CheckClose("dot", ExactProducts(g, w), Of("dot"), bar * ExactProducts([.. g.Select(Math.Abs)], [.. w.Select(Math.Abs)]));
        double cosine = ExactProducts(g, w) / (Math.Sqrt(squares) * Math.Sqrt(ExactProducts(w, w)));
        CheckClose("cos", cosine, Of("cos"), 2 * bar);
        Assert.Equal(g.Max(), Of("max"));
        Assert.Equal(g.Min(), Of("min"));
        if (length > 1)
        {
            // The deviations are elements, rounded to the weights' type.
            double[] deviations = [.. g.Select(x => double.CreateTruncating(T.CreateTruncating(x) - T.CreateTruncating(Of("mean"))))];
            double deviation = Math.Sqrt(ExactProducts(deviations, deviations) / (length - 1));
            CheckClose("std", deviation, Of("std"), (bar + 1e-15) * deviation);
        }
    }

    private static double Number(int i, int tensor, bool isWild)
    {
        double number = Trajectory.Gradient(i, tensor + 1);
        return isWild ? number * Math.Pow(10, 15 * Trajectory.Gradient(i / 2, tensor + 3)) * (i % 2 == 0 ? 1 : -1) : number;
    }

    private static double Exact(IEnumerable<double> numbers)
    {
        ExactSum sum = new();
        foreach (double number in numbers)
        {
            sum.Add(number);
        }

        return sum.Value;
    }

    private static double ExactProducts(double[] a, double[] b)
    {
        ExactSum sum = new();
        for (int i = 0; i < a.Length; i++)
        {
            sum.AddProduct(a[i], b[i]);
        }

        return sum.Value;
    }

    private static void CheckClose(string what, double expected, double actual, double allowed) =>
        Assert.True(Math.Abs(actual - expected) <= allowed, $"{what}: {actual:R} instead of {expected:R}, off by {Math.Abs(actual - expected) / allowed:G3} bars");
}
