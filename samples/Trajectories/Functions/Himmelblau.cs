namespace Trajectories.Functions;

/// <summary>Himmelblau's function: four equally deep minima around a hill; a start on the hill leaves the choice to the optimizer.</summary>
public sealed class Himmelblau : TestFunction
{
    public override string Name => "himmelblau";

    public override string Title => "Himmelblau";

    public override string Formula => "f(x, y) = (x² + y − 11)² + (x + y² − 7)²";

    public override Point Start => new(0.75, -1);

    public override IReadOnlyList<Point> Optima { get; } =
    [
        new(3, 2),
        new(-2.8051180869527447, 3.1313125182505730),
        new(-3.7793102533777470, -3.2831859912861696),
        new(3.5844283403304917, -1.8481265269644034),
    ];

    public override Window Window => new(-6, 6, -5, 5);

    public override (double Lowest, double Highest) ContourRange => (0.5, 1000);

    public override int Steps => 100;

    public override double Value(Point p)
    {
        double a = p.X * p.X + p.Y - 11, b = p.X + p.Y * p.Y - 7;
        return a * a + b * b;
    }

    public override Point Gradient(Point p)
    {
        double a = p.X * p.X + p.Y - 11, b = p.X + p.Y * p.Y - 7;
        return new(4 * p.X * a + 2 * b, 2 * a + 4 * p.Y * b);
    }
}
