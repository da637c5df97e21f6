using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Diagnostics;

/// <summary>
/// Wrong declarations, one in each file of the folder Mistakes, by the diagnostic that they are about: beside each stands what is said of it, under
/// which characters, and what each fix makes of it.
/// </summary>
public class MistakeCorpusTests
{
    private static readonly string Folder = Path.Combine(Snapshot.ProjectDirectory, "Mistakes");

    public static TheoryData<string> Names =>
        new(Files.Select(path => Path.ChangeExtension(Path.GetRelativePath(Folder, path), null).Replace('\\', '/')).Order(StringComparer.Ordinal));

    private static string[] Files => Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories);

    [Fact]
    public void There_are_enough_of_them() => Assert.InRange(Files.Length, 150, int.MaxValue);

    /// <param name="name">The diagnostic, which is the folder, and the file.</param>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Mistake_is_shown_and_fixed(string name)
    {
        string source = await File.ReadAllTextAsync(Path.Combine(Folder, name + ".cs"));
        GeneratorRun run = GeneratorRun.Of(source);
        IReadOnlyList<Diagnostic> diagnostics = run.AnalyzerDiagnostics();
        Assert.Contains(diagnostics, diagnostic => diagnostic.Id == name.Split('/')[0]);
        StringBuilder report = new(Render(source, diagnostics));
        foreach (string error in run.CompilerDiagnostics().Select(diagnostic => diagnostic.Id).Distinct())
        {
            report.Append($"also {error} of C#\n");
        }

        foreach (OfferedFix fix in await FixRun.OffersAsync(source))
        {
            report.Append($"\n{fix.Title}\n{Difference(source, fix.Result)}");
            GeneratorRun after = GeneratorRun.Of(fix.Result);
            IEnumerable<string> left = after.AnalyzerDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info)
                .Concat(after.CompilerDiagnostics()).Select(diagnostic => diagnostic.Id).Distinct();
            string remaining = string.Join(", ", left);
            report.Append(remaining.Length == 0 ? "  compiles\n" : $"  leaves {remaining}\n");
        }

        Snapshot.In("Mistakes").Match(report.ToString(), name, ".txt");
    }

    /// <summary>Each line with something wrong, and what it is under its characters.</summary>
    private static string Render(string source, IReadOnlyList<Diagnostic> diagnostics)
    {
        string[] lines = source.ReplaceLineEndings("\n").Split('\n');
        StringBuilder text = new();
        int shown = -1;
        foreach (Diagnostic diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal))
        {
            FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
            string line = lines[span.StartLinePosition.Line];
            if (span.StartLinePosition.Line != shown)
            {
                text.Append(line).Append('\n');
                shown = span.StartLinePosition.Line;
            }

            int start = span.StartLinePosition.Character;
            bool isOnOneLine = span.EndLinePosition.Line == span.StartLinePosition.Line;
            int end = isOnOneLine ? span.EndLinePosition.Character : line.Length;
            string severity = diagnostic.Severity.ToString().ToLowerInvariant();
            text.Append($"{new string(' ', start)}{new string('^', Math.Max(end - start, 1))}{(isOnOneLine ? "" : "…")} {severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n");
            if (diagnostic.AdditionalLocations.Count > 0)
            {
                Location other = diagnostic.AdditionalLocations[0];
                text.Append($"{new string(' ', start)}used by {source.Substring(other.SourceSpan.Start, other.SourceSpan.Length)}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The lines that a fix changed or added.</summary>
    private static string Difference(string before, string after)
    {
        HashSet<string> known = [.. before.ReplaceLineEndings("\n").Split('\n')];
        return string.Concat(after.ReplaceLineEndings("\n").Split('\n').Where(line => !known.Contains(line)).Select(line => $"  {line}\n"));
    }
}
