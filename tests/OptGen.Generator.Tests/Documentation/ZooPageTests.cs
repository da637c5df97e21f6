using System.Text.RegularExpressions;

namespace OptGen.Generator.Tests.Documentation;

/// <summary>docs/zoo.md is what the declarations of the library say, and they say where their formulas are from.</summary>
public sealed partial class ZooPageTests
{
    [Fact]
    public void The_page_is_up_to_date()
    {
        string folder = Path.GetFullPath(Path.Combine(Snapshot.ProjectDirectory, "../../docs"));
        Snapshot.In("Snapshots").MatchFile(ZooPage.Write(ShippedOptimizer.All), Path.Combine(folder, "zoo.md"), Path.Combine(folder, "zoo.received.md"));
    }

    /// <summary>The names and the year of a paper, or what made the formula common.</summary>
    [Fact]
    public void Every_optimizer_names_its_source() => Assert.All(ShippedOptimizer.All, optimizer =>
        Assert.Matches(Source(), optimizer.Documentation.Element("remarks")?.Value ?? $"{optimizer.Name} has no remarks."));

    [Fact]
    public void Every_hyperparameter_in_the_constructor_is_explained() => Assert.All(ShippedOptimizer.All, optimizer =>
    {
        IEnumerable<string> written = optimizer.Declaration.ParameterList?.Parameters.Select(parameter => parameter.Identifier.Text) ?? [];
        Assert.Equal(written, optimizer.Documentation.Elements("param").Select(element => element.Attribute("name")!.Value));
        Assert.DoesNotContain(optimizer.Documentation.Elements("param"), element => element.Value.Trim().Length == 0);
    });

    [Theory]
    [InlineData("Adam", "Adam")]
    [InlineData("NAdam", "NAdam")]
    [InlineData("GradientDescent", "Gradient descent")]
    [InlineData("AdamNormalization", "Adam normalization")]
    public void A_family_is_named_after_its_file(string file, string title) => Assert.Equal(title, ZooPage.Title(file));

    [GeneratedRegex(@"\b(19[5-9]\d|20\d\d)\b|Saito, ""Deep Learning from Scratch""")]
    private static partial Regex Source();
}
