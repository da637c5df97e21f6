namespace Trajectories.Functions;

/// <summary>Rosenbrock's banana: a narrow, bent valley with a nearly flat floor.</summary>
public sealed class Rosenbrock : TestFunction
{
    public override string Name => "rosenbrock";

    public override string Title => "Rosenbrock";

    public override string Formula => "f(x, y) = (1 − x)² + 100 (y − x²)²";

    public override Point Start => new(-1.2, 1);

    public override IReadOnlyList<Point> Optima { get; } = [new(1, 1)];

    public override Window Window => new(-2, 2, -1, 2);

    public override (double Lowest, double Highest) ContourRange => (0.25, 2000);

    public override int Steps => 500;

    public override double Value(Point p)
    {
        double along = 1 - p.X, across = p.Y - p.X * p.X;
        return along * along + 100 * across * across;
    }

    public override Point Gradient(Point p)
    {
        double across = p.Y - p.X * p.X;
        return new(-2 * (1 - p.X) - 400 * p.X * across, 200 * across);
    }
}
