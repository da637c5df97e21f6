using OptGen.Package.Tests.Building;

namespace OptGen.Package.Tests;

[Collection(PackedLibraryCollection.Name)]
[Trait("Category", "Slow")]
public sealed class BrokenRuleTests(PackedLibrary library)
{
    [Fact]
    public async Task An_unknown_name_fails_the_build_with_that_error_alone()
    {
        CommandResult building = await library.Consumer("BrokenRule").BuildAsync();
        Assert.True(building.ExitCode == 1, building.ToString());
        Assert.Equal(["OPTG301"], building.ErrorIds);
        Assert.Contains("Misspelt.cs(5,", building.Output, StringComparison.Ordinal);
        Assert.Contains("'gg' is not declared", building.Output, StringComparison.Ordinal);
    }
}
