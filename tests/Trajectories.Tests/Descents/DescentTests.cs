using OptGen;
using Trajectories.Functions;
using Trajectories.Optimizers;

namespace Trajectories.Tests.Descents;

public class DescentTests
{
    public static TheoryData<string, string> AllPairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var optimizer in OptimizerCatalog.All)
            {
                foreach (var function in FunctionCatalog.All)
                {
                    pairs.Add(optimizer.Name, function.Name);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void Every_optimizer_gets_down_on_every_function(string optimizer, string function)
    {
        var f = FunctionCatalog.Find(function)!;
        var entry = OptimizerCatalog.Find(optimizer)!;

        var descent = Descent.Run(f, entry.Create(entry.Rates!.For(f)), f.Steps);

        Assert.False(descent.HasDiverged);
        Assert.True(f.Value(descent.End) - f.Minimum < 0.3 * (f.Value(f.Start) - f.Minimum));
        Assert.True(f.Window.Contains(descent.End));
    }

    [Fact]
    public void A_far_too_large_rate_is_seen_as_divergence()
    {
        var descent = Descent.Run(new Rosenbrock(), OptimizerCatalog.Find("SGD")!.Create(10), 100);
        Assert.True(descent.HasDiverged);
        Assert.True(descent.End.IsFinite);
        Assert.Null(descent.StepsToArrive);
    }

    [Fact]
    public void An_averaging_optimizer_is_seen_at_its_average_and_moves_by_its_weights()
    {
        var function = new Quadratic();
        var path = Descent.Run(function, new SGD(lr: 0.95), 4).Points;
        var average = Descent.Run(function, new ASGD(lr: 0.95, λ: 0, t0: 0), 4).Points;

        Assert.Equal(path.Take(3), average.Take(3));
        Assert.Equal((path[2].X + path[3].X + path[4].X) / 3, average[4].X, 1e-12);
        Assert.Equal((path[2].Y + path[3].Y + path[4].Y) / 3, average[4].Y, 1e-12);
    }

    [Fact]
    public void Arrival_is_the_update_after_which_the_path_stays_near()
    {
        var function = new Quadratic();
        Point[] points = [new(-7, 2), new(0.01, 0), new(1, 0), new(0.05, 0), new(0.01, 0)];
        Assert.Equal(3, new Descent(function, points, 4).StepsToArrive);
        Assert.Null(new Descent(function, [.. points.Take(3)], 2).StepsToArrive);
    }
}
