using System.Numerics;
using static OptGen.Tests.Givens.GivenNumbers;

namespace OptGen.Tests.Givens;

/// <summary>What steps read of what is handed over, and the places of elements. Numbers are such that every product and sum of them is exact.</summary>
public sealed class GivenValueTests
{
    /// <summary>From less than a register to more than threads share, and what is left over of each.</summary>
    public static TheoryData<int> Lengths => [0, 1, 3, 7, 15, 16, 17, 31, 33, 100, 257, 1023, 1025, 40_003];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Elements_are_read_at_every_length(int length)
    {
        CheckElements<float>(length, threads: 1);
        CheckElements<double>(length, threads: 1);
        CheckElements<float>(length, threads: 4);
        CheckSums<float>(length);
        CheckSums<double>(length);
    }

    private static void CheckElements<T>(int length, int threads)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GivenElements optimizer = new() { Options = new StepOptions { Threads = threads } };
        T[] weights = Numbers<T>(length, 1);
        double[] expected = Doubles(weights);
        T[] gradient = Numbers<T>(length, 2);
        T[] x = Numbers<T>(length, 3);
        double[] m = new double[length];
        Parameter parameter = optimizer.Add("w", weights, gradient);
        Give(parameter, "x", x);
        for (int step = 0; step < 3; step++)
        {
            double c = step - 1.5;
            parameter.Give("c", c);
            optimizer.Step();
            for (int i = 0; i < length; i++)
            {
                m[i] = (0.5 * m[i]) + (double.CreateTruncating(gradient[i]) * double.CreateTruncating(x[i]));
                expected[i] -= (0.25 * c * m[i]) + i;
            }

            // Memory is read as it is then.
            x.AsSpan().Reverse();
        }

        // In float the last bits of large numbers are rounded away; up to 2²⁴/64 all are exact.
        Assert.Equal(typeof(T) == typeof(float) && length > 1025 ? [.. expected.Select((e, i) => i < 1025 ? e : double.CreateTruncating(weights[i]))] : expected, Doubles(weights));
    }

    private static void CheckSums<T>(int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (length is 0 or > 1025)
        {
            return;
        }

        GivenSums optimizer = new();
        T[] weights = new T[length];
        T[] gradient = Numbers<T>(length, 2);
        T[] x = Numbers<T>(length, 3);
        Give(optimizer.Add("w", weights, gradient), "x", x);
        optimizer.Step();

        double sum = Enumerable.Range(0, length).Sum(i => double.CreateTruncating(gradient[i] * x[i]) + i) + Doubles(x).Max();
        Assert.All(Doubles(weights), weight => Assert.Equal(-sum, weight));
    }

    [Fact]
    public void Vectors_of_all_sides_are_read()
    {
        GivenVectors optimizer = new();
        float[] weights = Numbers<float>(5 * 18, 1);
        double[] expected = Doubles(weights);
        float[] gradient = Numbers<float>(5 * 18, 2);
        float[] rows = Numbers<float>(5, 3);
        float[] columns = Numbers<float>(18, 4);
        Parameter parameter = optimizer.Add("w", weights, gradient, 5, 18);
        parameter.Give("r", rows);
        parameter.Give("k", columns);
        parameter.Give("q", new float[] { 1, 2, 4 });
        optimizer.Step();

        for (int i = 0; i < expected.Length; i++)
        {
            expected[i] -= 0.5 * ((gradient[i] * rows[i / 18] * columns[i % 18]) + 7 + (i / 18) - (2 * (i % 18)));
        }

        Assert.Equal(expected, Doubles(weights));
    }

    [Fact]
    public void Matrices_of_given_sizes_are_read()
    {
        CheckMatrices<float>();
        CheckMatrices<double>();
    }

    private static void CheckMatrices<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int Rows = 3;
        const int Columns = 5;
        GivenMatrices optimizer = new();
        T[] weights = Numbers<T>(Rows * Columns, 1);
        double[] expected = Doubles(weights);
        T[] gradient = Numbers<T>(Rows * Columns, 2);
        T[] a = Numbers<T>(Columns * Columns, 3);
        T[] b = Numbers<T>(Rows * Rows, 4);
        T[] p = Numbers<T>(Columns * 2, 5);
        Parameter parameter = optimizer.Add("w", weights, gradient, Rows, Columns);
        Give(parameter, "A", a);
        Give(parameter, "B", b);
        Give(parameter, "P", p);
        optimizer.Step();

        double[] bg = Product(Doubles(b), Doubles(gradient), Rows, Rows, Columns);
        double[] bga = Product(bg, Doubles(a), Rows, Columns, Columns);
        double[] gp = Product(Doubles(gradient), Doubles(p), Rows, Columns, 2);
        double[] transposed = [.. Enumerable.Range(0, 2 * Columns).Select(i => double.CreateTruncating(p[(i % Columns * 2) + (i / Columns)]))];
        double[] gpp = Product(gp, transposed, Rows, 2, Columns);
        Assert.Equal([.. expected.Select((w, i) => w - (3 * bga[i]) - gpp[i])], Doubles(weights));
    }

    [Fact]
    public void Passes_over_values_of_another_size_stay_within_them()
    {
        GivenOtherSize optimizer = new();
        double[] weights = [1, 2];
        Parameter parameter = optimizer.Add("w", weights, new double[] { 1, -1 });
        double[] p = Numbers<double>(15, 3);
        parameter.Give("P", p);
        optimizer.Step();

        double factor = p.Sum(value => (value * value) + value);
        Assert.Equal([1 - factor, 2 + factor], weights);
    }

    /// <summary>Parameters side by side are stepped as one where nothing tells them apart.</summary>
    [Fact]
    public void Neighbours_have_their_own()
    {
        GivenAlone optimizer = new();
        ParameterMemory<float> memory = new(90);
        List<(Parameter Parameter, Memory<float> Weights, float[] X)> all = [];
        foreach (int length in (int[])[40, 17, 33])
        {
            (Memory<float> weights, Memory<float> gradient) = memory.Take(length);
            gradient.Span.Fill(2);
            Parameter parameter = optimizer.Add($"{length}", weights, gradient);
            float[] x = Numbers<float>(length, length);
            parameter.Give("x", x);
            all.Add((parameter, weights, x));
        }

        optimizer.Step();
        Assert.All(all, one => Assert.Equal(one.X.Select(x => -0.5f * x), one.Weights.ToArray()));
    }

    [Fact]
    public void Places_begin_anew_in_each_parameter()
    {
        Counted optimizer = new();
        ParameterMemory<float> memory = new(57);
        (Memory<float> first, Memory<float> g) = memory.Take(40);
        optimizer.Add("a", first, g);
        (Memory<float> second, g) = memory.Take(17);
        optimizer.Add("b", second, g);
        optimizer.Step();

        Assert.Equal(Enumerable.Range(0, 40).Select(i => (float)i), first.ToArray());
        Assert.Equal(Enumerable.Range(0, 17).Select(i => (float)i), second.ToArray());
    }
}
