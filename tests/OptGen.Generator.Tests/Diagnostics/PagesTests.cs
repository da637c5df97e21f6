using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using OptGen.Generator.Diagnostics;
using OptGen.Generator.Tests.Generation;

namespace OptGen.Generator.Tests.Diagnostics;

/// <summary>
/// The table of diagnostics, their pages in docs/rules, the examples on them and the collection of mistakes agree; the release notes are held
/// against the table by <see cref="DescriptorsTests"/>.
/// </summary>
[Trait("Category", "Slow")]
public partial class PagesTests
{
    private static readonly string Folder = Path.Combine(Snapshot.ProjectDirectory, "../../docs/rules");

    /// <summary>Every id but that of a fault of the compiler, of which there is no example.</summary>
    public static TheoryData<string> Ids => new(Descriptors.All.Select(descriptor => descriptor.Id).Where(id => id != Descriptors.InternalError.Id));

    [Fact]
    public void Every_diagnostic_has_a_page_and_every_page_a_diagnostic()
    {
        IEnumerable<string> pages = Directory.GetFiles(Folder, "OPTG*.md").Select(path => Path.GetFileNameWithoutExtension(path)!);
        Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Contents_list_every_page()
    {
        string contents = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.All(Descriptors.All, descriptor => Assert.Contains($"| [{descriptor.Id}]({descriptor.Id}.md) | {Severity(descriptor)} | {descriptor.Title} |", contents));
    }

    [Fact]
    public void Pages_have_title_and_message_of_the_table() => Assert.All(Descriptors.All, descriptor =>
    {
        string message = descriptor.MessageFormat.ToString().Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);
        Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}\n\n{Severity(descriptor)}: “{message}”\n", Page(descriptor.Id));
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_wrong_example_is_told_so_and_the_right_one_not(string id)
    {
        GeneratorRun wrong = GeneratorRun.Of(Example(id, "Wrong"));
        Assert.Contains(id, wrong.AnalyzerDiagnostics().Select(diagnostic => diagnostic.Id));

        // A hint about another matter would be no fault of an example, but a mistake would.
        GeneratorRun right = GeneratorRun.Of(Example(id, "Right"));
        IEnumerable<Diagnostic> said = right.AnalyzerDiagnostics();
        Assert.DoesNotContain(said, diagnostic => diagnostic.Id == id || diagnostic.Severity > DiagnosticSeverity.Info);
        Assert.Empty(right.CompilerDiagnostics());
    }

    [Fact]
    public void Every_diagnostic_is_among_the_collected_mistakes()
    {
        string[] reports = [.. Directory.GetFiles(Path.Combine(Snapshot.ProjectDirectory, "Mistakes"), "*.verified.txt", SearchOption.AllDirectories).Select(File.ReadAllText)];
        IEnumerable<string> missing = Descriptors.All.Select(descriptor => descriptor.Id)
            .Where(id => !reports.Any(report => report.Contains($" {id}:", StringComparison.Ordinal)))
            .Except([Descriptors.InternalError.Id]);
        Assert.Empty(missing);
    }

    private static string Severity(DiagnosticDescriptor descriptor) =>
        descriptor.DefaultSeverity == DiagnosticSeverity.Info ? "Hint" : descriptor.DefaultSeverity.ToString();

    private static string Page(string id) => File.ReadAllText(Path.Combine(Folder, id + ".md")).ReplaceLineEndings("\n");

    private static string Example(string id, string kind)
    {
        Match example = Code().Matches(Page(id)).Single(match => match.Groups[1].Value == kind);
        string code = example.Groups[2].Value;
        return code.StartsWith("using ", StringComparison.Ordinal) ? code : "using OptGen;\n" + code;
    }

    [GeneratedRegex("^## (Wrong|Right)\n\n```csharp\n(.*?)```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
