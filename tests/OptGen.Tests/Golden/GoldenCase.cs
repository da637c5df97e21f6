using System.Globalization;
using System.Text.Json;

namespace OptGen.Tests.Golden;

/// <summary>One recorded trajectory: which optimizer with which hyperparameters, and what came of it.</summary>
internal sealed class GoldenCase(JsonElement element)
{
    public string Optimizer { get; } = element.GetProperty("optimizer").GetString()!;

    public TorchHyperparameters Hyperparameters { get; } = new(element.GetProperty("hyperparameters"));

    public GoldenInputs Inputs { get; } = GoldenData.InputsOf(element.GetProperty("inputs").GetString()!);

    public int[] Shape { get; } = [.. element.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())];

    public int Steps { get; } = element.GetProperty("steps").GetInt32();

    /// <summary>The weights after some steps of the run in double: the truth.</summary>
    public IReadOnlyDictionary<int, double[]> Checkpoints { get; } =
        element.GetProperty("checkpoints_f64").EnumerateObject().ToDictionary(point => int.Parse(point.Name, CultureInfo.InvariantCulture), point => Doubles(point.Value));

    /// <summary>The states after the last step of the run in float.</summary>
    public IReadOnlyDictionary<string, double[]> SingleStates { get; } = Arrays(element, "state", value => value.GetSingle());

    /// <summary>The states after the last step of the run in double; recorded for some cases only.</summary>
    public IReadOnlyDictionary<string, double[]> DoubleStates { get; } = Arrays(element, "state_f64", value => value.GetDouble());

    /// <summary>The states that are one number, of the run in double.</summary>
    public IReadOnlyDictionary<string, double> ScalarStates { get; } =
        element.GetProperty("state_scalars_f64").EnumerateObject().ToDictionary(state => state.Name, state => state.Value.GetDouble());

    /// <summary>How far PyTorch's own float states end from its double ones: the greatest difference, in ulps of the value.</summary>
    public double StateUlps(string state) =>
        element.GetProperty("state_agreement_f32_vs_f64").GetProperty(state).GetProperty("max_ulp").GetDouble();

    private static Dictionary<string, double[]> Arrays(JsonElement element, string name, Func<JsonElement, double> read) =>
        element.TryGetProperty(name, out JsonElement arrays)
            ? arrays.EnumerateObject().ToDictionary(array => array.Name, array => array.Value.EnumerateArray().Select(read).ToArray())
            : [];

    private static double[] Doubles(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetDouble())];
}
