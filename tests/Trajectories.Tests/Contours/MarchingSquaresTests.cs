using Trajectories.Functions;

namespace Trajectories.Tests.Contours;

public class MarchingSquaresTests
{
    private static readonly Window Square = new(-2, 2, -2, 2);

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(1.73)]
    public void A_circle_is_one_closed_line_on_the_circle(double radius)
    {
        const int Cells = 100;
        var grid = new ScalarGrid(p => p.X * p.X + p.Y * p.Y, Square, Cells, Cells);

        var line = Assert.Single(MarchingSquares.Trace(grid, radius * radius));

        Assert.True(line.IsClosed);
        double cell = Square.Width / Cells;
        Assert.All(line.Points, p => Assert.Equal(radius, p.DistanceTo(new Point(0, 0)), cell * cell / radius));
        AssertStepsAreShort(line, 1.5 * cell);
    }

    [Fact]
    public void A_line_that_leaves_the_window_is_open_and_ends_at_the_border()
    {
        var grid = new ScalarGrid(p => p.X + 0.3 * p.Y, Square, 20, 20);

        var line = Assert.Single(MarchingSquares.Trace(grid, 0.1));

        Assert.False(line.IsClosed);
        Assert.Equal(2, Math.Abs(line.Points[0].Y), 1e-12);
        Assert.Equal(2, Math.Abs(line.Points[^1].Y), 1e-12);
        Assert.Equal(-line.Points[0].Y, line.Points[^1].Y, 1e-12);
        Assert.All(line.Points, p => Assert.Equal(0.1, p.X + 0.3 * p.Y, 1e-12));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(-0.01)]
    public void At_a_saddle_cell_the_lines_part_as_the_function_does(double level)
    {
        // One cell has the saddle of x·y in its middle; the branches lie in the quadrants where x·y has the level's sign.
        var grid = new ScalarGrid(p => p.X * p.Y, Square, 15, 15);

        var lines = MarchingSquares.Trace(grid, level);

        Assert.Equal(2, lines.Count);
        foreach (var line in lines)
        {
            Assert.False(line.IsClosed);
            Assert.Single(line.Points.Select(p => (Math.Sign(p.X), Math.Sign(p.Y))).Distinct());
            Assert.All(line.Points, p => Assert.Equal(Math.Sign(level), Math.Sign(p.X * p.Y)));
        }
    }

    [Fact]
    public void Separate_rings_are_separate_lines()
    {
        var himmelblau = new Himmelblau();
        var lines = MarchingSquares.Trace(new ScalarGrid(himmelblau.Value, himmelblau.Window, 200, 200), 5);
        Assert.Equal(himmelblau.Optima.Count, lines.Count);
        Assert.All(lines, line => Assert.True(line.IsClosed));
    }

    [Fact]
    public void A_level_beyond_all_values_has_no_lines()
    {
        var grid = new ScalarGrid(p => p.X, Square, 5, 5);
        Assert.Empty(MarchingSquares.Trace(grid, 3));
        Assert.Empty(MarchingSquares.Trace(grid, -3));
    }

    private static void AssertStepsAreShort(Polyline line, double longest)
    {
        for (int i = 0; i < line.Points.Count; i++)
        {
            Assert.True(line.Points[i].DistanceTo(line.Points[(i + 1) % line.Points.Count]) < longest);
        }
    }
}
