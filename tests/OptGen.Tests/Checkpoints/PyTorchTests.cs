using System.Globalization;
using System.Numerics;
using System.Text.Json;
using OptGen.Tests.Golden;
using Xunit.Abstractions;

namespace OptGen.Tests.Checkpoints;

/// <summary>States that PyTorch has written go on here as they do there; the files are made by <c>Data/pytorch.py</c>.</summary>
public sealed class PyTorchTests(ITestOutputHelper output)
{
    private const int Saved = 20;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Checkpoints", "Data");

    private static readonly JsonElement Recorded = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "pytorch.json"))).RootElement;

    /// <summary>Ours with the hyperparameters that the script gives theirs.</summary>
    private static readonly Dictionary<string, Func<Optimizer>> Optimizers = new()
    {
        ["sgd_momentum"] = () => new Momentum(1e-2, 0.9, 0.25, 1e-2),
        ["sgd_nesterov"] = () => new Nesterov(1e-2, 0.9),
        ["adagrad"] = () => new AdaGrad(1e-2, d: 1e-2),
        ["rmsprop"] = () => new RMSprop(1e-2),
        ["rmsprop_momentum"] = () => new RMSpropMomentum(1e-2, μ: 0.9),
        ["rmsprop_centered"] = () => new RMSpropCentered(1e-2),
        ["adadelta"] = () => new AdaDelta(1.0),
        ["adam"] = () => new Adam(1e-2),
        ["adam_l2"] = () => new AdamL2(1e-2, λ: 1e-2),
        ["amsgrad"] = () => new AMSGrad(1e-2),
        ["adamw"] = () => new AdamW(1e-2, λ: 1e-1),
        ["adamax"] = () => new Adamax(1e-2),
        ["nadam"] = () => new NAdam(1e-2),
        ["nadamw"] = () => new NAdamW(1e-2, λ: 1e-2),
        ["radam"] = () => new RAdam(1e-2),
        ["radamw"] = () => new RAdamW(1e-2, λ: 1e-2),
        ["asgd"] = () => new ASGD(1e-2, t0: 5),
        ["adafactor"] = () => new AdaFactor(1e-2),
        ["rprop"] = () => new Rprop(1e-2),
    };

    public static TheoryData<string> Cases => [.. Optimizers.Keys];

    [Fact]
    public void EveryRecordedCaseIsRun() =>
        Assert.Equal(Recorded.GetProperty("cases").EnumerateObject().Select(recorded => recorded.Name), Optimizers.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void GoesOnInDoubleToATrillionthOfTheMovement(string name)
    {
        const double Bar = 1e-12;
        JsonElement recorded = Recorded.GetProperty("cases").GetProperty(name);
        double[] start = Numbers(recorded.GetProperty("f64").GetProperty("20"));
        Run<double> run = new(Optimizers[name](), start);
        run.Load($"{name}.f64.safetensors");
        Compare(run, recorded, start, (step, movement, peak) => (Bar * movement) + (step * Ulp.OfDouble(peak)));
    }

    /// <summary>The bar of recorded trajectories: as far as PyTorch's own float run may be from its double one.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void GoesOnInFloatInsideTheBar(string name)
    {
        JsonElement recorded = Recorded.GetProperty("cases").GetProperty(name);
        double[] start = Numbers(recorded.GetProperty("start_f32"));
        Run<float> run = new(Optimizers[name](), start);
        run.Load($"{name}.f32.safetensors");
        Compare(run, recorded, start, (step, _, peak) => (4 + (0.75 * step)) * Ulp.OfSingle(peak));
    }

    [Fact]
    public void StatesOfOptimizersOfOnesOwnAreNamed()
    {
        Run<float> run = new(new Lion(), Numbers(Recorded.GetProperty("cases").GetProperty("adam").GetProperty("start_f32")));
        string file = Path.Combine(Folder, "adam.f32.safetensors");
        CheckpointException unknown = Assert.Throws<CheckpointException>(() => run.Optimizer.Load(file));
        CheckpointOptions options = new() { StateNames = new Dictionary<string, string> { ["exp_avg"] = "m" } };
        CheckpointException leftOver = Assert.Throws<CheckpointException>(() => run.Optimizer.Load(file, options));
        LoadResult result = run.Optimizer.Load(file, options with { WhatMatches = true });

        Assert.Contains("CheckpointOptions.StateNames", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("exp_avg_sq' but", leftOver.Message.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(["state.body.weight.exp_avg_sq", "state.head.bias.exp_avg_sq"], result.LeftOver.Order(StringComparer.Ordinal));
        Assert.Empty(result.Missing);
        Assert.Equal(Saved, run.Optimizer.StepCount);
    }

    [Fact]
    public void AnotherShapeIsRefused()
    {
        Adam adam = new();
        adam.Add("body.weight", new float[35], new float[35], 7, 5);
        adam.Add("head.bias", new float[6], new float[6]);

        string message = Assert.Throws<CheckpointException>(() => adam.Load(Path.Combine(Folder, "adam.f32.safetensors"))).Message;
        Assert.Contains("as F32 [7, 5], found F32 [5, 7]", message, StringComparison.Ordinal);
        Assert.Equal(0, adam.StepCount);
    }

    [Fact]
    public void DoublesDoNotBecomeFloats()
    {
        Run<float> run = new(new Adam(), Numbers(Recorded.GetProperty("cases").GetProperty("adam").GetProperty("start_f32")));

        Assert.Contains("found F64", Assert.Throws<CheckpointException>(() => run.Load("adam.f64.safetensors")).Message, StringComparison.Ordinal);
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    private void Compare<T>(Run<T> run, JsonElement recorded, double[] start, Func<int, double, double, double> bar)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Worst worst = new();
        double[] movement = new double[start.Length];
        double[] peak = Numbers(recorded.GetProperty("peak_f64"));
        JsonElement[] gradients = [.. Recorded.GetProperty("gradients").EnumerateArray()];
        for (int i = 0; i < gradients.Length; i++)
        {
            int step = Saved + 1 + i;
            double[] weights = run.Step(Numbers(gradients[i]));
            for (int k = 0; k < weights.Length; k++)
            {
                movement[k] = Math.Max(movement[k], Math.Abs(weights[k] - start[k]));
                peak[k] = Math.Max(peak[k], Math.Abs(weights[k]));
            }

            if (recorded.GetProperty("f64").TryGetProperty(step.ToString(CultureInfo.InvariantCulture), out JsonElement truth))
            {
                double[] expected = Numbers(truth);
                for (int k = 0; k < weights.Length; k++)
                {
                    worst.Note(Math.Abs(weights[k] - expected[k]), bar(step, movement[k], peak[k]), $"step {step}, element {k}");
                }
            }
        }

        Assert.Equal(Saved + gradients.Length, run.Steps);
        worst.Check(output);
    }

    /// <summary>The parameters of the script, from step 20 on.</summary>
    private sealed class Run<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private const int BodyLength = 35;

        private readonly T[] _weights;
        private readonly T[] _gradients;
        private bool _countsSteps = true;

        public Run(Optimizer optimizer, double[] start)
        {
            Optimizer = optimizer;
            _weights = [.. start.Select(T.CreateTruncating)];
            _gradients = new T[start.Length];
            optimizer.Add<T>("body.weight", _weights.AsMemory(0, BodyLength), _gradients.AsMemory(0, BodyLength), 5, 7);
            optimizer.Add<T>("head.bias", _weights.AsMemory(BodyLength), _gradients.AsMemory(BodyLength), start.Length - BodyLength);
        }

        public Optimizer Optimizer { get; }

        /// <summary>The steps that the optimizer knows of; PyTorch's SGD counts none, so that here it knows of one behind it.</summary>
        public long Steps => Optimizer.StepCount + (_countsSteps ? 0 : Saved - 1);

        public void Load(string file)
        {
            LoadResult result = Optimizer.Load(Path.Combine(Folder, file));
            _countsSteps = result.Loaded.Any(name => name.EndsWith(".step", StringComparison.Ordinal));
            Assert.Empty(result.Missing);
            Assert.Empty(result.LeftOver);
        }

        public double[] Step(double[] gradients)
        {
            for (int i = 0; i < gradients.Length; i++)
            {
                _gradients[i] = T.CreateTruncating(gradients[i]);
            }

            Optimizer.Step();
            return [.. _weights.Select(double.CreateTruncating)];
        }
    }
}
