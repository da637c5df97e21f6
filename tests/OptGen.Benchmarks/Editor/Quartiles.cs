namespace OptGen.Benchmarks.Editor;

/// <summary>The quartiles of some figures.</summary>
internal readonly record struct Quartiles(double Lower, double Median, double Upper)
{
    /// <summary>The figures at a quarter, at half and at three quarters of the way from the least to the greatest, the lower of two in between.</summary>
    public static Quartiles Of(ReadOnlySpan<double> figures)
    {
        double[] sorted = figures.ToArray();
        Array.Sort(sorted);
        int last = sorted.Length - 1;
        return new Quartiles(sorted[last / 4], sorted[last / 2], sorted[last * 3 / 4]);
    }
}
