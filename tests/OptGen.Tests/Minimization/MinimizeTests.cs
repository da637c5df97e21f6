using OptGen.Tests.Gradients;

namespace OptGen.Tests.Minimization;

/// <summary>Minimizations whose result is known.</summary>
public sealed class MinimizeTests
{
    private static readonly Dictionary<string, (TestFunction Function, double[] Start, double[][] Minima)> Problems = new()
    {
        ["rosenbrock"] = (TestFunction.Rosenbrock, [-1.2, 1], [[1, 1]]),
        ["rosenbrock10"] = (TestFunction.Rosenbrock, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]]),
        ["beale"] = (TestFunction.Beale, [1, 1], [[3, 0.5]]),
        ["booth"] = (TestFunction.Booth, [-7, 8], [[1, 3]]),
        ["matyas"] = (TestFunction.Matyas, [9, -4], [[0, 0]]),
        ["himmelblau"] = (TestFunction.Himmelblau, [0, 0], [[3, 2], [-2.805118086952745, 3.131312518250573], [-3.779310253377747, -3.283185991286170], [3.584428340330492, -1.848126526964404]]),
        ["quadratic"] = (TestFunction.Quadratic([1, 1000, 0.001, 7], [3, -2, 5, 1e3]), [0, 0, 0, 0], [[3, -2, 5, 1e3]]),
    };

    /// <summary>The least eigenvalue of each Hessian at its minimum is no less than this: how far a point with a small gradient may be from it.</summary>
    private static double LeastCurvature(string problem) => problem == "quadratic" ? 0.001 : problem == "matyas" ? 0.04 : problem == "rosenbrock10" ? 0.1 : 0.2;

    public static TheoryData<string, string> Cases => Pairs.Of(Problems.Keys, ["lbfgs", "newton", "hessian"]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void FindsAKnownMinimum(string problem, string method)
    {
        (TestFunction function, double[] start, double[][] minima) = Problems[problem];
        MinimizationResult result = Run(function, start, new MinimizationOptions { Method = MethodOf(method, function), ChangeTolerance = 0 });

        Assert.Equal(StopReason.SmallGradient, result.Reason);
        Assert.True(result.HasConverged);
        Assert.True(result.Gradient.Max(Math.Abs) <= 1e-8);

        // Near a minimum |g| ≥ λ·|x − x*| for the least eigenvalue λ of the Hessian; half of it allows for the way there, and the rest is rounding of x*.
        double bar = (Math.Sqrt(start.Length) * 1e-8 / (LeastCurvature(problem) / 2)) + 1e-12;
        Assert.Contains(minima, minimum => minimum.Zip(result.Point).All(pair => Math.Abs(pair.First - pair.Second) <= bar));
        Assert.Equal(function.Value(result.Point), result.Loss);
        Assert.Equal(function.Gradient(result.Point), result.Gradient);
    }

    /// <summary>On a quadratic function one step of Newton's is the minimum.</summary>
    [Fact]
    public void NewtonNeedsOneIterationForAQuadratic()
    {
        TestFunction function = TestFunction.Quadratic([1, 10, 100], [1, 2, 3]);
        MinimizationMethod newton = MinimizationMethod.NewtonWith((_, hessian) =>
        {
            hessian[0] = 1;
            hessian[4] = 10;
            hessian[8] = 100;
        });
        MinimizationResult result = Run(function, [5, 5, 5], new MinimizationOptions { Method = newton });

        Assert.Equal((StopReason.SmallGradient, 1, 2), (result.Reason, result.Iterations, result.Evaluations));
        Assert.Equal([1.0, 2, 3], result.Point);
    }

    /// <summary>From a point where the Hessian is indefinite, the damped one still leads downhill: x⁴ − x² + y² around 0 has minima at x = ±√½.</summary>
    [Fact]
    public void NewtonGoesDownhillWhereTheHessianIsIndefinite()
    {
        TestFunction function = new(
            x => Math.Pow(x[0], 4) - (x[0] * x[0]) + (x[1] * x[1]),
            x => [(4 * Math.Pow(x[0], 3)) - (2 * x[0]), 2 * x[1]]);
        MinimizationResult result = Run(function, [0.1, 1], new MinimizationOptions { Method = MinimizationMethod.Newton });

        Assert.True(result.HasConverged);
        Assert.Equal(Math.Sqrt(0.5), Math.Abs(result.Point[0]), 1e-8);
    }

    [Fact]
    public void AnyOptimizerOfRulesCanBeTheMethod()
    {
        foreach (Optimizer optimizer in (Optimizer[])[new SGD(0.05), new Adam(0.1), new EitherWay(0.05)])
        {
            MinimizationResult result = Run(
                TestFunction.Booth, [0, 0], new MinimizationOptions { Method = MinimizationMethod.FirstOrder(optimizer), GradientTolerance = 1e-3, MaxIterations = 5000 });

            Assert.Equal(StopReason.SmallGradient, result.Reason);
            Assert.Equal(1, result.Point[0], 1e-3);
            Assert.Equal(3, result.Point[1], 1e-3);
        }
    }

    [Fact]
    public void AnOptimizerServesOneMinimization()
    {
        MinimizationOptions options = new() { Method = MinimizationMethod.FirstOrder(new SGD(0.01)) };
        Run(TestFunction.Booth, [0, 0], options);

        Assert.Contains("new SGD", Assert.Throws<InvalidOperationException>(() => Run(TestFunction.Booth, [0, 0], options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LimitsEndIt()
    {
        Assert.Equal((StopReason.IterationLimit, 3), Ended(new MinimizationOptions { MaxIterations = 3 }));
        Assert.Equal((StopReason.IterationLimit, 3), Ended(new MinimizationOptions { MaxIterations = 3, Method = MinimizationMethod.FirstOrder(new SGD(1e-4)) }));
        foreach (int limit in Enumerable.Range(2, 20))
        {
            MinimizationResult result = Run(TestFunction.Rosenbrock, [-1.2, 1], new MinimizationOptions { MaxEvaluations = limit });
            Assert.Equal(StopReason.EvaluationLimit, result.Reason);
            Assert.True(result.Evaluations <= limit, $"{result.Evaluations} of {limit}");
        }

        static (StopReason Reason, int Iterations) Ended(MinimizationOptions options)
        {
            MinimizationResult result = Run(TestFunction.Rosenbrock, [-1.2, 1], options);
            return (result.Reason, result.Iterations);
        }
    }

    [Fact]
    public void StartsAtTheMinimum()
    {
        MinimizationResult result = Run(TestFunction.Rosenbrock, [1, 1], new MinimizationOptions());

        Assert.Equal((StopReason.SmallGradient, 0, 1), (result.Reason, result.Iterations, result.Evaluations));
    }

    [Fact]
    public void NoCoordinatesAreAtTheirMinimum() => Assert.Equal(StopReason.SmallGradient, OptGen.Minimization.Minimize((_, _) => 1, []).Reason);

    [Fact]
    public void CancellationIsAskedForBeforeEachEvaluation()
    {
        using CancellationTokenSource source = new();
        int evaluations = 0;
        double Counted(ReadOnlySpan<double> x, Span<double> gradient)
        {
            if (++evaluations == 5)
            {
                source.Cancel();
            }

            TestFunction.Rosenbrock.Gradient(x.ToArray()).CopyTo(gradient);
            return TestFunction.Rosenbrock.Value(x.ToArray());
        }

        Assert.Throws<OperationCanceledException>(() => OptGen.Minimization.Minimize(Counted, [-1.2, 1], new MinimizationOptions { Cancellation = source.Token }));
        Assert.Equal(5, evaluations);
    }

    [Fact]
    public void ProgressIsToldOfEachIteration()
    {
        foreach (MinimizationMethod method in (MinimizationMethod[])[MinimizationMethod.Lbfgs, MinimizationMethod.FirstOrder(new SGD(1e-4))])
        {
            ProgressLog log = new();
            MinimizationResult result = Run(TestFunction.Rosenbrock, [-1.2, 1], new MinimizationOptions { Method = method, Progress = log, MaxIterations = 50 });

            Assert.Equal(Enumerable.Range(1, result.Iterations).Select(i => (long)i), log.Reports.Select(report => report.Iteration));
            Assert.Equal(result.Loss, log.Reports[^1].Loss);
            Assert.Equal(result.Evaluations, log.Reports[^1].Evaluations);
            Assert.Equal(Math.Sqrt(result.Gradient.Sum(g => g * g)), log.Reports[^1].GradientNorm!.Value, 1e-12);
        }
    }

    [Fact]
    public void WrongOptionsAreNamed()
    {
        Assert.Contains("MaxIterations", Assert.Throws<ArgumentOutOfRangeException>(() => new MinimizationOptions { MaxIterations = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains("GradientTolerance", Assert.Throws<ArgumentOutOfRangeException>(() => new MinimizationOptions { GradientTolerance = double.NaN }).Message, StringComparison.Ordinal);
        Assert.Contains("Coordinate 1", Assert.Throws<ArgumentException>(() => Run(TestFunction.Booth, [0, double.NaN], new MinimizationOptions())).Message, StringComparison.Ordinal);
        Assert.Contains("historySize", Assert.Throws<ArgumentOutOfRangeException>(() => MinimizationMethod.LbfgsWith(0)).Message, StringComparison.Ordinal);
    }

    internal static MinimizationResult Run(TestFunction function, double[] start, MinimizationOptions options) => OptGen.Minimization.Minimize(
        x => function.Value(x.ToArray()), (x, gradient) => function.Gradient(x.ToArray()).CopyTo(gradient), start, options);

    private static MinimizationMethod MethodOf(string name, TestFunction function) => name switch
    {
        "lbfgs" => MinimizationMethod.Lbfgs,
        "newton" => MinimizationMethod.Newton,
        _ => MinimizationMethod.NewtonWith((x, hessian) => CentralDifferences(function, x.ToArray(), hessian)),
    };

    /// <summary>A Hessian that is given, if not exact.</summary>
    private static void CentralDifferences(TestFunction function, double[] x, Span<double> hessian)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double middle = x[i];
            x[i] = middle + 1e-5;
            double[] right = function.Gradient(x);
            x[i] = middle - 1e-5;
            double[] left = function.Gradient(x);
            x[i] = middle;
            for (int j = 0; j < x.Length; j++)
            {
                hessian[(i * x.Length) + j] = (right[j] - left[j]) / 2e-5;
            }
        }
    }
}
