using System.Globalization;
using System.Text.Json;

namespace OptGen.Tests.Golden;

/// <summary>A recorded trajectory of pytorch_optimizer's, of a paper's authors or of papers.py: which optimizer, how it was driven, and what came of it.</summary>
internal sealed class ZooCase
{
    private readonly JsonElement _hyperparameters;

    public ZooCase(string name)
    {
        JsonElement element = GoldenData.ZooCase(name);
        Name = name;
        _hyperparameters = element.GetProperty("hyperparameters");
        Shape = [.. element.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())];
        string drive = StartsFromNoise(element) ? "noise" : element.GetProperty("drive").GetString()!;
        Drive = ZooDrive.Of(drive, element.GetProperty("inputs").GetString()!);
        Steps = element.GetProperty("steps").GetInt32();
        Checkpoints = element.GetProperty("checkpoints_f64").EnumerateObject()
            .ToDictionary(point => int.Parse(point.Name, CultureInfo.InvariantCulture), point => Doubles(point.Value));
        EvaluationWeights = element.TryGetProperty("w_eval_f64", out JsonElement weights) ? Doubles(weights) : null;
        OwnUlps = element.TryGetProperty("agreement_f32_vs_f64", out JsonElement agreement) ? agreement.GetProperty("max_ulp_of_running_max").GetDouble() : 0;
    }

    public string Name { get; }

    public int[] Shape { get; }

    public ZooDrive Drive { get; }

    public int Steps { get; }

    /// <summary>The weights after some steps of the run in double: the truth.</summary>
    public IReadOnlyDictionary<int, double[]> Checkpoints { get; }

    /// <summary>The weights to evaluate with after the last step, where they differ from the weights.</summary>
    public double[]? EvaluationWeights { get; }

    /// <summary>How far the package's own run in float is from its run in double, in ulps of the running peak; 0 where there is none.</summary>
    public double OwnUlps { get; }

    public double Rate => Number("lr");

    public double Momentum => Number("momentum");

    public double Beta1 => Number("betas", 0);

    public double Beta2 => Number("betas", 1);

    public double Epsilon => Number("eps");

    public double Decay => Number("weight_decay");

    public double Number(string name) => _hyperparameters.GetProperty(name).GetDouble();

    public double Number(string name, int index) => _hyperparameters.GetProperty(name)[index].GetDouble();

    /// <summary>Whether the optimizer drew its first state at random: the numbers drawn are recorded with the inputs.</summary>
    private static bool StartsFromNoise(JsonElement element) => element.TryGetProperty("classification", out JsonElement classification)
        && classification.GetProperty("random").GetBoolean()
        && element.GetProperty("notes").EnumerateArray().Any(note => note.GetString()!.Contains("v starts as N(0, alpha/lr)", StringComparison.Ordinal));

    private static double[] Doubles(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetDouble())];
}
