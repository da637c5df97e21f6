namespace OptGen.Tests.Narrow;

/// <summary>How far narrow moments are from full ones, for the same gradients; the table of docs/narrow-states.md comes from these runs.</summary>
public sealed class ErrorTests
{
    /// <summary>
    /// One rounding has at most the relative variance 2^-2p/4 with p+1 significant bits, where it is worst, and an average of roundings over n steps with decay β keeps
    /// (1 − β^2n)/(1 − β²) of them at most: their root is the bound.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void ErrorsAreThoseOfIndependentRoundings(int steps)
    {
        foreach ((Optimizer optimizer, int bits) in ((Optimizer, int)[])[(new BFloat16AdamW(), 7), (new Block8AdamW(), 3)])
        {
            (double m, double v) = Errors(optimizer, steps);
            Assert.InRange(m, 0, Bound(0.9, bits, steps));
            Assert.InRange(v, 0, Bound(0.999, bits, steps));
        }
    }

    private static double Bound(double decay, int bits, int steps) =>
        Math.Pow(2, -bits) / 2 * Math.Sqrt((1 - Math.Pow(decay, 2 * steps)) / (1 - (decay * decay)));

    /// <summary>The root of the sum of squared differences over that of the squares.</summary>
    internal static (double First, double Second) Errors(Optimizer narrow, int steps)
    {
        const int Length = 4096;
        AdamW full = new();
        float[] gradient = new float[Length];
        Parameter narrowParameter = narrow.Add("w", new float[Length], gradient);
        Parameter fullParameter = full.Add("w", new float[Length], gradient);
        for (int step = 1; step <= steps; step++)
        {
            NarrowRun.Fill(gradient, (ulong)step);
            for (int i = 0; i < Length; i++)
            {
                // Gradients of a hundredfold range of sizes, with a mean.
                gradient[i] = (gradient[i] + 0.25f) * MathF.Exp(i * 4.6f / Length);
            }

            narrow.Step();
            full.Step();
        }

        double Error(string state)
        {
            float[] values = new float[Length];
            narrow.ReadState(narrowParameter, "AdamW." + state, values);
            Span<float> exact = full.State(fullParameter, state);
            double differences = 0;
            double squares = 0;
            for (int i = 0; i < Length; i++)
            {
                differences += Math.Pow(values[i] - exact[i], 2);
                squares += Math.Pow(exact[i], 2);
            }

            return Math.Sqrt(differences / squares);
        }

        return (Error("m"), Error("v"));
    }
}
