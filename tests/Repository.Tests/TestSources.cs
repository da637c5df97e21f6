using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Repository.Tests;

/// <summary>The types that a test project declares, as syntax: which of them have tests, how they are marked, and which start processes.</summary>
internal sealed class TestSources
{
    private static readonly string[] OtherPeoplesSources = ["bin", "obj", "Consumers", "Mistakes"];

    /// <summary>The declarations of each type; a type within another belongs to it.</summary>
    private readonly ILookup<string, TypeDeclarationSyntax> _types;

    private TestSources(string project)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".verified.cs", StringComparison.Ordinal) && !file.EndsWith(".received.cs", StringComparison.Ordinal))
            .Where(file => !Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar).Any(OtherPeoplesSources.Contains));
        _types = files
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot())
            .SelectMany(root => root.DescendantNodes(node => node is not TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>())
            .ToLookup(type => type.Identifier.ValueText);
    }

    /// <summary>All test projects.</summary>
    public static IReadOnlyList<TestSources> All { get; } =
        [.. Directory.EnumerateDirectories(SourceTree.PathOf("tests"), "*.Tests").Order(StringComparer.Ordinal).Select(project => new TestSources(project))];

    /// <summary>The classes with tests.</summary>
    public IEnumerable<string> TestClasses => _types.Where(type => type.Any(HasTests)).Select(type => type.Key);

    /// <summary>What a class is marked with by <c>[Trait("Category", …)]</c>.</summary>
    public IReadOnlyList<string> CategoriesOf(string className) =>
        [.. _types[className].SelectMany(type => Attributes(type.AttributeLists, "Trait"))
            .Select(attribute => attribute.ArgumentList!.Arguments)
            .Where(arguments => Text(arguments[0]) == "Category")
            .Select(arguments => Text(arguments[1]))];

    /// <summary>What is marked but is not a class.</summary>
    public IEnumerable<string> CategoriesElsewhere() =>
        _types.SelectMany(type => type)
            .SelectMany(type => type.DescendantNodes().OfType<MethodDeclarationSyntax>().SelectMany(method => Attributes(method.AttributeLists, "Trait"))
                .Select(attribute => $"{type.Identifier.ValueText}: {attribute}"));

    /// <summary>The classes with tests that start a process, themselves or by a type that they name.</summary>
    public IReadOnlyCollection<string> TestClassesThatStartProcesses()
    {
        HashSet<string> starters = [.. _types.Where(type => type.Any(StartsProcess)).Select(type => type.Key)];
        Dictionary<string, HashSet<string>> namesIn = _types.ToDictionary(
            type => type.Key,
            type => type.SelectMany(declaration => declaration.DescendantNodes().OfType<SimpleNameSyntax>()).Select(name => name.Identifier.ValueText).ToHashSet());
        while (namesIn.Where(type => !starters.Contains(type.Key) && type.Value.Overlaps(starters)).Select(type => type.Key).ToArray() is { Length: > 0 } found)
        {
            starters.UnionWith(found);
        }

        return [.. TestClasses.Where(starters.Contains)];
    }

    private static bool HasTests(TypeDeclarationSyntax type) =>
        type.Members.OfType<MethodDeclarationSyntax>().Any(method => Attributes(method.AttributeLists, "Fact").Concat(Attributes(method.AttributeLists, "Theory")).Any());

    private static bool StartsProcess(TypeDeclarationSyntax type) =>
        type.DescendantNodes().Any(node =>
            node is IdentifierNameSyntax { Identifier.ValueText: "ProcessStartInfo" } or
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Process" }, Name.Identifier.ValueText: "Start" });

    /// <summary>The attributes of a name, or of one that ends with it.</summary>
    private static IEnumerable<AttributeSyntax> Attributes(SyntaxList<AttributeListSyntax> lists, string name) =>
        lists.SelectMany(list => list.Attributes).Where(attribute => attribute.Name.ToString().EndsWith(name, StringComparison.Ordinal));

    private static string Text(AttributeArgumentSyntax argument) => ((LiteralExpressionSyntax)argument.Expression).Token.ValueText;
}
