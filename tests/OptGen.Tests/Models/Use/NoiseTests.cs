namespace OptGen.Tests.Models.Use;

/// <summary>Layers that drop by chance leave the mean as it is, and have the variance of drops that are independent of each other.</summary>
public sealed class NoiseTests
{
    private const int Calls = 4000;
    private const int Examples = 6;
    private const int Inputs = 5;
    private const int Outputs = 3;

    /// <summary>
    /// Standard errors that a mean of <see cref="Calls"/> calls may be off. A normal number is beyond five with a probability of 6e-7; the means are sums of so many bounded numbers that
    /// they are as good as normal, and fewer than a hundred are compared.
    /// </summary>
    private const double Errors = 5;

    private static readonly double[] X = [.. Enumerable.Range(0, Examples * Inputs).Select(i => ((i * 37) % 19 / 8.0) - 1)];
    private static readonly double[] T = [.. Enumerable.Range(0, Examples * Outputs).Select(i => ((i * 23) % 17 / 8.0) - 1)];

    [Fact]
    public void Dropout_keeps_the_mean()
    {
        const double Drop = .3;
        Dropped net = new(Inputs, Outputs) { Seed = 1 };
        double[] w = net["W"].Weights.ToArray();

        // loss = Σ m·x·(t @ Wᵀ) with m of mean 1 and variance p/(1 − p), for each element of x by itself.
        double[] terms = [.. Enumerable.Range(0, Examples * Inputs).Select(i => X[i] * Enumerable.Range(0, Outputs).Sum(c => T[(i / Inputs * Outputs) + c] * w[(i % Inputs * Outputs) + c]))];
        double Variance(int k, int c) => Drop / (1 - Drop) * Enumerable.Range(0, Examples).Sum(n => Square(X[(n * Inputs) + k] * T[(n * Outputs) + c]));
        Check(net, () => net.Gradients(X, T), net.Loss(X, T), Drop / (1 - Drop) * terms.Sum(Square), Variance);
    }

    [Fact]
    public void DropConnect_keeps_the_mean()
    {
        const double Keep = .6;
        Disconnected net = new(Inputs, Outputs) { Seed = 2 };
        double[] w = net["z.W"].Weights.ToArray();

        // loss = Σ m·w·(xᵀ @ t) with m of mean 1 and variance (1 − keep)/keep, one for each weight and all examples.
        double Product(int k, int c) => Enumerable.Range(0, Examples).Sum(n => X[(n * Inputs) + k] * T[(n * Outputs) + c]);
        double variance = (1 - Keep) / Keep * Enumerable.Range(0, Inputs * Outputs).Sum(i => Square(w[i] * Product(i / Outputs, i % Outputs)));
        Check(net, () => net.Gradients(X, T), net.Loss(X, T), variance, (k, c) => (1 - Keep) / Keep * Square(Product(k, c)));
    }

    private static void Check(Model<double> net, Func<double> train, double expected, double variance, Func<int, int, double> varianceOfGradient)
    {
        double[] sums = new double[Inputs * Outputs];
        double sum = 0;
        double squares = 0;
        for (int call = 0; call < Calls; call++)
        {
            double loss = train();
            sum += loss;
            squares += Square(loss - expected);
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += net.Parameters[0].Gradients[i];
            }
        }

        Assert.InRange((sum / Calls) - expected, -Errors * Math.Sqrt(variance / Calls), Errors * Math.Sqrt(variance / Calls));

        // The excess kurtosis of two-valued numbers, (1 − 6pq)/pq, is below 0 here, and so is that of their sum: a square's variance is less than twice its mean squared.
        double errorOfSquares = Errors * Math.Sqrt(2.0 / Calls);
        Assert.InRange(squares / Calls / variance, 1 - errorOfSquares, 1 + errorOfSquares);
        for (int i = 0; i < sums.Length; i++)
        {
            (int k, int c) = (i / Outputs, i % Outputs);
            double gradient = Enumerable.Range(0, Examples).Sum(n => X[(n * Inputs) + k] * T[(n * Outputs) + c]);
            double error = Errors * Math.Sqrt(varianceOfGradient(k, c) / Calls);
            Assert.InRange((sums[i] / Calls) - gradient, -error - 1e-12, error + 1e-12);
        }
    }

    private static double Square(double x) => x * x;
}

[Model("x[N, k]; t[N, c]; W[k, c] ~ xavier; z = dropout(x, .3) @ W; loss = sum(z*t); z", Element = typeof(double))]
public partial class Dropped(int k, int c);

[Model("x[N, k]; t[N, c]; z = DropConnect(x, c, keep: .6); loss = sum(z*t); z", Element = typeof(double))]
public partial class Disconnected(int k, int c);
