namespace DeepLearningFromScratch.Digits;

/// <summary>A line of a digit from corner to corner, in a square from 0 to 1; y goes down.</summary>
internal sealed record Stroke(params Point[] Points)
{
    /// <summary>Part of an ellipse; angles count from 0 at the right, a full turn is 1, clockwise.</summary>
    public static Stroke Arc(double x, double y, double rx, double ry, double from, double to)
    {
        const int Corners = 14;
        return new([.. Enumerable.Range(0, Corners + 1).Select(i =>
        {
            var (cos, sin) = Turn.Direction(from + (to - from) * i / Corners);
            return new Point(x + rx * cos, y + ry * sin);
        })]);
    }
}
