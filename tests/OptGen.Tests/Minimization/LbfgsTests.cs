namespace OptGen.Tests.Minimization;

/// <summary>L-BFGS over registered tensors.</summary>
public sealed class LbfgsTests
{
    [Fact]
    public void TensorsOfBothTypesAreOneVector()
    {
        float[] x = [-1.2f];
        double[] y = [1];
        float[] dx = new float[1];
        double[] dy = new double[1];
        LBFGS optimizer = new() { LineSearch = LineSearch.StrongWolfe, MaxIterations = 100, GradientTolerance = 1e-4 };
        optimizer.Add("x", x, dx);
        optimizer.Add("y", y, dy);
        LbfgsResult result = optimizer.Step(() =>
        {
            double[] gradient = TestFunction.Rosenbrock.Gradient([x[0], y[0]]);
            (dx[0], dy[0]) = ((float)gradient[0], gradient[1]);
            return TestFunction.Rosenbrock.Value([x[0], y[0]]);
        });

        Assert.True(result.HasConverged, $"{result}");
        Assert.Equal(1, x[0], 1e-3);
        Assert.Equal(1, y[0], 1e-3);
        Assert.Equal(24.2, result.InitialLoss, 1e-4);
        Assert.Equal(result.Evaluations, optimizer.EvaluationCount);
        Assert.Equal(result.Iterations, optimizer.IterationCount);
    }

    [Fact]
    public void WithoutALineSearchAStepIntoNaNIsTakenBack()
    {
        double[] x = [0.5];
        double[] g = new double[1];
        LBFGS optimizer = new() { LearningRate = 100 };
        optimizer.Add("x", x, g);
        LbfgsResult result = optimizer.Step(() =>
        {
            g[0] = 0.5 / Math.Sqrt(x[0]);
            return Math.Sqrt(x[0]);
        });

        Assert.Equal(StopReason.NotFinite, result.Reason);
        Assert.Equal(0.5, x[0]);
        Assert.Equal(Math.Sqrt(0.5), result.Loss);
    }

    [Fact]
    public void AnExceptionLeavesTheWeightsAtTheLastAcceptedPoint()
    {
        double[] x = [-1.2, 1];
        double[] g = new double[2];
        LBFGS optimizer = new() { LineSearch = LineSearch.StrongWolfe };
        optimizer.Add("x", x, g);
        int calls = 0;
        double Closure()
        {
            if (++calls == 2)
            {
                throw new TimeZoneNotFoundException();
            }

            TestFunction.Rosenbrock.Gradient(x).CopyTo(g, 0);
            return TestFunction.Rosenbrock.Value(x);
        }

        Assert.Throws<TimeZoneNotFoundException>(() => optimizer.Step(Closure));
        Assert.Equal([-1.2, 1], x);
        optimizer.Step(Closure);
        Assert.True(TestFunction.Rosenbrock.Value(x) < 5);
    }

    [Fact]
    public void ResetForgetsAllSteps()
    {
        double[] x = [-1.2, 1];
        double[] g = new double[2];
        LBFGS optimizer = new() { MaxIterations = 3, LearningRate = 0.1 };
        optimizer.Add("x", x, g);
        double Closure()
        {
            TestFunction.Rosenbrock.Gradient(x).CopyTo(g, 0);
            return TestFunction.Rosenbrock.Value(x);
        }

        optimizer.Step(Closure);
        double[] first = [.. x];
        optimizer.Reset();
        ((double[])[-1.2, 1]).CopyTo(x, 0);
        optimizer.Step(Closure);

        Assert.Equal(first, x);
    }

    [Fact]
    public void MistakesAreNamed()
    {
        LBFGS optimizer = new();
        double[] weights = new double[4];
        optimizer.Add("a", weights.AsMemory(0, 2), new double[2]);

        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => optimizer.Add("a", new double[1], new double[1])).Message, StringComparison.Ordinal);
        Assert.Contains("2 weights", Assert.Throws<ArgumentException>(() => optimizer.Add("b", new double[2], new double[1])).Message, StringComparison.Ordinal);
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => optimizer.Add("b", weights.AsMemory(1, 2), new double[2])).Message, StringComparison.Ordinal);
        Assert.Contains("share memory", Assert.Throws<ArgumentException>(() => optimizer.Add("b", weights.AsMemory(2), weights.AsMemory(2))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.LearningRate = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.HistorySize = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.ChangeTolerance = double.NaN);
        optimizer.Step(() => 0);
        Assert.Contains("Reset", Assert.Throws<InvalidOperationException>(() => optimizer.Add("c", new double[1], new double[1])).Message, StringComparison.Ordinal);
    }
}
