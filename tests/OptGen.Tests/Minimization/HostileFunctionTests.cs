namespace OptGen.Tests.Minimization;

/// <summary>Functions that have no minimum, no slope, or no value: every method ends, says why, and leaves a point where the function is finite.</summary>
public sealed class HostileFunctionTests
{
    private static readonly Dictionary<string, TestFunction> Functions = new()
    {
        ["unbounded line"] = new(x => -x[0], _ => [-1]),
        ["unbounded parabola"] = new(x => -x[0] * x[0], x => [-2 * x[0]]),
        ["unbounded exponential"] = new(x => -Math.Exp(x[0]), x => [-Math.Exp(x[0])]),
        ["logarithm of a negative number"] = new(x => -Math.Log(1 - x[0]) + Math.Pow(x[0] + 3, 2), x => [(1 / (1 - x[0])) + (2 * (x[0] + 3))]),
        ["wall"] = new(x => x[0] > 1.5 ? double.PositiveInfinity : Math.Pow(x[0] - 2, 2), x => [2 * (x[0] - 2)]),
        ["kink"] = new(x => Math.Abs(x[0] - 0.3), x => [x[0] < 0.3 ? -1 : 1]),
        ["jump"] = new(x => x[0] < 0 ? 1 : x[0] * x[0], x => [2 * x[0]]),
        ["wrong gradient"] = new(x => x[0] * x[0], x => [-2 * x[0]]),
        ["gradient of NaN"] = new(x => x[0] * x[0], x => [x[0] < 0.4 ? double.NaN : 2 * x[0]]),
        ["huge"] = new(x => 1e300 * x[0] * x[0], x => [2e300 * x[0]]),
        ["tiny"] = new(x => 1e-300 * x[0] * x[0], x => [2e-300 * x[0]]),
        ["noise"] = new(x => (x[0] * x[0]) + (1e-3 * Math.Sin(1e9 * x[0])), x => [2 * x[0]]),
    };

    private static readonly Dictionary<string, Func<MinimizationMethod>> Methods = new()
    {
        ["lbfgs"] = () => MinimizationMethod.Lbfgs,
        ["newton"] = () => MinimizationMethod.Newton,
        ["adam"] = () => MinimizationMethod.FirstOrder(new Adam(0.1)),
        ["sgd"] = () => MinimizationMethod.FirstOrder(new SGD(1)),
    };

    public static TheoryData<string, string> Cases => Pairs.Of(Functions.Keys, Methods.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryMethodEndsAtAFinitePoint(string function, string method)
    {
        MinimizationResult result = MinimizeTests.Run(Functions[function], [0.5], new MinimizationOptions { Method = Methods[method](), MaxIterations = 200 });

        Assert.True(double.IsFinite(result.Point[0]), $"{result}");
        Assert.True(double.IsFinite(result.Loss), $"{result}");
        Assert.Equal(Functions[function].Value(result.Point), result.Loss);
        Assert.InRange(result.Iterations, 0, 200);
        Assert.True(method is "adam" or "sgd" || result.Loss <= Functions[function].Value([0.5]), $"{result} is uphill");
    }

    [Theory]
    [InlineData("unbounded line")]
    [InlineData("unbounded parabola")]
    [InlineData("unbounded exponential")]
    [InlineData("wrong gradient")]
    public void NothingThatHasNoMinimumConverges(string function)
    {
        Assert.False(MinimizeTests.Run(Functions[function], [0.5], new MinimizationOptions()).HasConverged);
        Assert.False(MinimizeTests.Run(Functions[function], [0.5], new MinimizationOptions { Method = MinimizationMethod.Newton }).HasConverged);
    }

    /// <summary>A line search runs away; where doubles end before it has run far, the function is not finite.</summary>
    [Theory]
    [InlineData("unbounded line", StopReason.Unbounded)]
    [InlineData("unbounded parabola", StopReason.NotFinite)]
    [InlineData("unbounded exponential", StopReason.NotFinite)]
    public void AFunctionWithoutBoundIsTold(string function, StopReason reason) =>
        Assert.Equal(reason, MinimizeTests.Run(Functions[function], [0.5], new MinimizationOptions()).Reason);

    [Fact]
    public void AWrongGradientFailsTheLineSearch() =>
        Assert.Equal(StopReason.LineSearchFailed, MinimizeTests.Run(Functions["wrong gradient"], [0.5], new MinimizationOptions()).Reason);

    [Fact]
    public void ALineSearchTurnsBackWhereThereIsNoValue()
    {
        MinimizationResult result = MinimizeTests.Run(Functions["logarithm of a negative number"], [0.99], new MinimizationOptions());

        // 1/(1 − x) + 2·(x + 3) = 0, by x² + 2x − 3.5 = 0.
        Assert.Equal(StopReason.SmallGradient, result.Reason);
        Assert.Equal(-1 - Math.Sqrt(4.5), result.Point[0], 1e-8);
    }

    [Fact]
    public void AStartWithoutAValueIsTold()
    {
        foreach (Func<MinimizationMethod> method in Methods.Values)
        {
            MinimizationResult result = MinimizeTests.Run(new TestFunction(_ => double.NaN, _ => [1]), [0.5], new MinimizationOptions { Method = method() });

            Assert.Equal((StopReason.NotFinite, 0, 1), (result.Reason, result.Iterations, result.Evaluations));
            Assert.Equal([0.5], result.Point);
        }
    }

    [Fact]
    public void ExceptionsOfTheFunctionPassThrough()
    {
        foreach (Func<MinimizationMethod> method in Methods.Values)
        {
            Assert.Throws<TimeZoneNotFoundException>(() =>
                MinimizeTests.Run(new TestFunction(_ => throw new TimeZoneNotFoundException(), _ => [1]), [0.5], new MinimizationOptions { Method = method() }));
        }
    }
}
