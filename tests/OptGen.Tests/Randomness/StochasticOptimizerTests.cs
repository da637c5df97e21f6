using OptGen.Zoo;

namespace OptGen.Tests.Randomness;

/// <summary>
/// The optimizers with noise against their formulas written out in C#, given the noise that they draw: that of the first call of a rule is what
/// <see cref="DrawsNormal"/> draws at the same step.
/// </summary>
public sealed class StochasticOptimizerTests
{
    private const int Length = 37;
    private const int Steps = 25;

    [Fact]
    public void SGLD() => Check(new SGLD(0.01), (i, w, g, t, z) => w - (0.01 / 2 * g) + (Math.Sqrt(0.01) * z));

    [Fact]
    public void NoisySGD() => Check(new NoisySGD(0.1, 0.04, 0.6), (i, w, g, t, z) => w - (0.1 * (g + (Math.Sqrt(0.04 / Math.Pow(t, 0.6)) * z))));

    [Fact]
    public void GradientNoise()
    {
        double[] b = new double[Length];
        Check(new NoisyMomentum { LearningRate = 0.1, MomentumFactor = 0.8, NoiseVariance = 0.04, NoiseDecay = 0.6 }, (i, w, g, t, z) =>
        {
            b[i] = (0.8 * b[i]) + g + (Math.Sqrt(0.04 / Math.Pow(t, 0.6)) * z);
            return w - (0.1 * b[i]);
        });
    }

    [Fact]
    public void PrivacyNoise() => Check(new PrivateSGD { LearningRate = 0.1, ExampleLimit = 2, NoiseMultiplier = 3, BatchSize = 8 }, (i, w, g, t, z) => w - (0.1 * (g + (3.0 * 2 / 8 * z))));

    [Fact]
    public void PreconditionedSGLD()
    {
        double[] v = new double[Length];
        Check(new PreconditionedSGLD(0.01, 0.9, 1e-3, 20), (i, w, g, t, z) =>
        {
            v[i] = (0.9 * v[i]) + ((1 - 0.9) * g * g);
            double preconditioner = 1 / (1e-3 + Math.Sqrt(v[i]));
            return w - (0.01 / 2 * preconditioner * g) + (Math.Sqrt(0.01 * preconditioner / 20) * z);
        });
    }

    [Fact]
    public void CyclicalSGLD() => Check(new CyclicalSGLD(0.2, 10, 0.35), (i, w, g, t, z) =>
    {
        double position = (t - 1) % 10 / 10.0;
        double rate = 0.2 / 2 * (1 + Math.Cos(Math.PI * position));
        return w - (rate * g) + (position > 0.35 ? Math.Sqrt(2 * rate) * z : 0);
    });

    [Fact]
    public void SGHMC()
    {
        double[] v = new double[Length];
        Check(new SGHMC(0.01, 0.2), (i, w, g, t, z) =>
        {
            v[i] = ((1 - 0.2) * v[i]) - (0.01 * g) + (Math.Sqrt(2 * 0.2 * 0.01) * z);
            return w + v[i];
        });
    }

    [Fact]
    public void SGNHT()
    {
        double[] p = new double[Length];
        double friction = 0.3;
        double energy = 0;
        Check(new SGNHT(0.05, 0.3), (i, w, g, t, z) =>
        {
            p[i] = p[i] - (friction * 0.05 * p[i]) - (0.05 * g) + (Math.Sqrt(2 * 0.3 * 0.05) * z);
            energy += p[i] * p[i] / Length;
            if (i == Length - 1)
            {
                friction += 0.05 * (energy - 1);
                energy = 0;
            }

            return w + (0.05 * p[i]);
        });
    }

    [Fact]
    public void NIRMAL()
    {
        double[] m = new double[Length];
        double[] v = new double[Length];
        Check(new NIRMAL(0.1, 0.8, 0.9, 0.01, 0.2, 0.7, 0.3, 0.4, 1e-3), (i, w, g, t, z) =>
        {
            g += 0.01 * w;
            m[i] = (0.8 * m[i]) + (0.2 * g);
            v[i] = (0.9 * v[i]) + (0.1 * g * g);
            return w - (0.4 * 0.1 * (g + m[i] - (0.2 * z) + (0.7 * m[i] / (Math.Sqrt(v[i]) + 1e-3)) + (0.3 * Math.Tanh(m[i]))));
        });
    }

