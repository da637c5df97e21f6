using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OptGen.Generator.Tests.Generation;

/// <summary>What a user compiles for: a framework's reference assemblies, with OptGen built for it, and a version of C#.</summary>
internal sealed class Target
{
    private Target(string framework, LanguageVersion language)
    {
        string list = Path.Combine(AppContext.BaseDirectory, "References", framework + ".txt");
        References = [.. File.ReadLines(list).Select(path => MetadataReference.CreateFromFile(path))];
        ParseOptions = new CSharpParseOptions(language, DocumentationMode.Diagnose);
    }

    /// <summary>The least that OptGen supports.</summary>
    public static Target Oldest { get; } = new("net8.0", LanguageVersion.CSharp12);

    /// <summary>The newest that this compiler knows.</summary>
    public static Target Newest { get; } = new("net10.0", LanguageVersion.Preview);

    public ImmutableArray<MetadataReference> References { get; }

    public CSharpParseOptions ParseOptions { get; }

    public CSharpCompilation Compile(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "User",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{index}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
