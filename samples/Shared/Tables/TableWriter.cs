using Spectre.Console;

namespace Samples.Tables;

/// <summary>What the tables of the run have in common.</summary>
public static class TableWriter
{
    /// <summary>A table whose first column holds names and whose others hold numbers.</summary>
    public static Table Create(string firstColumn, params ReadOnlySpan<string> numberColumns)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn(firstColumn, c => c.NoWrap());
        foreach (string column in numberColumns)
        {
            table.AddColumn(column, c => c.RightAligned().NoWrap());
        }

        return table;
    }

    /// <summary>Prints a table between its title and a note.</summary>
    public static void Write(IAnsiConsole console, string title, Table table, string note)
    {
        console.MarkupLineInterpolated($"[bold]{title}[/]");
        console.Write(table);
        console.WriteLine(note);
        console.WriteLine();
    }
}
