using System.Globalization;
using System.Numerics;
using OptGen.Scalars;

namespace OptGen.Data;

/// <summary>
/// A file of comma-separated values (RFC 4180), as columns of numbers, of classes or of text. Numbers are written with a point, whatever the language of the system.
/// <code>
/// CsvTable iris = CsvTable.Read("iris.csv");
/// float[] x = iris.ToSingles("sepal_length", "sepal_width", "petal_length", "petal_width");
/// int[] y = iris.ToLabels("species", out IReadOnlyList&lt;string&gt; species);
/// </code>
/// </summary>
public sealed class CsvTable
{
    private readonly string _name;
    private readonly string _text;
    private readonly CsvCell[] _cells;
    private readonly int[] _lines;
    private readonly double? _missing;

    private CsvTable(string name, string text, string[] columns, CsvCell[] cells, int[] lines, double? missing) =>
        (_name, _text, Columns, _cells, _lines, _missing) = (name, text, columns, cells, lines, missing);

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How many rows there are, the names of the columns not among them.</summary>
    public int Rows => _lines.Length;

    /// <summary>Reads a file in UTF-8.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="InvalidDataException">Rows have different numbers of cells, a quotation mark is not closed, a column name stands twice, or there is no row; the message names file and line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTable Read(string path, CsvOptions? options = null) => Parse(File.ReadAllText(path), options, Path.GetFileName(path));

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="name">What messages call it.</param>
    /// <inheritdoc cref="Read(string, CsvOptions)"/>
    public static CsvTable Parse(string text, CsvOptions? options = null, string name = "the text")
    {
        options ??= new();
        CsvParser parser = new(text, options.Separator, name);
        List<CsvCell> cells = [];
        List<int> lines = [];
        int width = -1;
        while (true)
        {
            int before = cells.Count;
            if (!parser.Read(cells, out int line))
            {
                break;
            }

            int found = cells.Count - before;
            width = width < 0 ? found : width;
            if (found != width)
            {
                throw new InvalidDataException($"{name}, line {line}: {Words.Count(found, "cell")}, where the first line has {width}.");
            }

            lines.Add(line);
        }

        int headers = options.HasHeader ? 1 : 0;
        if (lines.Count <= headers)
        {
            throw new InvalidDataException($"{name} has no rows{(options.HasHeader && lines.Count > 0 ? " below its names of columns" : "")}.");
        }

        string[] columns = [.. Enumerable.Range(0, width).Select(column => options.HasHeader ? TextOf(text, cells[column]).Trim() : column.ToString(CultureInfo.InvariantCulture))];
        if (columns.GroupBy(column => column, StringComparer.Ordinal).FirstOrDefault(column => column.Count() > 1) is { } twice)
        {
            throw new InvalidDataException($"{name}, line {lines[0]}: there are {twice.Count()} columns '{twice.Key}'.");
        }

        return new(name, text, columns, [.. cells.Skip(headers * width)], [.. lines.Skip(headers)], options.Missing);
    }

    /// <summary>Columns of numbers, row by row.</summary>
    /// <param name="columns">The names of the columns, in the order wanted; all columns if there are none.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidDataException">A cell is no number; the message names line and column.</exception>
    public float[] ToSingles(params string[] columns) => ToNumbers<float>(columns);

    /// <inheritdoc cref="ToSingles"/>
    public double[] ToDoubles(params string[] columns) => ToNumbers<double>(columns);

    /// <summary>A column of whole numbers.</summary>
    /// <param name="column">Its name.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="InvalidDataException">A cell is no whole number of 32 bits; the message names line and column.</exception>
    public int[] ToIntegers(string column)
    {
        int place = PlaceOf(column);
        int[] numbers = new int[Rows];
        for (int row = 0; row < numbers.Length; row++)
        {
            ReadOnlySpan<char> cell = Trimmed(row, place);
            numbers[row] = int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw Unfit(row, place, "is no whole number of 32 bits");
        }

        return numbers;
    }

    /// <summary>A column of classes, as numbers from 0 on.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="classes">What each number stands for: the different cells, in ascending order; in order of their numbers if all are whole numbers.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public int[] ToLabels(string column, out IReadOnlyList<string> classes)
    {
        int place = PlaceOf(column);
        string[] cells = [.. Enumerable.Range(0, Rows).Select(row => Text(row, column).Trim())];
        string[] found = [.. cells.Distinct().Order(StringComparer.Ordinal)];
        if (found.All(cell => long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)))
        {
            found = [.. found.OrderBy(cell => long.Parse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))];
        }

        Dictionary<string, int> numbers = found.Select((cell, number) => (cell, number)).ToDictionary(pair => pair.cell, pair => pair.number, StringComparer.Ordinal);
        classes = found;
        return [.. cells.Select(cell => numbers[cell])];
    }

    /// <summary>A cell as it is written, without the quotation marks around it.</summary>
    /// <param name="row">Its row, from 0 on.</param>
    /// <param name="column">The name of its column.</param>
    /// <exception cref="ArgumentException">There is no such row or column.</exception>
    public string Text(int row, string column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        return TextOf(_text, _cells[(row * Columns.Count) + PlaceOf(column)]);
    }

    private T[] ToNumbers<T>(string[] columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int[] places = columns.Length == 0 ? [.. Enumerable.Range(0, Columns.Count)] : [.. columns.Select(PlaceOf)];
        T[] numbers = new T[Rows * places.Length];
        int next = 0;
        for (int row = 0; row < Rows; row++)
        {
            foreach (int place in places)
            {
                ReadOnlySpan<char> cell = Trimmed(row, place);
                numbers[next++] = cell.IsEmpty && _missing is { } missing ? T.CreateTruncating(missing)
                    : T.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out T number) ? number
                    : throw Unfit(row, place, cell.IsEmpty ? "is empty; CsvOptions.Missing says what that is" : "is no number");
            }
        }

        return numbers;
    }

    private ReadOnlySpan<char> Trimmed(int row, int column)
    {
        CsvCell cell = _cells[(row * Columns.Count) + column];
        return _text.AsSpan(cell.Start, cell.Length).Trim();
    }

    private InvalidDataException Unfit(int row, int column, string what) => new($"{_name}, line {_lines[row]}, column '{Columns[column]}': '{Trimmed(row, column)}' {what}.");

    private int PlaceOf(string column)
    {
        for (int place = 0; place < Columns.Count; place++)
        {
            if (Columns[place] == column)
            {
                return place;
            }
        }

        throw new ArgumentException($"{_name} has no column '{column}'; it has {string.Join(", ", Columns.Select(known => $"'{known}'"))}.", nameof(column));
    }

    private static string TextOf(string text, CsvCell cell)
    {
        string written = text.Substring(cell.Start, cell.Length);
        return cell.HasMarks ? written.Replace("\"\"", "\"") : written;
    }
}
