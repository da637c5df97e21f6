using OptGen.Package.Tests.Building;

namespace OptGen.Package.Tests;

[Collection(PackedLibraryCollection.Name)]
[Trait("Category", "Slow")]
public sealed class PublicApiTests(PackedLibrary library)
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void It_is_the_one_that_is_checked_in(string framework) =>
        Snapshot.In("").Match(PublicApiText.Of(PackageFile.Read(library.PackagePath, $"lib/{framework}/OptGen.dll")), "PublicApi", ".txt");
}
