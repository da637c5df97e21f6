using System.Globalization;
using System.Text.Json;
using OptGen.Tests.Golden;

namespace OptGen.Tests.Minimization;

/// <summary>A recorded run of PyTorch's LBFGS in double.</summary>
internal sealed class LbfgsCase
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "Data", "torch-lbfgs");

    private readonly JsonElement _element;

    public LbfgsCase(string name)
    {
        _element = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json"))).RootElement;
        string inputs = _element.GetProperty("inputs").GetString()!;
        JsonElement input = GoldenData.Input(inputs);
        Start = Floats(input, "initial");
        Function = inputs.StartsWith("quad", StringComparison.Ordinal) ? TestFunction.Quadratic(Floats(input, "a"), Floats(input, "b")) : TestFunction.Rosenbrock;
    }

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public TestFunction Function { get; }

    /// <summary>Floats, widened.</summary>
    public double[] Start { get; }

    public int Steps => _element.GetProperty("steps").GetInt32();

    /// <summary>By how much the run magnifies a change of its start by 1e-12 of it.</summary>
    public double Amplification => Math.Max(1, _element.GetProperty("amplification_of_1e-12_jitter_in_f64").GetDouble());

    public long Evaluations => _element.GetProperty("evaluations_f64").GetInt64();

    public long Iterations => _element.GetProperty("state_scalars_f64").GetProperty("n_iter").GetInt64();

    /// <summary>The loss at the start and after each step.</summary>
    public double[] Losses => [.. _element.GetProperty("losses_f64").EnumerateArray().Select(loss => loss.GetDouble())];

    /// <summary>The weights after some steps.</summary>
    public IEnumerable<(int Step, double[] Weights)> Checkpoints =>
        _element.GetProperty("checkpoints_f64").EnumerateObject().Select(point =>
            (int.Parse(point.Name, CultureInfo.InvariantCulture), point.Value.EnumerateArray().Select(value => value.GetDouble()).ToArray()));

    /// <summary>Our optimizer with the recorded hyperparameters.</summary>
    public LBFGS Create()
    {
        JsonElement given = _element.GetProperty("hyperparameters");
        return new LBFGS
        {
            LearningRate = given.GetProperty("lr").GetDouble(),
            MaxIterations = given.GetProperty("max_iter").GetInt32(),
            MaxEvaluations = given.GetProperty("max_eval") is { ValueKind: JsonValueKind.Number } limit ? limit.GetInt32() : null,
            GradientTolerance = given.GetProperty("tolerance_grad").GetDouble(),
            ChangeTolerance = given.GetProperty("tolerance_change").GetDouble(),
            HistorySize = given.GetProperty("history_size").GetInt32(),
            LineSearch = given.GetProperty("line_search_fn").ValueKind == JsonValueKind.Null ? LineSearch.None : LineSearch.StrongWolfe,
        };
    }

    private static double[] Floats(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(value => (double)value.GetSingle())];
}
