using System.Text.Json;

namespace OptGen.Tests.Models.Box;

/// <summary>What PyTorch computed of a net with layers of the library.</summary>
internal sealed class Recording(string name)
{
    /// <summary>What the layers of a transformer's block are called where they have the names of their classes.</summary>
    private static readonly (string Class, string Name)[] LayersOfBlock =
        [("z.layerNorm.", "z.norm1."), ("z.layerNorm2.", "z.norm2."), ("z.multiHeadAttention.", "z.self_attn."), ("z.dense.", "z.linear1."), ("z.dense2.", "z.linear2.")];

    private readonly JsonElement _root = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Models", "Recordings", "Data", "box");

    public double[] X => Data("x");

    public double[] T => Data("t");

    public int[] Y => [.. Data("y").Select(value => (int)value)];

    public int[] Tokens => [.. Data("tokens").Select(value => (int)value)];

    public int[] Next => [.. Data("next").Select(value => (int)value)];

    public string PathOf(string tail) => Path.Combine(Folder, name + tail);

    /// <summary>The length of an axis of the first data.</summary>
    public int Length(int axis) => _root.GetProperty("data")[0].GetProperty("shape")[axis].GetInt32();

    /// <summary>The first data as it is recorded.</summary>
    public JsonElement Input => _root.GetProperty("data")[0];

    /// <summary>How many elements the first data has.</summary>
    public int Elements => Input.GetProperty("values").GetArrayLength();

    /// <summary>The losses before each step of an optimizer.</summary>
    public double[] Losses(string optimizer) => Numbers(_root.GetProperty("steps").GetProperty(optimizer).GetProperty("losses"));

    public double Number(string part, string entry) => _root.GetProperty(part).GetProperty(entry).GetDouble();

    public double[] Evaluation(string entry, string values) => Numbers(_root.GetProperty("evaluation").GetProperty(entry).GetProperty(values));

    /// <summary>The gradients of the call that trains, by the names of the library's layers.</summary>
    public IEnumerable<(string Parameter, double[] Values)> Gradients() => Tensors("gradients").Select(tensor => (NameOf(tensor.Name), tensor.Values));

    /// <summary>A state after the call that trains.</summary>
    public double[] State(string state) => Tensors("states").Single(tensor => tensor.Name == state).Values;

    private IEnumerable<(string Name, double[] Values)> Tensors(string part)
    {
        JsonElement tensors = _root.GetProperty("training").GetProperty(part);
        return tensors.ValueKind == JsonValueKind.Array
            ? [.. tensors.EnumerateArray().Select(tensor => (tensor.GetProperty("name").GetString()!, Numbers(tensor.GetProperty("values"))))]
            : [.. tensors.EnumerateObject().Select(tensor => (tensor.Name, Numbers(tensor.Value.ValueKind == JsonValueKind.Object ? tensor.Value.GetProperty("values") : tensor.Value)))];
    }

    private double[] Data(string data) => Numbers(_root.GetProperty("data").EnumerateArray().Single(tensor => tensor.GetProperty("name").GetString() == data).GetProperty("values"));

    private static double[] Numbers(JsonElement values) => values.ValueKind == JsonValueKind.Array ? [.. values.EnumerateArray().SelectMany(Numbers)] : [values.GetDouble()];

    private static string NameOf(string recorded) => LayersOfBlock.Where(layer => recorded.StartsWith(layer.Class, StringComparison.Ordinal)).Select(layer => layer.Name + recorded[layer.Class.Length..]).FirstOrDefault() ?? recorded;
}
