using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OptGen.Generator.Tests.Rooms;

/// <summary>Files with one job, and methods that are told what they need in a few words.</summary>
public class SourceShapeTests
{
    private const int MostLines = 400;
    private const int MostParameters = 6;

    private static readonly string Generator = Path.GetFullPath(Path.Combine(Snapshot.ProjectDirectory, "..", "..", "generator"));

    [Fact]
    public void NoFileIsLong() => Assert.DoesNotContain(
        Files(Generator).Select(file => (Name: Path.GetRelativePath(Generator, file), Lines: File.ReadLines(file).Count())),
        file => file.Lines > MostLines);

    [Fact]
    public void NoMethodOfTheCompilerTakesMuch() => Assert.Empty(Files(Path.Combine(Generator, "OptGen.Compiler"))
        .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes().OfType<ParameterListSyntax>())
        .Where(list => list.Parameters.Count > MostParameters && !IsData(list.Parent!))
        .Select(list => $"{list.Parameters.Count} parameters: {list.Parent!.ToString().Split('\n')[0]}"));

    /// <summary>What a record is made of is what it holds.</summary>
    private static bool IsData(SyntaxNode owner) => owner is RecordDeclarationSyntax;

    private static IEnumerable<string> Files(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj"))];
        Assert.True(files.Length > 50);
        return files;
    }
}
