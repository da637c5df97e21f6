using OptGen.Data;

namespace OptGen.Tests.Data;

/// <summary>Comma-separated values by RFC 4180, with mistakes told by line and column.</summary>
public sealed class CsvTableTests
{
    private const string Iris = "length,width,\"species, Latin\"\r\n5.1,3.5,setosa\r\n\r\n7e0, -3.2 ,\"a \"\"b\"\"\nc\"\r\n6,3,setosa";

    [Fact]
    public void Columns_of_numbers_are_read()
    {
        CsvTable table = CsvTable.Parse(Iris);
        Assert.Equal(["length", "width", "species, Latin"], table.Columns);
        Assert.Equal(3, table.Rows);
        Assert.Equal([3.5, 5.1, -3.2, 7, 3, 6], table.ToDoubles("width", "length"));
        Assert.Equal([5.1f, 7, 6], table.ToSingles("length"));
        Assert.Equal("a \"b\"\nc", table.Text(1, "species, Latin"));
    }

    [Fact]
    public void Classes_become_numbers()
    {
        Assert.Equal([1, 0, 1], CsvTable.Parse(Iris).ToLabels("species, Latin", out IReadOnlyList<string> species));
        Assert.Equal(["a \"b\"\nc", "setosa"], species);
        Assert.Equal([1, 0, 2], CsvTable.Parse("y\n9\n-1\n10").ToLabels("y", out IReadOnlyList<string> numbers));
        Assert.Equal(["-1", "9", "10"], numbers);
    }

    [Fact]
    public void Other_ways_of_writing_are_read()
    {
        CsvTable table = CsvTable.Parse("1;2;\n3;;4\n", new CsvOptions { Separator = ';', HasHeader = false, Missing = double.NaN });
        Assert.Equal(["0", "1", "2"], table.Columns);
        Assert.Equal([1, 2, double.NaN, 3, double.NaN, 4], table.ToDoubles());
        Assert.Equal([1, 3], table.ToIntegers("0"));
    }

    [Theory]
    [InlineData("", "file.csv has no rows.")]
    [InlineData("a,b\n\n", "file.csv has no rows below its names of columns.")]
    [InlineData("a,b\n1,2\n3\n", "file.csv, line 3: 1 cell, where the first line has 2.")]
    [InlineData("a,a\n1,2\n", "file.csv, line 1: there are 2 columns 'a'.")]
    [InlineData("a\n\"1\n2\n", "file.csv, line 2: a quotation mark opens a cell, and none closes it.")]
    [InlineData("a,b\n\"1\"2,3", "file.csv, line 2: '2' follows the quotation mark that closes a cell; a separator ',' or a new line does.")]
    public void Files_that_are_no_tables_are_refused(string text, string message) => Assert.Equal(message, Assert.Throws<InvalidDataException>(() => CsvTable.Parse(text, name: "file.csv")).Message);

    [Fact]
    public void Cells_that_are_no_numbers_are_told()
    {
        CsvTable table = CsvTable.Parse("a,b\n1,\"x\ny\"\n3,\n1,2.5", name: "file.csv");
        Assert.Equal("file.csv, line 2, column 'b': 'x\ny' is no number.", Assert.Throws<InvalidDataException>(() => table.ToSingles()).Message);
        CsvTable empty = CsvTable.Parse("a,b\n3,\n", name: "file.csv");
        Assert.Equal("file.csv, line 2, column 'b': '' is empty; CsvOptions.Missing says what that is.", Assert.Throws<InvalidDataException>(() => empty.ToSingles()).Message);
        CsvTable broken = CsvTable.Parse("b\n\"q\n\"\n2.5", name: "file.csv");
        Assert.Equal("file.csv, line 2, column 'b': 'q' is no whole number of 32 bits.", Assert.Throws<InvalidDataException>(() => broken.ToIntegers("b")).Message);
        Assert.Equal("file.csv has no column 'c'; it has 'a', 'b'. (Parameter 'column')", Assert.Throws<ArgumentException>(() => table.ToSingles("c")).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Text(3, "a"));
    }

    [Fact]
    public void Line_numbers_count_lines_within_cells()
    {
        CsvTable table = CsvTable.Parse("a,b\n1,\"x\ny\"\nz,2", name: "file.csv");
        Assert.Equal("file.csv, line 4, column 'a': 'z' is no number.", Assert.Throws<InvalidDataException>(() => table.ToSingles("a")).Message);
    }
}
