namespace Trajectories.Nets;

/// <summary>Random numbers that <see cref="Random"/> lacks.</summary>
public static class RandomExtensions
{
    /// <summary>A number of the normal distribution with mean 0 and deviation 1 (Box and Muller's method).</summary>
    public static double NextGaussian(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
