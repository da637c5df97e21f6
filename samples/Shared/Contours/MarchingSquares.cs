using Samples.Paths;


namespace Samples.Contours;

/// <summary>
/// Contour lines by marching squares: in every cell, the level's crossings of the four sides are joined in pairs;
/// since two cells share each side, following the pairs from cell to cell gives whole lines.
/// </summary>
public static class MarchingSquares
{
    /// <summary>A side of the grid: from corner (Column, Row) to the right, or upwards.</summary>
    private readonly record struct Side(int Column, int Row, bool IsUpright);

    /// <summary>All lines on which the grid's function has the value of the level.</summary>
    public static IReadOnlyList<Polyline> Trace(ScalarGrid grid, double level)
    {
        var neighbours = new Dictionary<Side, (Side First, Side? Second)>();
        for (int i = 0; i < grid.Columns; i++)
        {
            for (int j = 0; j < grid.Rows; j++)
            {
                JoinCrossings(grid, level, i, j, neighbours);
            }
        }

        return Follow(grid, level, neighbours);
    }

    private static void JoinCrossings(ScalarGrid grid, double level, int i, int j, Dictionary<Side, (Side First, Side? Second)> neighbours)
    {
        double a = grid[i, j], b = grid[i + 1, j], c = grid[i + 1, j + 1], d = grid[i, j + 1];
        bool isAHigh = a >= level, isBHigh = b >= level, isCHigh = c >= level, isDHigh = d >= level;
        Side bottom = new(i, j, false), right = new(i + 1, j, true), top = new(i, j + 1, false), left = new(i, j, true);

        if (isAHigh == isCHigh && isBHigh == isDHigh && isAHigh != isBHigh)
        {
            // A saddle: the bilinear surface over the cell has this height where its two contour branches meet.
            double middle = (a * c - b * d) / (a + c - b - d);
            bool isMiddleLikeA = middle >= level == isAHigh;
            Join(bottom, isMiddleLikeA ? right : left);
            Join(top, isMiddleLikeA ? left : right);
            return;
        }

        Span<Side> crossed = stackalloc Side[4];
        int count = 0;
        if (isAHigh != isBHigh)
        {
            crossed[count++] = bottom;
        }

        if (isBHigh != isCHigh)
        {
            crossed[count++] = right;
        }

        if (isCHigh != isDHigh)
        {
            crossed[count++] = top;
        }

        if (isDHigh != isAHigh)
        {
            crossed[count++] = left;
        }

        if (count == 2)
        {
            Join(crossed[0], crossed[1]);
        }

        void Join(Side one, Side other)
        {
            Link(one, other);
            Link(other, one);
        }

        void Link(Side from, Side to) =>
            neighbours[from] = neighbours.TryGetValue(from, out var known) ? (known.First, to) : (to, null);
    }

    private static List<Polyline> Follow(ScalarGrid grid, double level, Dictionary<Side, (Side First, Side? Second)> neighbours)
    {
        var lines = new List<Polyline>();
        var visited = new HashSet<Side>();

        // Lines that leave the window begin at their ends; what then remains are rings.
        foreach (var start in neighbours.Where(n => n.Value.Second is null).Select(n => n.Key).Concat(neighbours.Keys))
        {
            if (!visited.Add(start))
            {
                continue;
            }

            var points = new List<Point> { Crossing(grid, level, start) };
            Side? next = neighbours[start].First;
            while (next is { } side && visited.Add(side))
            {
                points.Add(Crossing(grid, level, side));
                var (first, second) = neighbours[side];
                next = visited.Contains(first) ? second : first;
            }

            lines.Add(new Polyline(points, neighbours[start].Second is not null));
        }

        return lines;
    }

    private static Point Crossing(ScalarGrid grid, double level, Side side)
    {
        var (column, row, isUpright) = side;
        double from = grid[column, row];
        double to = isUpright ? grid[column, row + 1] : grid[column + 1, row];
        double share = (level - from) / (to - from);
        return isUpright ? grid.Corner(column, row + share) : grid.Corner(column + share, row);
    }
}
