namespace DeepLearningFromScratch.Tests;

/// <summary>A new empty folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("book").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
