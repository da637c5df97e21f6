namespace DeepLearningFromScratch.Digits;

/// <summary>Draws images of digits like MNIST's: 28 × 28 bytes, each written a little differently.</summary>
/// <param name="random">Decides how.</param>
internal sealed class DigitDrawing(Random random)
{
    /// <summary>Rows and columns of an image.</summary>
    public const int Size = 28;

    private const double Box = 20, WobbleOfPoints = .055, Slant = .28, Rotation = .055, Shift = 2.2, Noise = 26, Gap = .10;

    /// <summary>Writes one digit over the bytes of an image.</summary>
    public void Draw(int digit, Span<byte> image)
    {
        var ways = Glyphs.All[digit];
        double slant = Slant * Bell(), width = Box * Between(.62, 1.02), height = Box * Between(.78, 1.08);
        double thickness = Between(.75, 1.75), softness = Between(.5, 1.0), ink = Between(170, 255);
        var (cos, sin) = Turn.Direction(Rotation * Bell());
        double middleX = (Size - 1) / 2.0 + Shift * Bell(), middleY = (Size - 1) / 2.0 + Shift * Bell();
        List<(Point From, Point To)> segments = [];
        foreach (var stroke in ways[random.Next(ways.Count)])
        {
            // A stroke is pulled as a whole, and a little at each end.
            Point atStart = new(WobbleOfPoints * Bell(), WobbleOfPoints * Bell()), atEnd = new(WobbleOfPoints * Bell(), WobbleOfPoints * Bell());
            Point[] placed = [.. stroke.Points.Select((p, i) => Placed(p, stroke.Points.Length > 1 ? (double)i / (stroke.Points.Length - 1) : 0))];
            segments.AddRange(placed.Zip(placed.Skip(1)));

            Point Placed(Point p, double along)
            {
                double x = (p.X + atStart.X * (1 - along) + atEnd.X * along - .5) * width, y = (p.Y + atStart.Y * (1 - along) + atEnd.Y * along - .5) * height;
                x -= slant * y;
                return new Point(middleX + cos * x - sin * y, middleY + sin * x + cos * y);
            }
        }

        // Now and then the pen leaves the paper.
        int missing = random.NextDouble() < Gap ? random.Next(segments.Count) : -1;
        for (int row = 0; row < Size; row++)
        {
            for (int column = 0; column < Size; column++)
            {
                double nearest = double.MaxValue;
                for (int i = 0; i < segments.Count; i++)
                {
                    if (i != missing)
                    {
                        nearest = Math.Min(nearest, SquaredDistance(column, row, segments[i].From, segments[i].To));
                    }
                }

                double grey = ink * Math.Clamp((thickness + softness - Math.Sqrt(nearest)) / (2 * softness), 0, 1) + Noise * Math.Max(0, Bell());
                image[row * Size + column] = (byte)Math.Clamp(grey, 0, 255);
            }
        }
    }

    private double Between(double least, double most) => least + (most - least) * random.NextDouble();

    /// <summary>A number about 0, mostly within ±1, never beyond ±1.5 (the sum of three evenly spread ones).</summary>
    private double Bell() => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;

    private static double SquaredDistance(double x, double y, Point from, Point to)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.Clamp(((x - from.X) * dx + (y - from.Y) * dy) / length, 0, 1);
        double ex = from.X + t * dx - x, ey = from.Y + t * dy - y;
        return ex * ex + ey * ey;
    }
}
