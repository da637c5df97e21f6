using Xunit.Abstractions;

namespace OptGen.Tests.Minimization;

/// <summary>Minimizations of problems whose minima others have published.</summary>
public sealed class PublishedProblemTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, MinimizationMethod> Methods = new() { ["lbfgs"] = MinimizationMethod.Lbfgs, ["newton"] = MinimizationMethod.Newton };

    public static TheoryData<string, string> Cases => Pairs.Of(PublishedProblem.All.Keys, Methods.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void FindsAPublishedMinimum(string problem, string method)
    {
        PublishedProblem published = PublishedProblem.All[problem];
        MinimizationResult result = MinimizeTests.Run(published.Function, published.Start, new MinimizationOptions { Method = Methods[method] });
        output.WriteLine($"{result.Reason}, {result.Iterations} iterations, {result.Evaluations} evaluations: {result.Loss}");

        Assert.Contains(published.Minima, minimum => IsMinimum(result.Loss, minimum));
    }

    /// <summary>Whoever stops too early is told so, and has not lost what was gained.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void ALimitIsTold(string problem, string method)
    {
        PublishedProblem published = PublishedProblem.All[problem];
        double start = published.Function.Value(published.Start);
        MinimizationResult result = MinimizeTests.Run(published.Function, published.Start, new MinimizationOptions { Method = Methods[method], MaxIterations = 1 });

        Assert.Equal((StopReason.IterationLimit, 1, false), (result.Reason, result.Iterations, result.HasConverged));
        Assert.True(result.Loss < start, $"{result.Loss} after {start}");
    }

    /// <summary>Beyond a radius about the start there is no value: a minimization ends within, and says why.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void AFunctionWithoutValuesAroundEnds(string problem, string method)
    {
        PublishedProblem published = PublishedProblem.All[problem];
        foreach (double nothing in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            bool IsNear(double[] x) => x.Zip(published.Start, (a, b) => Math.Abs(a - b)).Max() < 1e-3;
            TestFunction island = new(x => IsNear(x) ? published.Function.Value(x) : nothing, x => IsNear(x) ? published.Function.Gradient(x) : [.. x.Select(_ => nothing)]);
            MinimizationResult result = MinimizeTests.Run(island, published.Start, new MinimizationOptions { Method = Methods[method], MaxIterations = 100, MaxEvaluations = 2000 });

            Assert.True(IsNear(result.Point), $"{result.Reason} at {string.Join(", ", result.Point)}");
            Assert.True(double.IsFinite(result.Loss));
            Assert.True(result.Loss <= published.Function.Value(published.Start));
            Assert.InRange(result.Evaluations, 1, 2000);
        }
    }

    /// <summary>Six digits, or 0 as far as a gradient of 10⁻⁸ tells: at a singular minimum, of order 4, that is 10⁻⁸ to the power of 4/3.</summary>
    private static bool IsMinimum(double loss, double minimum) => minimum == 0 ? loss <= Math.Pow(1e-8, 4.0 / 3) : Math.Abs(loss - minimum) <= 5e-6 * minimum;
}
