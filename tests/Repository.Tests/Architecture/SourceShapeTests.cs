using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Repository.Tests.Architecture;

/// <summary>Files of the runtime have one job each, and the class that users see has none but to pass calls on.</summary>
public sealed class SourceShapeTests
{
    private const int MostLines = 400;

    private static readonly IReadOnlyList<string> Files =
    [
        .. Directory.EnumerateFiles(SourceTree.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)),
    ];

    [Fact]
    public void No_file_is_long() => Assert.DoesNotContain(Files, path => File.ReadLines(path).Count() > MostLines);

    /// <summary>All parts of it together, with their documentation.</summary>
    [Fact]
    public void The_optimizer_is_a_facade()
    {
        string[] parts = [.. Files.Where(path => Path.GetFileName(path).StartsWith("Optimizer", StringComparison.Ordinal)).Select(File.ReadAllText).Where(DeclaresOptimizer)];

        Assert.NotEmpty(parts);
        Assert.InRange(parts.Sum(part => part.Split('\n').Length), 1, MostLines);
    }

    private static bool DeclaresOptimizer(string source) =>
        CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Any(type => type.Identifier.Text == "Optimizer");
}
