using System.Text.Json;

namespace OptGen.Generator.Tests.Models.Recordings;

/// <summary>A tensor of a recording.</summary>
/// <param name="Name">Its name; empty for a result.</param>
/// <param name="IsInteger">Whether its elements are whole numbers.</param>
/// <param name="Axes">Its axes as declared.</param>
/// <param name="Shape">Their lengths.</param>
/// <param name="Values">Its elements, the last axis the fastest.</param>
internal sealed record RecordedTensor(string Name, bool IsInteger, string[] Axes, int[] Shape, double[] Values)
{
    public static RecordedTensor[] All(JsonElement tensors) =>
    [
        .. tensors.EnumerateArray().Select(tensor => new RecordedTensor(
            tensor.GetProperty("name").GetString()!,
            tensor.GetProperty("type").GetString() == "int",
            [.. tensor.GetProperty("axes").EnumerateArray().Select(axis => axis.GetString()!)],
            [.. tensor.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())],
            Numbers(tensor.GetProperty("values")))),
    ];

    /// <summary>Its elements as a call takes them.</summary>
    public Array Data => IsInteger ? Array.ConvertAll(Values, value => (int)value) : Values;

    /// <summary>Some of its rows along the first axis.</summary>
    public RecordedTensor Pick(int[] rows)
    {
        int row = Values.Length / Shape[0];
        return this with { Shape = [rows.Length, .. Shape[1..]], Values = [.. rows.SelectMany(i => Values.AsSpan(i * row, row).ToArray())] };
    }

    public static double[] Numbers(JsonElement values) => values.ValueKind switch
    {
        JsonValueKind.Array => [.. values.EnumerateArray().SelectMany(Numbers)],
        JsonValueKind.Object => Numbers(values.GetProperty("values")),
        JsonValueKind.True => [1],
        JsonValueKind.False => [0],
        _ => [values.GetDouble()],
    };

    public static IReadOnlyDictionary<string, double[]> ByName(JsonElement tensors) => tensors.EnumerateObject().ToDictionary(tensor => tensor.Name, tensor => Numbers(tensor.Value));
}
