namespace OptGen.Package.Tests.Building;

/// <summary>The tests that need the package: they share one.</summary>
[CollectionDefinition(Name)]
public sealed class PackedLibraryCollection : ICollectionFixture<PackedLibrary>
{
    public const string Name = "Package";
}