    [Fact]
    public void Vadam()
    {
        double[]? x = null;
        double[] m = new double[Length];
        double[] v = new double[Length];
        Check(new Vadam(0.1, 0.8, 0.9, 30, 2), (i, w, g, t, z) =>
        {
            x ??= Weights();
            m[i] = (0.8 * m[i]) + (0.2 * (g + (2.0 / 30 * x[i])));
            v[i] = (0.9 * v[i]) + (0.1 * g * g);
            x[i] -= 0.1 * (m[i] / (1 - Math.Pow(0.8, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.9, t))) + (2.0 / 30));
            return x[i] + (z / Math.Sqrt((30 * v[i]) + 2));
        });
    }

    [Fact]
    public void IVON()
    {
        double[]? x = null;
        double[] m = new double[Length];
        double[] h = [.. Enumerable.Repeat(0.5, Length)];
        Check(new IVON(0.1, 0.8, 0.9, 0.5, 0.01, 30), (i, w, g, t, z) =>
        {
            x ??= Weights();
            if (t > 1)
            {
                double curvature = g * (w - x[i]) * 30 * (h[i] + 0.01);
                m[i] = (0.8 * m[i]) + (0.2 * g);
                h[i] = (0.9 * h[i]) + (0.1 * curvature) + (0.5 * 0.01 * Math.Pow(h[i] - curvature, 2) / (h[i] + 0.01));
                x[i] -= 0.1 * (0.5 + 0.01) * ((m[i] / (1 - Math.Pow(0.8, t - 1))) + (0.01 * x[i])) / (h[i] + 0.01);
            }

            return x[i] + (z / Math.Sqrt(30 * (h[i] + 0.01)));
        });
    }

    [Fact]
    public void EntropySGD()
    {
        double[]? x = null;
        double[]? y = null;
        Check(new EntropySGD(0.9, 0.1, 0.02, 0.7, 4, 0.05), (i, w, g, t, z) =>
        {
            x ??= Weights();
            y ??= Weights();
            w -= (0.1 * (g - (0.02 * (x[i] - w)))) + (Math.Sqrt(2 * 0.1) * 0.05 * z);
            y[i] = (0.7 * y[i]) + (0.3 * w);
            if (t % 4 == 0)
            {
                x[i] -= 0.9 * (x[i] - y[i]);
                y[i] = x[i];
                w = x[i];
            }

            return w;
        });
    }

    [Fact]
    public void Gravity()
    {
        double[] v = new double[Length];
        Check(new Gravity(0.1, 0.02, 0.8), (i, w, g, t, z) =>
        {
            v[i] = t == 1 ? 0.02 / 0.1 * z : v[i];
            double greatest = Enumerable.Range(0, Length).Max(j => Math.Abs(Gradient(j, t)));
            double smoothing = ((0.8 * t) + 1) / (t + 2);
            v[i] = (smoothing * v[i]) + ((1 - smoothing) * g / (1 + Math.Pow(g * greatest, 2)));
            return w - (0.1 * v[i]);
        });
    }

    /// <summary>The golden tests of these run a rule with recorded noise; but for that it is the library's.</summary>
    [Fact]
    public void TheRecordedRulesAreOurs()
    {
        Assert.Equal(new Golden.GravityOfGivenNoise(1, 1, 1).Info.Rule, new Gravity().Info.Rule.Replace("normal()", "hess"));
        Assert.Equal(new Golden.IVONOfGivenNoise(1, 0, 0, 1, 1, 1).Info.Rule, new IVON().Info.Rule.Replace("normal()", "hess"));
        Assert.Equal(new Golden.VadamOfGivenNoise(1, 0, 0, 1, 1).Info.Rule, new Vadam().Info.Rule.Replace("normal()", "hess"));
        Assert.Equal(new Golden.EntropySGDOfGivenNoise(1, 1, 1, 0, 1, 1).Info.Rule, new EntropySGD().Info.Rule.Replace("normal()", "hess"));
    }

    [Fact]
    public void StoSignSGDMovesByItsRateAndOnAverageByTheGradient()
    {
        // Every move is lr or −lr, and −lr·m/G in the mean. At first m is G.
        const int Count = 40_000;
        StoSignSGD optimizer = new(0.01, 0.5, 0);
        double[] weights = new double[Count];
        double[] gradient = [.. Enumerable.Repeat(4.0, Count)];
        optimizer.Add("w", weights, gradient);
        optimizer.Step();
        Assert.All(weights, weight => Assert.Equal(-0.01, weight));

        // Then m falls to 1, and G stays 2: the mean of the signs is 1/2, and their variance 3/4.
        Array.Fill(gradient, 0.0);
        optimizer.Step();
        double mean = weights.Average(weight => Math.Sign(-0.01 - weight));

        Assert.InRange(mean, 0.5 - (5 * Math.Sqrt(0.75 / Count)), 0.5 + (5 * Math.Sqrt(0.75 / Count)));
    }

    private static double[] Weights() => [.. Enumerable.Range(0, Length).Select(i => Trajectory.Weight(i))];

    private static double Gradient(int i, int t) => Trajectory.Gradient(i, t);

    /// <summary>Steps the optimizer and the formula side by side; they differ by the rounding of a few operations a step.</summary>
    private static void Check(Optimizer optimizer, Func<int, double, double, int, double, double> formula)
    {
        const double Tolerance = 1e-13 * Steps;
        DrawsNormal source = new() { Seed = 42 };
        double[] noise = new double[Length];
        source.Add("w", noise, new double[Length]);
        double[] expected = Weights();
        double[] actual = Weights();
        double[] gradient = new double[Length];
        optimizer.Seed = 42;
        optimizer.Add("w", actual, gradient);
        for (int t = 1; t <= Steps; t++)
        {
            source.Step();
            for (int i = 0; i < Length; i++)
            {
                gradient[i] = Gradient(i, t);
                expected[i] = formula(i, expected[i], gradient[i], t, noise[i]);
            }

            optimizer.Step();
            for (int i = 0; i < Length; i++)
            {
                Assert.Equal(expected[i], actual[i], Tolerance * Math.Max(1, Math.Abs(expected[i])));
            }
        }
    }
}

/// <summary>Noise upon momentum.</summary>
[Optimizer<GradientNoise, Momentum>]
internal partial class NoisyMomentum;

/// <summary>The noise of DP-SGD upon gradient descent.</summary>
[Optimizer<PrivacyNoise, SGD>]
internal partial class PrivateSGD;
