using Samples.Paths;


namespace Samples.Contours;

/// <summary>Points joined by straight lines; a closed one also joins its last point to its first.</summary>
public sealed record Polyline(IReadOnlyList<Point> Points, bool IsClosed);
