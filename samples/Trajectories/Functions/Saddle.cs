namespace Trajectories.Functions;

/// <summary>
/// A saddle that is x² − y² near the origin and ends in two basins instead of falling for ever:
/// the start lies almost on the ridge, and what counts is how soon a path leaves it.
/// </summary>
public sealed class Saddle : TestFunction
{
    public override string Name => "saddle";

    public override string Title => "Saddle between two basins";

    public override string Formula => "f(x, y) = x² − y² + y⁴/4";

    public override Point Start => new(-2, 0.01);

    public override IReadOnlyList<Point> Optima { get; } = [new(0, Math.Sqrt(2)), new(0, -Math.Sqrt(2))];

    public override Window Window => new(-2.5, 2.5, -2.25, 2.25);

    public override (double Lowest, double Highest) ContourRange => (0.01, 10);

    public override int Steps => 40;

    public override double Value(Point p)
    {
        double square = p.Y * p.Y;
        return p.X * p.X - square + square * square / 4;
    }

    public override Point Gradient(Point p) => new(2 * p.X, -2 * p.Y + p.Y * p.Y * p.Y);
}
