using OptGen.CompilerServices;
using OptGen.Models;

namespace OptGen.Tests.Models.Runtime;

/// <summary>First values have the moments of their distributions, and are functions of seed, name and element alone.</summary>
public sealed class InitialValuesTests
{
    private const int Count = 40_000;

    /// <summary>Five standard errors, so that one of two million seeds would fail.</summary>
    private const double Errors = 5;

    public static TheoryData<string, double, double> Moments => new()
    {
        // Kind, variance, kurtosis: of 200 inputs and 200 outputs.
        { "he", 2.0 / 200, 3 },
        { "xavier", 2.0 / 400, 1.8 },
        { "normal", .09, 3 },
        { "uniform", 1.0 / 12, 1.8 },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public void Moments_are_those_of_the_distribution(string kind, double variance, double kurtosis)
    {
        double[] values = Make<double>(InitialOf(kind), [200, 200], "W", 1);
        double mean = values.Average();
        double second = values.Average(value => value * value);
        double fourth = values.Average(value => Math.Pow(value, 4));

        // The mean's error is √(variance/n), that of the second moment √((kurtosis − 1)/n) of itself; of the fourth's, normal numbers have the greater, √(96/n)/3.
        Assert.InRange(mean, -Errors * Math.Sqrt(variance / Count), Errors * Math.Sqrt(variance / Count));
        Assert.InRange(second / variance, 1 - (Errors * Math.Sqrt((kurtosis - 1) / Count)), 1 + (Errors * Math.Sqrt((kurtosis - 1) / Count)));
        Assert.InRange(fourth / (second * second) / kurtosis, 1 - (Errors * Math.Sqrt(96.0 / Count) / 3), 1 + (Errors * Math.Sqrt(96.0 / Count) / 3));
    }

    [Fact]
    public void The_last_axis_counts_outputs_and_the_others_inputs()
    {
        // Q[d, h, c] has d·h inputs; uniform numbers of the variance 2/(64 + 4) reach √(6/68).
        double[] values = Make<double>(ModelInitial.Xavier, [16, 4, 4], "Q", 3);

        Assert.InRange(values.Max(Math.Abs), .97 * Math.Sqrt(6.0 / 68), Math.Sqrt(6.0 / 68));
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(50, 20)]
    [InlineData(20, 50)]
    [InlineData(1, 7)]
    public void The_shorter_side_of_an_orthogonal_matrix_is_orthonormal(int inputs, int outputs)
    {
        double[] w = Make<double>(ModelInitial.Orthogonal, [inputs, outputs], "U", 5);
        int count = Math.Min(inputs, outputs);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                double dot = inputs >= outputs
                    ? Enumerable.Range(0, inputs).Sum(row => w[(row * outputs) + i] * w[(row * outputs) + j])
                    : Enumerable.Range(0, outputs).Sum(column => w[(i * outputs) + column] * w[(j * outputs) + column]);

                // Householder's reflections are orthogonal to a small multiple of n·ε.
                Assert.Equal(i == j ? 1 : 0, dot, 1e-13);
            }
        }
    }

    [Fact]
    public void Every_orthogonal_matrix_is_as_likely()
    {
        // Without the signs of the triangular factor, LAPACK's convention makes most diagonal elements negative. The trace of a rotation by chance has the mean 0 and the variance 1.
        const int Matrices = 400;
        double mean = Enumerable.Range(0, Matrices).Average(seed => Trace(Make<double>(ModelInitial.Orthogonal, [8, 8], "U", seed), 8));

        Assert.InRange(mean, -Errors / Math.Sqrt(Matrices), Errors / Math.Sqrt(Matrices));
    }

    [Fact]
    public void Values_depend_on_seed_name_and_element_alone()
    {
        double[] values = Make<double>(ModelInitial.Normal(1), [4, 5], "a", 7);

        Assert.Equal(values, Make<double>(ModelInitial.Normal(1), [4, 5], "a", 7));
        Assert.Equal(values, Make<double>(ModelInitial.Normal(1), [6, 5], "a", 7).Take(20));
        Assert.Equal(values.Select(value => (float)value), Make<float>(ModelInitial.Normal(1), [4, 5], "a", 7));
        Assert.Empty(values.Intersect(Make<double>(ModelInitial.Normal(1), [4, 5], "b", 7)));
        Assert.Empty(values.Intersect(Make<double>(ModelInitial.Normal(1), [4, 5], "a", 8)));
    }

    [Fact]
    public void A_seed_set_after_the_weights_were_made_counts_from_the_next_reset_on()
    {
        HandWrittenModel<float> model = new(3, 2) { Seed = 1 };
        float[] first = model["z.weight"].Weights.ToArray();
        model.Seed = 2;

        Assert.Equal(first, model["z.weight"].Weights.ToArray());
        model.Reset();
        Assert.NotEqual(first, model["z.weight"].Weights.ToArray());
        Assert.Equal(new HandWrittenModel<float>(3, 2) { Seed = 2 }["z.weight"].Weights.ToArray(), model["z.weight"].Weights.ToArray());
    }

    private static ModelInitial InitialOf(string kind) => kind switch
    {
        "he" => ModelInitial.He,
        "xavier" => ModelInitial.Xavier,
        "normal" => ModelInitial.Normal(.3),
        _ => ModelInitial.Uniform(-.5, .5),
    };

    private static double Trace(double[] matrix, int size) => Enumerable.Range(0, size).Sum(i => matrix[(i * size) + i]);

    private static T[] Make<T>(ModelInitial initial, int[] shape, string name, long seed)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        T[] values = new T[shape.Aggregate(1, (product, length) => product * length)];
        InitialValues.Fill(new VariableLayout(name, "C", name, initial, [.. shape.Select(_ => "")], shape, values.Length), seed, values.AsSpan());
        return values;
    }
}
