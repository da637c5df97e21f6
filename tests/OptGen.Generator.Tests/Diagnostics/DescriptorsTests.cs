using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using OptGen.Compiler.Mistakes;
using OptGen.Generator.Diagnostics;

namespace OptGen.Generator.Tests.Diagnostics;

/// <summary>The table of diagnostics agrees with itself and with the release notes.</summary>
public partial class DescriptorsTests
{
    [Fact]
    public void IdsAreUnique()
    {
        string[] ids = [.. Descriptors.All.Select(descriptor => descriptor.Id)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Theory]
    [InlineData(typeof(DeclarationDiagnostics), "1")]
    [InlineData(typeof(SyntaxDiagnostics), "2")]
    [InlineData(typeof(BindingDiagnostics), "3")]
    [InlineData(typeof(HintDiagnostics), "[45]")]
    [InlineData(typeof(ModelDiagnostics), "7")]
    [InlineData(typeof(ModelHintDiagnostics), "5")]
    [InlineData(typeof(Descriptors), "9")]
    public void EachStageHasItsNumbers(Type stage, string block)
    {
        FieldInfo[] fields = [.. stage.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(DiagnosticMessage))];
        Assert.NotEmpty(fields);
        foreach (DiagnosticMessage message in fields.Select(field => (DiagnosticMessage)field.GetValue(null)!))
        {
            Assert.Matches($"^OPTG{block}[0-9][0-9]$", message.Id);
            Assert.Equal(message.Title, Descriptors.Find(message.Id).Title.ToString());
        }
    }

    [Fact]
    public void EveryDescriptorHasATitleAMessageAndALink() => Assert.All(Descriptors.All, descriptor =>
    {
        Assert.Equal("OptGen", descriptor.Category);

        // What cannot be compiled is an error; what only may not be meant never is.
        Assert.Equal(descriptor.Id[4] is '4' or '5', descriptor.DefaultSeverity < DiagnosticSeverity.Error);
        Assert.EndsWith($"/docs/rules/{descriptor.Id}.md", descriptor.HelpLinkUri);
        Assert.True(descriptor.IsEnabledByDefault);
        Assert.NotEmpty(descriptor.Title.ToString());
        Assert.DoesNotMatch(@"[.\s]$", descriptor.Title.ToString());
        Assert.DoesNotMatch(@"[.\s]$", descriptor.MessageFormat.ToString());
    });

    [Fact]
    public void AnalyzerSupportsThemAll() =>
        Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id), new OptimizerAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id));

    [Fact]
    public void ReleaseNotesListExactlyThese()
    {
        string directory = Path.Combine(Snapshot.ProjectDirectory, "../../generator/OptGen.Generator");
        string notes = File.ReadAllText(Path.Combine(directory, "AnalyzerReleases.Shipped.md")) + "\n" + File.ReadAllText(Path.Combine(directory, "AnalyzerReleases.Unshipped.md"));
        IEnumerable<string> listed = Row().Matches(notes).Select(match => match.Value.TrimEnd());
        IEnumerable<string> known = Descriptors.All.Select(descriptor => $"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}");
        Assert.Equal(known.Order(StringComparer.Ordinal), listed);
    }

    [GeneratedRegex("^OPTG.*$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
