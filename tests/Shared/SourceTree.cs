using System.Reflection;

namespace OptGen.Tests.Shared;

/// <summary>The source tree that these tests were built from.</summary>
internal static class SourceTree
{
    // CallerFilePath is no path of this machine in a continuous-integration build.
    public static string Root { get; } = typeof(SourceTree).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "SourceTree").Value!;

    /// <summary>The path of a file or folder in it.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
