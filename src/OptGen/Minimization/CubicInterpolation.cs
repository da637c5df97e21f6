namespace OptGen;

/// <summary>The minimum of the cubic through two points of a line with their slopes: Nocedal and Wright, "Numerical Optimization", 2nd edition, equation 3.59.</summary>
internal static class CubicInterpolation
{
    /// <summary>The minimum of the cubic, moved into an interval; the middle of the interval where there is none.</summary>
    public static double Minimum(in LinePoint a, in LinePoint b, double least, double greatest)
    {
        (LinePoint left, LinePoint right) = a.Position <= b.Position ? (a, b) : (b, a);
        double sum = a.Slope + b.Slope - (3 * (a.Loss - b.Loss) / (a.Position - b.Position));
        double square = (sum * sum) - (a.Slope * b.Slope);
        if (!(square >= 0))
        {
            return (least + greatest) / 2;
        }

        double root = Math.Sqrt(square);
        double position = right.Position - ((right.Position - left.Position) * ((right.Slope + root - sum) / (right.Slope - left.Slope + (2 * root))));
        return double.IsNaN(position) ? (least + greatest) / 2 : Math.Min(Math.Max(position, least), greatest);
    }

    /// <summary>The minimum of the cubic between its two points.</summary>
    public static double Minimum(in LinePoint a, in LinePoint b) => Minimum(in a, in b, Math.Min(a.Position, b.Position), Math.Max(a.Position, b.Position));
}
