namespace Trajectories.Tests.Contours;

public class LineSimplifierTests
{
    [Fact]
    public void Points_between_the_ends_of_a_straight_line_go()
    {
        Point[] line = [new(0, 0), new(1, 1), new(2, 2), new(3, 3)];
        Assert.Equal([line[0], line[3]], LineSimplifier.Simplify(line, 0.01));
    }

    [Fact]
    public void A_corner_stays()
    {
        Point[] line = [new(0, 0), new(1, 0), new(2, 0), new(2, 1), new(2, 2)];
        Assert.Equal([line[0], line[2], line[4]], LineSimplifier.Simplify(line, 0.01));
    }

    [Fact]
    public void A_very_long_zigzag_keeps_every_corner()
    {
        Point[] zigzag = [.. Enumerable.Range(0, 100_000).Select(i => new Point(i, i % 2 * 10))];
        Assert.Equal(zigzag, LineSimplifier.Simplify(zigzag, 0.01));
    }

    [Fact]
    public void A_wave_keeps_to_the_tolerance()
    {
        Point[] wave = [.. Enumerable.Range(0, 500).Select(i => new Point(i, 50 * Math.Sin(i / 20.0)))];
        var simple = LineSimplifier.Simplify(wave, 0.5);
        Assert.InRange(simple.Count, 10, 200);
        foreach (var point in wave)
        {
            int next = Math.Max(1, simple.ToList().FindIndex(p => p.X >= point.X));
            Point a = simple[next - 1], b = simple[next];
            Assert.Equal(a.Y + (point.X - a.X) / (b.X - a.X) * (b.Y - a.Y), point.Y, 3.0);
        }
    }
}
