using Samples.Paths;


namespace Samples.Contours;

/// <summary>Leaves out points that a line can do without (Douglas and Peucker's method).</summary>
public static class LineSimplifier
{
    /// <summary>Longer lines are treated piece by piece, because the method's effort may grow with the square of their length.</summary>
    private const int LongestPiece = 2000;

    /// <summary>The same line to within the tolerance, with fewer points; the ends stay.</summary>
    public static IReadOnlyList<Point> Simplify(IReadOnlyList<Point> points, double tolerance)
    {
        if (points.Count < 3)
        {
            return points;
        }

        var keep = new bool[points.Count];
        keep[0] = true;
        for (int first = 0; first < points.Count - 1; first += LongestPiece)
        {
            int last = Math.Min(first + LongestPiece, points.Count - 1);
            keep[last] = true;
            Divide(first, last);
        }

        return [.. points.Where((_, i) => keep[i])];

        void Divide(int first, int last)
        {
            int farthest = first;
            double distance = tolerance;
            for (int i = first + 1; i < last; i++)
            {
                double d = DistanceToSegment(points[i], points[first], points[last]);
                if (d > distance)
                {
                    (farthest, distance) = (i, d);
                }
            }

            if (farthest > first)
            {
                keep[farthest] = true;
                Divide(first, farthest);
                Divide(farthest, last);
            }
        }
    }

    private static double DistanceToSegment(Point p, Point a, Point b)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, square = dx * dx + dy * dy;
        double share = square == 0 ? 0 : Math.Clamp(((p.X - a.X) * dx + (p.Y - a.Y) * dy) / square, 0, 1);
        return p.DistanceTo(new Point(a.X + share * dx, a.Y + share * dy));
    }
}
