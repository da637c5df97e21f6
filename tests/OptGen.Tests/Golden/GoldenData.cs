using System.Text.Json;

namespace OptGen.Tests.Golden;

/// <summary>The recorded trajectories on disk: PyTorch's, with the inputs that they were made from.</summary>
internal static class GoldenData
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "Data");

    private static readonly Lazy<JsonDocument> Inputs = new(() => Parse(Path.Combine(Folder, "inputs.json")));

    /// <summary>The names of the cases whose trajectories are here.</summary>
    public static IReadOnlyList<string> CaseNames { get; } =
        [.. Directory.GetFiles(Path.Combine(Folder, "torch"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>The names of all cases that were recorded, also of those whose trajectories are not here.</summary>
    public static IReadOnlyList<string> RecordedNames { get; } = File.ReadAllLines(Path.Combine(Folder, "torch-cases.txt"));

    public static GoldenCase Case(string name) => new(Parse(Path.Combine(Folder, "torch", name + ".json")).RootElement);

    public static GoldenInputs InputsOf(string key) => new(Inputs.Value.RootElement.GetProperty(key));

    private static JsonDocument Parse(string path) => JsonDocument.Parse(File.ReadAllBytes(path));
}
