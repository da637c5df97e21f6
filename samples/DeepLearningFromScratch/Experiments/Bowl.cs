using DeepLearningFromScratch.Words;

namespace DeepLearningFromScratch.Experiments;

/// <summary>The bowl of the book's section 4.4.</summary>
public sealed class Bowl : TestFunction
{
    public override string Name => "bowl";

    public override string Title => Chapter4.Descent;

    public override string Formula => "f(x₀, x₁) = x₀² + x₁²";

    public override Point Start => new(-3, 4);

    public override IReadOnlyList<Point> Optima { get; } = [new(0, 0)];

    public override Window Window => new(-4.5, 4.5, -4.5, 4.5);

    public override (double Lowest, double Highest) ContourRange => (0.05, 40);

    public override int Steps => 100;

    public override double Value(Point p) => (p.X * p.X) + (p.Y * p.Y);

    public override Point Gradient(Point p) => new(2 * p.X, 2 * p.Y);
}
