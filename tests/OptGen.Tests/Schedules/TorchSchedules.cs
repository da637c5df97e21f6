using System.Text.Json;

namespace OptGen.Tests.Schedules;

/// <summary>What schedulers of PyTorch give, step by step from the first: Golden/schedules.py records it.</summary>
internal static class TorchSchedules
{
    private static readonly Lazy<JsonDocument> Document =
        new(() => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "Data", "schedules.json"))));

    /// <summary>The names of what was recorded; the measures that plateaus were told are none.</summary>
    public static IEnumerable<string> Names => Document.Value.RootElement.EnumerateObject().Select(entry => entry.Name).Where(name => name != "measures");

    /// <summary>The measures that plateaus were told, in order.</summary>
    public static IReadOnlyList<double> Measures => Of("measures");

    public static IReadOnlyList<double> Of(string name) =>
        [.. Document.Value.RootElement.GetProperty(name).EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble())];
}
