using System.Globalization;
using System.Text.RegularExpressions;

namespace OptGen.Package.Tests.Building;

/// <summary>A line of a build's output that tells of an error or a warning in a file.</summary>
internal sealed partial record BuildDiagnostic(string File, int Line, int Column, string Severity, string Id, string Message)
{
    /// <summary>Those of an output, each once, by file and place.</summary>
    public static IReadOnlyList<BuildDiagnostic> Of(string output) =>
        [.. Written().Matches(output).Select(Read).Distinct().OrderBy(diagnostic => diagnostic.File, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Line).ThenBy(diagnostic => diagnostic.Column)];

    private static BuildDiagnostic Read(Match match)
    {
        int Number(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        return new(match.Groups["file"].Value, Number("line"), Number("column"), match.Groups["severity"].Value, match.Groups["id"].Value, match.Groups["message"].Value);
    }

    [GeneratedRegex(@"(?<file>\w+\.cs)\((?<line>\d+),(?<column>\d+)\): (?<severity>error|warning) (?<id>[A-Z]+\d+): (?<message>.*) \[")]
    private static partial Regex Written();
}
