using Samples.Paths;


namespace Samples.Contours;

/// <summary>Values of a function at the corners of equal cells that cover a window.</summary>
public sealed class ScalarGrid
{
    private readonly double[,] _values;
    private readonly Window _window;

    /// <summary>Samples the function at (columns + 1) × (rows + 1) corners.</summary>
    public ScalarGrid(Func<Point, double> function, Window window, int columns, int rows)
    {
        _window = window;
        Columns = columns;
        Rows = rows;
        _values = new double[columns + 1, rows + 1];
        for (int i = 0; i <= columns; i++)
        {
            for (int j = 0; j <= rows; j++)
            {
                _values[i, j] = function(Corner(i, j));
            }
        }
    }

    /// <summary>Number of cells along x.</summary>
    public int Columns { get; }

    /// <summary>Number of cells along y.</summary>
    public int Rows { get; }

    /// <summary>The value at a corner.</summary>
    public double this[int column, int row] => _values[column, row];

    /// <summary>Where a corner lies; fractions lie between corners.</summary>
    public Point Corner(double column, double row) =>
        new(_window.Left + column / Columns * _window.Width, _window.Bottom + row / Rows * _window.Height);
}
