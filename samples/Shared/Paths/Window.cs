namespace Samples.Paths;

/// <summary>The part of the plane that a picture shows.</summary>
public readonly record struct Window(double Left, double Right, double Bottom, double Top)
{
    /// <summary>Length along x.</summary>
    public double Width => Right - Left;

    /// <summary>Length along y.</summary>
    public double Height => Top - Bottom;

    /// <summary>Whether the point lies inside or on the border.</summary>
    public bool Contains(Point point) => point.X >= Left && point.X <= Right && point.Y >= Bottom && point.Y <= Top;
}
