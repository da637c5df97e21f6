using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Repository.Tests.Architecture;

/// <summary>One folder's sources name something that another folder declares.</summary>
/// <param name="From">The folder that names it.</param>
/// <param name="To">The folder that declares it.</param>
/// <param name="File">A file that names it, for the message.</param>
/// <param name="Name">The type that is named, or whose member is.</param>
internal sealed record FolderReference(string From, string To, string File, string Name)
{
    public override string ToString() => $"{File} names {Name}: {From} → {To}";
}

/// <summary>Finds what the folders of some projects know of each other, as the compiler resolves names.</summary>
internal static class FolderReferences
{
    private static readonly string[] GlobalUsings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    /// <summary>The references between folders, each pair of a file and a type once.</summary>
    /// <param name="sources">The text of each file by its path from the root: <c>project/folder/…/file.cs</c>.</param>
    /// <param name="folderOf">The folder that a path belongs to.</param>
    /// <param name="only">The file whose references are wanted; those of all files where it is left out.</param>
    public static IReadOnlyList<FolderReference> Find(IReadOnlyDictionary<string, string> sources, Func<string, string> folderOf, string? only = null)
    {
        CSharpParseOptions options = new(LanguageVersion.Preview);
        SyntaxTree[] trees = [.. sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, options, source.Key))];
        SyntaxTree usings = CSharpSyntaxTree.ParseText(string.Concat(GlobalUsings.Select(name => $"global using {name};\n")), options);
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create("Sources", [.. trees, usings], references, new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        return [.. trees.Where(tree => only is null || tree.FilePath == only).AsParallel().AsOrdered().SelectMany(tree => Find(compilation.GetSemanticModel(tree), folderOf)).Distinct()];
    }

    private static IEnumerable<FolderReference> Find(SemanticModel model, Func<string, string> folderOf)
    {
        string file = model.SyntaxTree.FilePath;
        string from = folderOf(file);
        foreach (SimpleNameSyntax name in model.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
            INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
            foreach (SyntaxReference declaration in type?.DeclaringSyntaxReferences ?? [])
            {
                string to = folderOf(declaration.SyntaxTree.FilePath);
                if (to != from)
                {
                    yield return new FolderReference(from, to, file, type!.Name);
                }
            }
        }
    }
}
