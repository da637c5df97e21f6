namespace OptGen.Benchmarks.Compare.Measuring;

/// <summary>The middle of some measurements, and where the middle half of them lies.</summary>
/// <param name="Median">The median.</param>
/// <param name="Lower">The lower quartile.</param>
/// <param name="Upper">The upper quartile.</param>
internal readonly record struct Spread(double Median, double Lower, double Upper)
{
    /// <summary>The spread of some values; quantiles between two values are interpolated.</summary>
    /// <param name="values">At least one value.</param>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new(Quantile(sorted, 0.5), Quantile(sorted, 0.25), Quantile(sorted, 0.75));
    }

    /// <summary>A quantile, interpolated between the two values beside it.</summary>
    /// <param name="sorted">The values in ascending order.</param>
    /// <param name="share">The share of values below it, 0 … 1.</param>
    public static double Quantile(double[] sorted, double share)
    {
        double position = share * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
