namespace Samples.Paths;

/// <summary>A point of the plane.</summary>
public readonly record struct Point(double X, double Y)
{
    /// <summary>Neither coordinate is NaN or infinite.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y);

    /// <summary>How far the other point is away.</summary>
    public double DistanceTo(Point other) => double.Hypot(X - other.X, Y - other.Y);
}
