using System.Text.RegularExpressions;

namespace OptGen.Package.Tests.Building;

/// <summary>What a program answered.</summary>
internal sealed partial record CommandResult(string CommandLine, int ExitCode, string Output, string Error)
{
    /// <summary>The ids of the errors that a build reported, each once.</summary>
    public string[] ErrorIds => [.. ErrorId().Matches(Output).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The ids of the warnings that a build reported, each once.</summary>
    public string[] WarningIds => [.. WarningId().Matches(Output).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, ToString());
        return this;
    }

    public CommandResult SucceededWithoutWarnings()
    {
        Succeeded();
        Assert.False(Warning().IsMatch(Output), ToString());
        return this;
    }

    public override string ToString() => $"{CommandLine}\nexit code {ExitCode}\n{Output}\n{Error}";

    [GeneratedRegex(@"\berror ([A-Z]+\d+)\s*:")]
    private static partial Regex ErrorId();

    [GeneratedRegex(@"\bwarning ([A-Z]+\d+)\s*:")]
    private static partial Regex WarningId();

    [GeneratedRegex(@"\bwarning (\w+\s*)?:")]
    private static partial Regex Warning();
}
