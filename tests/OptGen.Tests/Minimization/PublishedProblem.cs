namespace OptGen.Tests.Minimization;

/// <summary>A problem of Moré, Garbow and Hillstrom, "Testing unconstrained optimization software", ACM Transactions on Mathematical Software 7 (1981): a sum of squares.</summary>
/// <param name="Residuals">What is squared.</param>
/// <param name="Start">Their start.</param>
/// <param name="Minima">The values of the minima that they publish, to six digits.</param>
internal sealed record PublishedProblem(Func<Dual[], IEnumerable<Dual>> Residuals, double[] Start, params double[] Minima)
{
    private static readonly double[] BardData = [0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39];
    private static readonly double[] GaussianData = [0.0009, 0.0044, 0.0175, 0.0540, 0.1295, 0.2420, 0.3521, 0.3989, 0.3521, 0.2420, 0.1295, 0.0540, 0.0175, 0.0044, 0.0009];
    private static readonly double[] KowalikData = [0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246];
    private static readonly double[] KowalikTimes = [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625];

    public static IReadOnlyDictionary<string, PublishedProblem> All { get; } = new Dictionary<string, PublishedProblem>
    {
        ["1 Rosenbrock"] = new(x => [10 * (x[1] - (x[0] * x[0])), 1 - x[0]], [-1.2, 1], 0),
        ["2 Freudenstein and Roth"] = new(
            x => [-13 + x[0] + (((((Dual)5 - x[1]) * x[1]) - 2) * x[1]), -29 + x[0] + (((x[1] + 1) * x[1] - 14) * x[1])], [0.5, -2], 0, 48.9842),
        ["3 Powell badly scaled"] = new(x => [(10_000 * x[0] * x[1]) - 1, Dual.Exp(0 - x[0]) + Dual.Exp(0 - x[1]) - 1.0001], [0, 1], 0),
        ["4 Brown badly scaled"] = new(x => [x[0] - 1e6, x[1] - 2e-6, (x[0] * x[1]) - 2], [1, 1], 0),
        ["5 Beale"] = new(x => [1.5 - (x[0] * (1 - x[1])), 2.25 - (x[0] * (1 - (x[1] * x[1]))), 2.625 - (x[0] * (1 - (x[1] * x[1] * x[1])))], [1, 1], 0),
        ["6 Jennrich and Sampson"] = new(x => Enumerable.Range(1, 10).Select(i => (Dual)(2 + (2 * i)) - Dual.Exp(i * x[0]) - Dual.Exp(i * x[1])), [0.3, 0.4], 124.362),
        ["7 Helical valley"] = new(x => [10 * (x[2] - (10 * Turns(x[0], x[1]))), 10 * (Dual.Sqrt((x[0] * x[0]) + (x[1] * x[1])) - 1), x[2]], [-1, 0, 0], 0),
        ["8 Bard"] = new(
            x => BardData.Select((y, k) => y - (x[0] + ((k + 1) / (((15 - k) * x[1]) + (Math.Min(k + 1, 15 - k) * x[2]))))), [1, 1, 1], 8.21487e-3, 17.4286),
        ["9 Gaussian"] = new(
            x => GaussianData.Select((y, k) => (x[0] * Dual.Exp(0 - (x[1] * (((7.0 - k) / 2) - x[2]) * (((7.0 - k) / 2) - x[2]) / 2))) - y), [0.4, 1, 0], 1.12793e-8),
        ["12 Box three-dimensional"] = new(
            x => Enumerable.Range(1, 10).Select(i => Dual.Exp(-0.1 * i * x[0]) - Dual.Exp(-0.1 * i * x[1]) - (x[2] * (Math.Exp(-0.1 * i) - Math.Exp(-i)))), [0, 10, 20], 0),
        ["13 Powell singular"] = new(
            x => [x[0] + (10 * x[1]), Math.Sqrt(5) * (x[2] - x[3]), (x[1] - (2 * x[2])) * (x[1] - (2 * x[2])), Math.Sqrt(10) * (x[0] - x[3]) * (x[0] - x[3])], [3, -1, 0, 1], 0),
        ["14 Wood"] = new(
            x =>
            [
                10 * (x[1] - (x[0] * x[0])), 1 - x[0], Math.Sqrt(90) * (x[3] - (x[2] * x[2])), 1 - x[2],
                Math.Sqrt(10) * (x[1] + x[3] - 2), (x[1] - x[3]) / Math.Sqrt(10),
            ],
            [-3, -1, -3, -1],
            0),
        ["15 Kowalik and Osborne"] = new(
            x => KowalikTimes.Select((u, i) => KowalikData[i] - (x[0] * ((u * u) + (u * x[1])) / ((u * u) + (u * x[2]) + x[3]))), [0.25, 0.39, 0.415, 0.39], 3.07505e-4, 1.02734e-3),
        ["16 Brown and Dennis"] = new(
            x => Enumerable.Range(1, 20).Select(i => i / 5.0).Select(t => Square(x[0] + (t * x[1]) - Math.Exp(t)) + Square(x[2] + (x[3] * Math.Sin(t)) - Math.Cos(t))), [25, 5, -5, -1], 85_822.2),
        ["20 Watson"] = new(Watson, [0, 0, 0, 0, 0, 0], 2.28767e-3),
        ["23 Penalty"] = new(
            x => [.. x.Select(value => Math.Sqrt(1e-5) * (value - 1)), x.Aggregate((Dual)(-0.25), (sum, value) => sum + (value * value))], [1, 2, 3, 4], 2.24997e-5),
        ["25 Variably dimensioned"] = new(VariablyDimensioned, [.. Enumerable.Range(1, 10).Select(i => 1 - (i / 10.0))], 0),
        ["26 Trigonometric"] = new(
            x => x.Select((value, i) => x.Aggregate((Dual)x.Length, (sum, other) => sum - Dual.Cos(other)) + ((i + 1) * (1 - Dual.Cos(value))) - Dual.Sin(value)),
            [.. Enumerable.Repeat(0.1, 10)],
            0,
            2.79506e-5),
        ["30 Broyden tridiagonal"] = new(
            x => x.Select((value, i) => ((3 - (2 * value)) * value) - (i > 0 ? x[i - 1] : 0) - (2 * (i + 1 < x.Length ? x[i + 1] : 0)) + 1), [.. Enumerable.Repeat(-1.0, 10)], 0),
        ["35 Chebyquad"] = new(Chebyquad, [.. Enumerable.Range(1, 8).Select(i => i / 9.0)], 3.51687e-3),
    };

