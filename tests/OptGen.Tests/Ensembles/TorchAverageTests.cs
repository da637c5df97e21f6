using System.Text.Json;
using OptGen.Zoo;

namespace OptGen.Tests.Ensembles;

/// <summary>Averages of weights are those of torch.optim.swa_utils: Golden/averages.py records them.</summary>
public partial class TorchAverageTests
{
    /// <summary>Some ten roundings of 1.1e-16 a step, for 30 steps, of weights below 16.</summary>
    private const double Tolerance = 16 * 10 * 30 * 1.1e-16;

    private static readonly Dictionary<string, Func<Optimizer>> Averages = new()
    {
        ["ema"] = () => new EMAOfMomentum { LearningRate = 0.1, AverageSmoothing = 0.9 },
        ["ema_of_the_start"] = () => new WeightAverageOfMomentum { LearningRate = 0.1, AverageSmoothing = 0.9, AverageWarmup = 1 },
        ["swa"] = () => new SWAOfMomentum { LearningRate = 0.1, AverageStart = 7, AveragePeriod = 4 },
        ["polyak"] = () => new PolyakAverageOfMomentum { LearningRate = 0.1, AverageStart = 5 },
    };

    public static TheoryData<string> Names => new(Averages.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryStepIsTorchs(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "Data", "averages.json")));
        JsonElement root = document.RootElement;
        double[] weights = Doubles(root.GetProperty("start"));
        double[] gradients = new double[weights.Length];
        double[] evaluated = new double[weights.Length];
        Optimizer optimizer = Averages[name]();
        Parameter parameter = optimizer.Add("w", weights, gradients);
        for (int step = 0; step < root.GetProperty("gradients").GetArrayLength(); step++)
        {
            Doubles(root.GetProperty("gradients")[step]).CopyTo(gradients, 0);
            optimizer.Step();
            optimizer.EvaluationWeights(parameter, evaluated);
            double[] expected = Doubles(root.GetProperty(name)[step]);
            Assert.All(expected.Zip(evaluated), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        }
    }

    private static double[] Doubles(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetDouble())];

    [Optimizer<EMA, Momentum>]
    internal sealed partial class EMAOfMomentum;

    [Optimizer<WeightAverage, Momentum>]
    internal sealed partial class WeightAverageOfMomentum;

    [Optimizer<SWA, Momentum>]
    internal sealed partial class SWAOfMomentum;

    [Optimizer<PolyakAverage, Momentum>]
    internal sealed partial class PolyakAverageOfMomentum;
}
