using OptGen.Package.Tests.Building;

namespace OptGen.Package.Tests;

[Collection(PackedLibraryCollection.Name)]
[Trait("Category", "Slow")]
public sealed class PublicApiTests(PackedLibrary library)
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void That_of_users_is_the_one_that_is_checked_in(string framework) => Snapshot.In("").Match(PublicApiText.ForUsers(Library(framework)), "ApiOfUsers", ".txt");

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void That_of_generated_code_is_the_one_that_is_checked_in(string framework) =>
        Snapshot.In("").Match(PublicApiText.ForGeneratedCode(Library(framework)), "ApiOfGeneratedCode", ".txt");

    /// <summary>Whoever types the name of the library sees what it is about.</summary>
    [Fact]
    public void The_library_completes_to_few_names() => Assert.InRange(PublicApiText.NamesAfter(Library("net10.0"), "OptGen").Count, 50, 100);

    [Fact]
    public void What_generated_code_calls_is_hidden_from_users() => Assert.Empty(PublicApiText.NamesAfter(Library("net10.0"), "OptGen.CompilerServices"));

    private byte[] Library(string framework) => PackageFile.Read(library.PackagePath, $"lib/{framework}/OptGen.dll");
}
