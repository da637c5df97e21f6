namespace OptGen.Data;

/// <summary>Where a cell lies in the text of a file.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="HasMarks">Whether quotation marks in it are doubled.</param>
internal readonly record struct CsvCell(int Start, int Length, bool HasMarks);
