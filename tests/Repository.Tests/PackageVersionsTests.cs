using System.Xml.Linq;

namespace Repository.Tests;

/// <summary>Directory.Packages.props lists what is used, and nothing else.</summary>
public class PackageVersionsTests
{
    private static readonly string[] Outputs = ["bin", "obj", "Consumers"];

    /// <summary>The packages that some project references by name.</summary>
    private static HashSet<string> Referenced { get; } =
        [.. new[] { "*.csproj", "*.props", "*.targets" }
            .SelectMany(pattern => Directory.EnumerateFiles(SourceTree.Root, pattern, SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(SourceTree.Root, file).Split(Path.DirectorySeparatorChar).Any(Outputs.Contains))
            .SelectMany(file => XDocument.Load(file).Descendants("PackageReference"))
            .Select(reference => (string)reference.Attribute("Include")!)];

    /// <summary>A package that no project references is there for what another one asks for, and a comment says which.</summary>
    [Fact]
    public void Every_version_is_of_a_referenced_package_or_pinned_for_one()
    {
        XElement[] versions = [.. XDocument.Load(SourceTree.PathOf("Directory.Packages.props")).Descendants("PackageVersion")];
        Assert.Contains("xunit", Referenced);
        Assert.True(versions.Length > 10);

        foreach (XElement version in versions.Where(version => !Referenced.Contains((string)version.Attribute("Include")!)))
        {
            XNode? before = version.NodesBeforeSelf().LastOrDefault(node => node is not XText);
            string comment = (before as XComment)?.Value ?? "";
            Assert.True(
                Referenced.Any(name => comment.Contains(name, StringComparison.Ordinal)),
                $"No project references {version.Attribute("Include")!.Value}. Remove it, or name in a comment before it the package that it is pinned for.");
        }
    }
}
