using Trajectories.Functions;

namespace Trajectories.Tests.Functions;

public class TestFunctionTests
{
    public static TheoryData<string> Names => [.. FunctionCatalog.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_agrees_with_central_differences(string name)
    {
        var function = FunctionCatalog.Find(name)!;
        for (double x = -2; x <= 2; x += 0.37)
        {
            for (double y = -2; y <= 2; y += 0.41)
            {
                double a = x, b = y;
                var gradient = function.Gradient(new Point(x, y));
                NumericalGradient.AssertClose(NumericalGradient.Of(() => function.Value(new Point(a, b)), ref a), gradient.X);
                NumericalGradient.AssertClose(NumericalGradient.Of(() => function.Value(new Point(a, b)), ref b), gradient.Y);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Optima_are_flat_and_equally_deep_and_lie_in_the_window(string name)
    {
        var function = FunctionCatalog.Find(name)!;
        foreach (var optimum in function.Optima)
        {
            Assert.Equal(0, function.Gradient(optimum).DistanceTo(new Point(0, 0)), 1e-9);
            Assert.Equal(function.Minimum, function.Value(optimum), 1e-12);
            Assert.True(function.Window.Contains(optimum));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_in_the_window_is_lower_than_the_minimum(string name)
    {
        var function = FunctionCatalog.Find(name)!;
        var window = function.Window;
        for (int i = 0; i <= 200; i++)
        {
            for (int j = 0; j <= 200; j++)
            {
                var point = new Point(window.Left + i / 200.0 * window.Width, window.Bottom + j / 200.0 * window.Height);
                Assert.True(function.Value(point) >= function.Minimum - 1e-12);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Start_lies_in_the_window(string name)
    {
        var function = FunctionCatalog.Find(name)!;
        Assert.True(function.Window.Contains(function.Start));
    }
}
