using System.Text.Json;

namespace OptGen.Tests.Golden;

/// <summary>The recorded trajectories on disk: PyTorch's, others', those of recorded.py and of papers.py, with the inputs that they were made from.</summary>
internal static class GoldenData
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "Data");

    private static readonly string[] ZooFolders = ["pytorch_optimizer", "authors", "papers", "recorded"];

    private static readonly Lazy<JsonDocument> Inputs = new(() => Parse(Path.Combine(Folder, "inputs.json")));

    /// <summary>The names of the cases whose trajectories are here.</summary>
    public static IReadOnlyList<string> CaseNames { get; } =
        [.. NamesIn("torch").Select(name => Path.GetFileName(name))];

    /// <summary>The names of all cases that were recorded, also of those whose trajectories are not here.</summary>
    public static IReadOnlyList<string> RecordedNames { get; } = File.ReadAllLines(Path.Combine(Folder, "torch-cases.txt"));

    /// <summary>The names of the cases of pytorch_optimizer's, of papers' authors and of papers.py whose trajectories are here, with their folder.</summary>
    public static IReadOnlyList<string> ZooCaseNames { get; } = [.. ZooFolders.SelectMany(NamesIn)];

    /// <summary>The names of all such cases that were recorded, also of those whose trajectories are not here.</summary>
    public static IReadOnlyList<string> ZooRecordedNames { get; } =
        [.. ZooFolders.SelectMany(folder => File.ReadAllLines(Path.Combine(Folder, folder + "-cases.txt")).Select(name => $"{folder}/{name}"))];

    public static JsonElement ZooCase(string name) => Parse(Path.Combine(Folder, name + ".json")).RootElement;

    /// <summary>A start with its gradients, or a function, by its key.</summary>
    public static JsonElement Input(string key) => Inputs.Value.RootElement.GetProperty(key);

    public static GoldenCase Case(string name) => new(Parse(Path.Combine(Folder, "torch", name + ".json")).RootElement);

    public static GoldenInputs InputsOf(string key) => new(Inputs.Value.RootElement.GetProperty(key));

    private static IEnumerable<string> NamesIn(string folder) =>
        Directory.GetFiles(Path.Combine(Folder, folder), "*.json").Select(file => $"{folder}/{Path.GetFileNameWithoutExtension(file)}").Order(StringComparer.Ordinal);

    private static JsonDocument Parse(string path) => JsonDocument.Parse(File.ReadAllBytes(path));
}
