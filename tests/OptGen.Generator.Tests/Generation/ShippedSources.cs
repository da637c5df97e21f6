using System.Reflection;

namespace OptGen.Generator.Tests.Generation;

/// <summary>The sources of the library's optimizers.</summary>
internal static class ShippedSources
{
    private static readonly string[] s_folders = ["Optimizers/", "Zoo/"];

    /// <summary>Every file, by its name, which is the family of its optimizers, with its text.</summary>
    public static IReadOnlyList<(string Family, string Text)> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(resource => s_folders.Any(folder => resource.StartsWith(folder, StringComparison.Ordinal)))
            .OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal).ThenBy(resource => resource, StringComparer.Ordinal)
            .Select(resource => (Path.GetFileNameWithoutExtension(resource), Read(resource))),
    ];

    private static string Read(string resource)
    {
        using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
