using OptGen.Package.Tests.Building;

namespace OptGen.Package.Tests;

[Collection(PackedLibraryCollection.Name)]
[Trait("Category", "Slow")]
public sealed class LibraryTests(PackedLibrary library)
{
    [Fact]
    public async Task A_packed_library_takes_its_optimizer_to_who_references_it()
    {
        (await library.Consumer("Library").PackAsync(library.Feed)).SucceededWithoutWarnings();
        ConsumerProject user = library.Consumer("LibraryUser");
        (await user.BuildAsync()).SucceededWithoutWarnings();
        Assert.Equal("4 2", (await user.RunBuiltAsync()).Succeeded().Output.Trim());
    }
}
