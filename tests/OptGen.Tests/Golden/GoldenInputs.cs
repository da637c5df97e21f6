using System.Text.Json;

namespace OptGen.Tests.Golden;

/// <summary>The start and the gradients of a trajectory. They are floats, and a run in double starts from the same floats, widened.</summary>
internal sealed class GoldenInputs(JsonElement element)
{
    public float[] Initial { get; } = Floats(element.GetProperty("initial"));

    public IReadOnlyList<float[]> Gradients { get; } = [.. element.GetProperty("gradients").EnumerateArray().Select(Floats)];

    private static float[] Floats(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetSingle())];
}
