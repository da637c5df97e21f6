using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using OptGen.Package.Tests.Building;

namespace OptGen.Package.Tests;

[Collection(PackedLibraryCollection.Name)]
[Trait("Category", "Slow")]
public sealed class ContentTests(PackedLibrary library)
{
    private const string CompilerPath = "analyzers/dotnet/cs/OptGen.Compiler.dll";
    private const string GeneratorPath = "analyzers/dotnet/cs/OptGen.Generator.dll";

    /// <summary>Fixes need the workspaces of an editor; the folder keeps them from compilers that are older than those.</summary>
    private const string CodeFixesPath = "analyzers/dotnet/roslyn4.14/cs/OptGen.CodeFixes.dll";

    /// <summary>The compiler of .NET SDK 8.0.100: an analyzer that refers to a newer one is not loaded there.</summary>
    private static readonly Version OldestRoslyn = new(4, 8);

    [Fact]
    public void It_holds_the_library_the_compiler_the_generator_the_fixes_and_a_check_of_the_build_and_nothing_else() =>
        Assert.Equal(
            [
                "OptGen.nuspec",
                "README.md",
                CompilerPath,
                GeneratorPath,
                CodeFixesPath,
                "buildTransitive/OptGen.targets",
                "lib/net10.0/OptGen.dll",
                "lib/net10.0/OptGen.xml",
                "lib/net8.0/OptGen.dll",
                "lib/net8.0/OptGen.xml",
            ],
            PackageFile.FileNames(library.PackagePath));

    [Fact]
    public void It_depends_on_nothing()
    {
        XElement manifest = PackageFile.Manifest(library.PackagePath);
        Assert.Equal(["net10.0", "net8.0"], Named(manifest, "group").Select(group => group.Attribute("targetFramework")!.Value));
        Assert.Empty(Named(manifest, "dependency"));
        Assert.Empty(Named(manifest, "frameworkReference"));
    }

    [Fact]
    public void It_says_what_it_is()
    {
        XElement manifest = PackageFile.Manifest(library.PackagePath);
        Assert.Equal("OptGen", Named(manifest, "id").Single().Value);
        Assert.Equal(library.Version, Named(manifest, "version").Single().Value);
        Assert.Equal("MIT", Named(manifest, "license").Single().Value);
        Assert.Equal("README.md", Named(manifest, "readme").Single().Value);
        Assert.Contains("source generator", Named(manifest, "description").Single().Value, StringComparison.Ordinal);
        Assert.Contains("optimizer", Named(manifest, "tags").Single().Value.Split(' '));
        Assert.Equal(File.ReadAllBytes(SourceTree.PathOf("README.md")), PackageFile.Read(library.PackagePath, "README.md"));
    }

    [Fact]
    public void The_generator_refers_to_nothing_that_the_oldest_compiler_lacks()
    {
        using PEReader image = Image(GeneratorPath);
        MetadataReader metadata = image.GetMetadataReader();
        foreach (AssemblyReference reference in metadata.AssemblyReferences.Select(metadata.GetAssemblyReference))
        {
            string name = metadata.GetString(reference.Name);
            Assert.Contains(name, new[] { "netstandard", "OptGen.Compiler", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory" });
            if (name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
                Assert.InRange(reference.Version, new Version(4, 0), new Version(OldestRoslyn.Major, OldestRoslyn.Minor, 0, 0));
        }
    }

    [Fact]
    public void The_compiler_refers_to_nothing_but_the_framework()
    {
        using PEReader image = Image(CompilerPath);
        MetadataReader metadata = image.GetMetadataReader();
        Assert.Equal(["netstandard"], metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => metadata.GetString(reference.Name)));
    }

    [Theory]
    [InlineData(CompilerPath)]
    [InlineData(GeneratorPath)]
    [InlineData(CodeFixesPath)]
    [InlineData("lib/net8.0/OptGen.dll")]
    [InlineData("lib/net10.0/OptGen.dll")]
    public void Symbols_are_embedded_and_tell_no_path_of_the_machine_that_built_them(string path)
    {
        using PEReader image = Image(path);
        DebugDirectoryEntry[] entries = [.. image.ReadDebugDirectory()];
        Assert.Contains(entries, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        DebugDirectoryEntry symbols = Assert.Single(entries, entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(symbols);
        MetadataReader reader = provider.GetMetadataReader();
        string[] sources = [.. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name))];
        Assert.Contains(sources, source => source.StartsWith("/_/", StringComparison.Ordinal));
        Assert.DoesNotContain(sources, source => source.StartsWith(SourceTree.Root, StringComparison.Ordinal));
    }

    private static IEnumerable<XElement> Named(XElement manifest, string name) =>
        manifest.Descendants().Where(element => element.Name.LocalName == name);

    private PEReader Image(string path) => new(new MemoryStream(PackageFile.Read(library.PackagePath, path)));
}
