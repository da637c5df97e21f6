namespace OptGen.Tests.Randomness;

/// <summary>Noise as rules draw it.</summary>
internal static class Draws
{
    /// <summary>The weights that an optimizer leaves after some steps with a gradient of zeros.</summary>
    public static double[] Of(Optimizer optimizer, int length, long seed = 0, int steps = 1, string name = "w")
    {
        optimizer.Seed = seed;
        double[] weights = new double[length];
        optimizer.Add(name, weights, new double[length]);
        for (int i = 0; i < steps; i++)
        {
            optimizer.Step();
        }

        return weights;
    }

    public static double[] Normal(int length, long seed = 0, int steps = 1, string name = "w") => Of(new DrawsNormal(), length, seed, steps, name);

    public static double[] Uniform(int length, long seed = 0, int steps = 1, string name = "w") => Of(new DrawsUniform(), length, seed, steps, name);
}
