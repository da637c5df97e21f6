namespace OptGen.Tests.Support;

/// <summary>What rules reduce by, as one would write it down.</summary>
internal static class PlainStatistics
{
    /// <summary>The standard deviation, with n − 1.</summary>
    public static double Deviation(double[] x) => Math.Sqrt(x.Sum(value => Math.Pow(value - x.Average(), 2)) / (x.Length - 1));

    /// <summary>The quantile, between the two values beside its place.</summary>
    public static double Quantile(double[] x, double share)
    {
        double[] sorted = [.. x.Order()];
        double place = share * (x.Length - 1);
        int below = (int)place;
        return below + 1 == x.Length ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
