namespace OptGen.Data;

/// <summary>How a file of separated values is written.</summary>
public sealed record CsvOptions
{
    /// <summary>What stands between two cells: <c>,</c> unless said otherwise; often <c>;</c> or a tab.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>Whether the first line has the names of the columns; otherwise they are 0, 1, ….</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>What an empty cell is as a number; none: it is a mistake.</summary>
    public double? Missing { get; init; }
}
