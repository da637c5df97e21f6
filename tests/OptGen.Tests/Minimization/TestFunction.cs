namespace OptGen.Tests.Minimization;

/// <summary>A function with its gradient.</summary>
internal sealed record TestFunction(Func<double[], double> Value, Func<double[], double[]> Gradient)
{
    /// <summary>The sum of 100·(x₍ᵢ₊₁₎ − xᵢ²)² + (1 − xᵢ)² over neighbours; its least value is 0 at ones.</summary>
    public static TestFunction Rosenbrock { get; } = new(
        x => Enumerable.Range(0, x.Length - 1).Sum(i => (100 * Square(x[i + 1] - (x[i] * x[i]))) + Square(1 - x[i])),
        x =>
        {
            double[] gradient = new double[x.Length];
            for (int i = 0; i + 1 < x.Length; i++)
            {
                double valley = x[i + 1] - (x[i] * x[i]);
                gradient[i] += (-400 * x[i] * valley) - (2 * (1 - x[i]));
                gradient[i + 1] += 200 * valley;
            }

            return gradient;
        });

    /// <summary>(x² + y − 11)² + (x + y² − 7)²; four minima of value 0.</summary>
    public static TestFunction Himmelblau { get; } = new(
        x => Square((x[0] * x[0]) + x[1] - 11) + Square(x[0] + (x[1] * x[1]) - 7),
        x =>
        {
            double a = (x[0] * x[0]) + x[1] - 11;
            double b = x[0] + (x[1] * x[1]) - 7;
            return [(4 * x[0] * a) + (2 * b), (2 * a) + (4 * x[1] * b)];
        });

    /// <summary>Beale's function; its least value is 0 at (3, 0.5).</summary>
    public static TestFunction Beale { get; } = new(
        x => Enumerable.Range(1, 3).Sum(i => Square(BealeTerm(x, i))),
        x =>
        {
            double[] gradient = new double[2];
            for (int i = 1; i <= 3; i++)
            {
                double term = BealeTerm(x, i);
                gradient[0] += 2 * term * (Math.Pow(x[1], i) - 1);
                gradient[1] += 2 * term * x[0] * i * Math.Pow(x[1], i - 1);
            }

            return gradient;
        });

    /// <summary>(x + 2y − 7)² + (2x + y − 5)²; its least value is 0 at (1, 3).</summary>
    public static TestFunction Booth { get; } = new(
        x => Square(x[0] + (2 * x[1]) - 7) + Square((2 * x[0]) + x[1] - 5),
        x =>
        {
            double a = x[0] + (2 * x[1]) - 7;
            double b = (2 * x[0]) + x[1] - 5;
            return [(2 * a) + (4 * b), (4 * a) + (2 * b)];
        });

    /// <summary>0.26·(x² + y²) − 0.48·x·y (Matyas); its least value is 0 at 0.</summary>
    public static TestFunction Matyas { get; } = new(
        x => (0.26 * ((x[0] * x[0]) + (x[1] * x[1]))) - (0.48 * x[0] * x[1]),
        x => [(0.52 * x[0]) - (0.48 * x[1]), (0.52 * x[1]) - (0.48 * x[0])]);

    /// <summary>½·Σ a·(x − b)²; its least value is 0 at b.</summary>
    public static TestFunction Quadratic(double[] a, double[] b) => new(
        x => 0.5 * x.Select((value, i) => a[i] * Square(value - b[i])).Sum(),
        x => [.. x.Select((value, i) => a[i] * (value - b[i]))]);

    private static double BealeTerm(double[] x, int power) => ((double[])[1.5, 2.25, 2.625])[power - 1] - x[0] + (x[0] * Math.Pow(x[1], power));

    private static double Square(double value) => value * value;
}
