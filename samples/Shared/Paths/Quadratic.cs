using Samples.Words;

namespace Samples.Paths;

/// <summary>The long valley of "Deep Learning from Scratch", chapter 6: twenty times as steep across as along.</summary>
public sealed class Quadratic : TestFunction
{
    public override string Name => "quadratic";

    public override string Title => SharedWords.LongValley;

    public override string Formula => "f(x, y) = x²/20 + y²";

    public override Point Start => new(-7, 2);

    public override IReadOnlyList<Point> Optima { get; } = [new(0, 0)];

    public override Window Window => new(-8, 8, -3.2, 3.2);

    public override (double Lowest, double Highest) ContourRange => (0.01, 10);

    public override int Steps => 30;

    public override double Value(Point p) => p.X * p.X / 20 + p.Y * p.Y;

    public override Point Gradient(Point p) => new(p.X / 10, 2 * p.Y);
}
