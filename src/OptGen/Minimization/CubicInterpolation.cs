namespace OptGen;

/// <summary>The minimum of the cubic through two points of a line with their slopes: Nocedal and Wright, "Numerical Optimization", 2nd edition, equation 3.59.</summary>
internal static class CubicInterpolation
{
    /// <summary>Slopes beyond it have no square.</summary>
    private const double SteepestSquared = 1e150;

    /// <summary>The minimum of the cubic, moved into an interval; the middle of the interval where there is none.</summary>
    public static double Minimum(in LinePoint a, in LinePoint b, double least, double greatest)
    {
        (LinePoint left, LinePoint right) = a.Position <= b.Position ? (a, b) : (b, a);
        double sum = a.Slope + b.Slope - (3 * (a.Loss - b.Loss) / (a.Position - b.Position));
        double leftSlope = left.Slope;
        double rightSlope = right.Slope;
        double steepest = Math.Max(Math.Abs(sum), Math.Max(Math.Abs(leftSlope), Math.Abs(rightSlope)));
        if (steepest > SteepestSquared && double.IsFinite(steepest))
        {
            // Where the cubic turns does not depend on its height, but the squares of its slopes are beyond a double.
            double scale = Math.ScaleB(1, -Math.ILogB(steepest));
            (sum, leftSlope, rightSlope) = (sum * scale, leftSlope * scale, rightSlope * scale);
        }

        double square = (sum * sum) - (leftSlope * rightSlope);
        if (!(square >= 0))
        {
            return (least + greatest) / 2;
        }

        double root = Math.Sqrt(square);
        double position = right.Position - ((right.Position - left.Position) * ((rightSlope + root - sum) / (rightSlope - leftSlope + (2 * root))));
        return double.IsNaN(position) ? (least + greatest) / 2 : Math.Min(Math.Max(position, least), greatest);
    }

    /// <summary>The minimum of the cubic between its two points.</summary>
    public static double Minimum(in LinePoint a, in LinePoint b) => Minimum(in a, in b, Math.Min(a.Position, b.Position), Math.Max(a.Position, b.Position));
}
