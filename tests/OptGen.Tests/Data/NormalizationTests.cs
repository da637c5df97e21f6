using OptGen.Data;

namespace OptGen.Tests.Data;

/// <summary>Normalization: scales by hand, taken from some rows, undone again.</summary>
public sealed class NormalizationTests
{
    private static readonly double[] s_data = [1, 10, 5, 3, 20, 5, 5, 60, 5];

    [Fact]
    public void Columns_get_mean_0_and_variance_1()
    {
        Normalization scales = Normalization.Standard<double>(s_data, 3);
        Assert.Equal([3, 30, 5], scales.Offsets);
        Assert.Equal([Math.Sqrt(8 / 3.0), Math.Sqrt(1400 / 3.0), 1], scales.Scales);
        double[] data = [.. s_data];
        scales.Apply<double>(data);
        for (int column = 0; column < 2; column++)
        {
            double[] values = [data[column], data[3 + column], data[6 + column]];
            Assert.Equal(0, values.Sum(), 1e-15);
            Assert.Equal(3, values.Sum(value => value * value), 1e-15);
        }

        Assert.Equal([0.0, 0, 0], [data[2], data[5], data[8]]);
        scales.Undo<double>(data);
        Assert.All(data.Zip(s_data), pair => Assert.Equal(pair.Second, pair.First, 1e-14));
    }

    [Fact]
    public void Columns_get_0_to_1()
    {
        float[] data = [.. s_data.Select(number => (float)number)];
        Normalization scales = Normalization.MinMax<float>(data, 3);
        scales.Apply<float>(data);
        Assert.Equal([0f, 0, 0, .5f, .2f, 0, 1, 1, 0], data);
    }

    [Fact]
    public void Scales_come_from_the_rows_that_train() =>
        Assert.Equal([2, 15, 5], Normalization.Standard<double>(s_data, 3, [0, 1]).Offsets);

    /// <summary>Numbers far from 0 with a small spread: the textbook's E[x²] − E[x]² gives 0 or worse here.</summary>
    [Fact]
    public void Variance_does_not_cancel()
    {
        Normalization scales = Normalization.Standard<double>([1e9 + 1, 1e9 + 2, 1e9 + 3], 1);
        Assert.Equal(Math.Sqrt(2 / 3.0), scales.Scales[0], 1e-15);
    }

    [Fact]
    public void Mistakes_are_told()
    {
        Assert.Equal("9 numbers are no whole rows of 2 columns. (Parameter 'data')", Assert.Throws<ArgumentException>(() => Normalization.Standard<double>(s_data, 2)).Message);
        Assert.Equal("There is no row 3: the data have 3 rows of 3 columns. (Parameter 'rows')", Assert.Throws<ArgumentException>(() => Normalization.Standard<double>(s_data, 3, [3])).Message);
        Assert.Equal("Row 1 has NaN in column 0. (Parameter 'data')", Assert.Throws<ArgumentException>(() => Normalization.MinMax<double>([1, 2, double.NaN, 3], 2)).Message);
        Assert.Throws<ArgumentException>(() => Normalization.Standard<double>([], 2));
    }
}
