namespace Samples.Paths;

/// <summary>A function of two variables to be minimised, and how to show it.</summary>
public abstract class TestFunction
{
    /// <summary>What the command line calls it.</summary>
    public abstract string Name { get; }

    /// <summary>The heading of its picture.</summary>
    public abstract string Title { get; }

    /// <summary>The formula as a reader writes it.</summary>
    public abstract string Formula { get; }

    /// <summary>Where every path begins.</summary>
    public abstract Point Start { get; }

    /// <summary>All global minima.</summary>
    public abstract IReadOnlyList<Point> Optima { get; }

    /// <summary>The part of the plane to draw.</summary>
    public abstract Window Window { get; }

    /// <summary>Heights above the minimum of the lowest and the highest contour line.</summary>
    public abstract (double Lowest, double Highest) ContourRange { get; }

    /// <summary>How many updates show its character.</summary>
    public abstract int Steps { get; }

    /// <summary>f at the point.</summary>
    public abstract double Value(Point p);

    /// <summary>(∂f/∂x, ∂f/∂y) at the point.</summary>
    public abstract Point Gradient(Point p);

    /// <summary>The smallest value of f.</summary>
    public double Minimum => Value(Optima[0]);

    /// <summary>How far the nearest global minimum is.</summary>
    public double DistanceToOptimum(Point p) => Optima.Min(p.DistanceTo);
}
