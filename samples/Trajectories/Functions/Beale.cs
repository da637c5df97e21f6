namespace Trajectories.Functions;

/// <summary>Beale's function: a flat middle between steep walls, where rates that suit one fail in the other.</summary>
public sealed class Beale : TestFunction
{
    public override string Name => "beale";

    public override string Title => "Beale";

    public override string Formula => "f(x, y) = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²";

    public override Point Start => new(0.8, 1.6);

    public override IReadOnlyList<Point> Optima { get; } = [new(3, 0.5)];

    public override Window Window => new(-1, 4.5, -2, 2.125);

    public override (double Lowest, double Highest) ContourRange => (0.01, 1000);

    public override int Steps => 200;

    public override double Value(Point p)
    {
        var (a, b, c) = Residuals(p);
        return a * a + b * b + c * c;
    }

    public override Point Gradient(Point p)
    {
        var (a, b, c) = Residuals(p);
        double y = p.Y;
        return new(
            2 * (a * (y - 1) + b * (y * y - 1) + c * (y * y * y - 1)),
            2 * p.X * (a + 2 * b * y + 3 * c * y * y));
    }

    private static (double A, double B, double C) Residuals(Point p) =>
        (1.5 - p.X * (1 - p.Y), 2.25 - p.X * (1 - p.Y * p.Y), 2.625 - p.X * (1 - p.Y * p.Y * p.Y));
}