    public TestFunction Function => new(
        x => Residuals([.. x.Select(value => (Dual)value)]).Sum(residual => residual.Value * residual.Value),
        x => [.. Enumerable.Range(0, x.Length).Select(k => Residuals([.. x.Select((value, i) => new Dual(value, i == k ? 1 : 0))]).Sum(residual => 2 * residual.Value * residual.Slope))]);

    private static Dual Square(Dual value) => value * value;

    /// <summary>The angle of (x, y) in turns.</summary>
    private static Dual Turns(Dual x, Dual y) => (Dual.Atan(y / x) / (2 * Math.PI)) + (x.Value < 0 ? 0.5 : 0);

    private static IEnumerable<Dual> Watson(Dual[] x)
    {
        for (int i = 1; i <= 29; i++)
        {
            double t = i / 29.0;
            Dual slope = 0;
            Dual value = 0;
            for (int j = 0; j < x.Length; j++)
            {
                slope += j == 0 ? 0 : j * Math.Pow(t, j - 1) * x[j];
                value += Math.Pow(t, j) * x[j];
            }

            yield return slope - (value * value) - 1;
        }

        yield return x[0];
        yield return x[1] - (x[0] * x[0]) - 1;
    }

    private static IEnumerable<Dual> VariablyDimensioned(Dual[] x)
    {
        Dual sum = x.Select((value, i) => (i + 1) * (value - 1)).Aggregate((a, b) => a + b);
        return [.. x.Select(value => value - 1), sum, sum * sum];
    }

    /// <summary>The means of the Chebyshev polynomials, shifted to [0, 1], over the points, less their integrals.</summary>
    private static IEnumerable<Dual> Chebyquad(Dual[] x)
    {
        for (int i = 1; i <= x.Length; i++)
        {
            Dual sum = 0;
            foreach (Dual point in x)
            {
                Dual shifted = (2 * point) - 1;
                (Dual before, Dual now) = ((Dual)1, shifted);
                for (int k = 2; k <= i; k++)
                {
                    (before, now) = (now, (2 * shifted * now) - before);
                }

                sum += now;
            }

            yield return (sum / x.Length) + (i % 2 == 0 ? 1.0 / ((i * i) - 1) : 0);
        }
    }
}
