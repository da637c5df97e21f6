using System.Text.Json;

namespace OptGen.Tests.Models.Box;

/// <summary>The layers of the library compute what PyTorch's compute, from PyTorch's own files.</summary>
[Trait("Category", "Slow")]
public sealed class BoxLayerTests
{
    /// <summary>
    /// An element is a sum of at most 100 products of numbers below 10, each rounded to 2⁻⁵³ of itself: 1e-13 a layer at most, for fewer than ten layers.
    /// </summary>
    private const double Tolerance = 1e-12;

    private delegate double Call(Model<double> net, Recording data);

    private delegate double[] Result(Model<double> net, Recording data);

    private static readonly Dictionary<string, (Func<Model<double>> Make, Call Gradients, Call Loss, Result Predict)> Nets = new()
    {
        ["AttentionNet"] = (() => new AttentionNet(4), (m, d) => ((AttentionNet)m).Gradients(d.X, d.T, d.Length(1)), (m, d) => ((AttentionNet)m).Loss(d.X, d.T, d.Length(1)), (m, d) => ((AttentionNet)m).Predict(d.X, d.Length(1)).ToArray()),
        ["CausalAttentionNet"] = (() => new CausalAttentionNet(4), (m, d) => ((CausalAttentionNet)m).Gradients(d.X, d.T, d.Length(1)), (m, d) => ((CausalAttentionNet)m).Loss(d.X, d.T, d.Length(1)), (m, d) => ((CausalAttentionNet)m).Predict(d.X, d.Length(1)).ToArray()),
        ["TransformerNet"] = (() => new TransformerNet(4), (m, d) => ((TransformerNet)m).Gradients(d.X, d.T, d.Length(1)), (m, d) => ((TransformerNet)m).Loss(d.X, d.T, d.Length(1)), (m, d) => ((TransformerNet)m).Predict(d.X, d.Length(1)).ToArray()),
        ["CausalTransformerNet"] = (() => new CausalTransformerNet(4), (m, d) => ((CausalTransformerNet)m).Gradients(d.X, d.T, d.Length(1)), (m, d) => ((CausalTransformerNet)m).Loss(d.X, d.T, d.Length(1)), (m, d) => ((CausalTransformerNet)m).Predict(d.X, d.Length(1)).ToArray()),
        ["BatchNormNet"] = (() => new BatchNormNet(4), (m, d) => ((BatchNormNet)m).Gradients(d.X, d.Y), (m, d) => ((BatchNormNet)m).Loss(d.X, d.Y), (m, d) => ((BatchNormNet)m).Predict(d.X).ToArray()),
        ["BatchNormNetOfImages"] = (() => new BatchNormNetOfImages(3), (m, d) => ((BatchNormNetOfImages)m).Gradients(d.X, d.T, d.Length(1), d.Length(2)), (m, d) => ((BatchNormNetOfImages)m).Loss(d.X, d.T, d.Length(1), d.Length(2)), (m, d) => ((BatchNormNetOfImages)m).Predict(d.X, d.Length(1), d.Length(2)).ToArray()),
        ["ConvNet"] = (() => new ConvNet(2), (m, d) => ((ConvNet)m).Gradients(d.X, d.Y, d.Length(2)), (m, d) => ((ConvNet)m).Loss(d.X, d.Y, d.Length(2)), (m, d) => ((ConvNet)m).Predict(d.X, d.Length(1), d.Length(2)).ToArray()),
        ["ConvPaddedNet"] = (() => new ConvPaddedNet(2), (m, d) => ((ConvPaddedNet)m).Gradients(d.X, d.Y, d.Length(2)), (m, d) => ((ConvPaddedNet)m).Loss(d.X, d.Y, d.Length(2)), (m, d) => ((ConvPaddedNet)m).Predict(d.X, d.Length(1), d.Length(2)).ToArray()),
        ["ConvStridedNet"] = (() => new ConvStridedNet(2), (m, d) => ((ConvStridedNet)m).Gradients(d.X, d.Y, d.Length(2)), (m, d) => ((ConvStridedNet)m).Loss(d.X, d.Y, d.Length(2)), (m, d) => ((ConvStridedNet)m).Predict(d.X, d.Length(1), d.Length(2)).ToArray()),
        ["DenseNet"] = (() => new DenseNet(4), (m, d) => ((DenseNet)m).Gradients(d.X, d.Y), (m, d) => ((DenseNet)m).Loss(d.X, d.Y), (m, d) => ((DenseNet)m).Predict(d.X).ToArray()),
        ["DropConnectNet"] = (() => new DropConnectNet(4), (m, d) => ((DropConnectNet)m).Gradients(d.X, d.T), (m, d) => ((DropConnectNet)m).Loss(d.X, d.T), (m, d) => ((DropConnectNet)m).Predict(d.X).ToArray()),
        ["EmbeddingNet"] = (() => new EmbeddingNet(), (m, d) => ((EmbeddingNet)m).Gradients(d.Tokens, d.Y), (m, d) => ((EmbeddingNet)m).Loss(d.Tokens, d.Y), (m, d) => ((EmbeddingNet)m).Predict(d.Tokens, d.Length(1)).ToArray()),
        ["GroupNormNet"] = (() => new GroupNormNet(4), (m, d) => ((GroupNormNet)m).Gradients(d.X, d.T, d.Length(1), d.Length(2)), (m, d) => ((GroupNormNet)m).Loss(d.X, d.T, d.Length(1), d.Length(2)), (m, d) => ((GroupNormNet)m).Predict(d.X, d.Length(1), d.Length(2)).ToArray()),
        ["GroupNormNetOfVectors"] = (() => new GroupNormNetOfVectors(6), (m, d) => ((GroupNormNetOfVectors)m).Gradients(d.X, d.T), (m, d) => ((GroupNormNetOfVectors)m).Loss(d.X, d.T), (m, d) => ((GroupNormNetOfVectors)m).Predict(d.X).ToArray()),
        ["LanguageNet"] = (() => new LanguageNet(), (m, d) => ((LanguageNet)m).Gradients(d.Tokens, d.Next, d.Length(1)), (m, d) => ((LanguageNet)m).Loss(d.Tokens, d.Next, d.Length(1)), (m, d) => ((LanguageNet)m).Predict(d.Tokens, d.Length(1)).ToArray()),
        ["LayerNormNet"] = (() => new LayerNormNet(5), (m, d) => ((LayerNormNet)m).Gradients(d.X, d.T, d.Length(1)), (m, d) => ((LayerNormNet)m).Loss(d.X, d.T, d.Length(1)), (m, d) => ((LayerNormNet)m).Predict(d.X, d.Length(1)).ToArray()),
        ["RMSNormNet"] = (() => new RMSNormNet(5), (m, d) => ((RMSNormNet)m).Gradients(d.X, d.T, d.Length(1)), (m, d) => ((RMSNormNet)m).Loss(d.X, d.T, d.Length(1)), (m, d) => ((RMSNormNet)m).Predict(d.X, d.Length(1)).ToArray()),
        ["RNNNet"] = (() => new RNNNet(4), (m, d) => ((RNNNet)m).Gradients(d.X, d.T, d.Length(1)), (m, d) => ((RNNNet)m).Loss(d.X, d.T, d.Length(1)), (m, d) => ((RNNNet)m).Predict(d.X, d.Length(1)).ToArray()),
        ["GRUNet"] = (() => new GRUNet(4), (m, d) => ((GRUNet)m).Gradients(d.X, d.T, d.Length(1)), (m, d) => ((GRUNet)m).Loss(d.X, d.T, d.Length(1)), (m, d) => ((GRUNet)m).Predict(d.X, d.Length(1)).ToArray()),
        ["LSTMNet"] = (() => new LSTMNet(4), (m, d) => ((LSTMNet)m).Gradients(d.X, d.T, d.Length(1)), (m, d) => ((LSTMNet)m).Loss(d.X, d.T, d.Length(1)), (m, d) => ((LSTMNet)m).Predict(d.X, d.Length(1)).ToArray()),
        ["LastGRUNet"] = (() => new LastGRUNet(4), (m, d) => ((LastGRUNet)m).Gradients(d.X, d.Y), (m, d) => ((LastGRUNet)m).Loss(d.X, d.Y), (m, d) => ((LastGRUNet)m).Predict(d.X, d.Length(1)).ToArray()),
    };

    public static TheoryData<string> Names => new(Nets.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_of_PyTorch_predicts_and_trains_the_same(string name)
    {
        (Func<Model<double>> make, Call gradients, Call loss, Result predict) = Nets[name];
        Recording recording = new(name);
        Model<double> net = make();
        net.Load(recording.PathOf(".safetensors"));
        Close(recording.Evaluation("prediction", "values"), predict(net, recording), "prediction");
        Close([recording.Number("evaluation", "loss")], [loss(net, recording)], "loss");
        Close([recording.Number("training", "loss")], [gradients(net, recording)], "loss of training");
        foreach ((string parameter, double[] expected) in recording.Gradients())
        {
            Close(expected, net[parameter].Gradients.ToArray(), "gradient of " + parameter);
        }

        // The same numbers, in fewer bits.
        Model<double> other = make();
        other.Load(recording.PathOf(".f32.safetensors"));
        Close(recording.Evaluation("prediction", "values"), predict(other, recording), "prediction of floats");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_saved_has_the_tensors_of_PyTorch(string name)
    {
        Recording recording = new(name);
        Model<double> net = Nets[name].Make();
        net.Load(recording.PathOf(".safetensors"));
        using MemoryStream saved = new();
        net.Save(saved);

        Dictionary<string, string> expected = Tensors(File.ReadAllBytes(recording.PathOf(".safetensors")));
        Assert.Equal(expected.Where(tensor => !tensor.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)).OrderBy(tensor => tensor.Key), Tensors(saved.ToArray()).OrderBy(tensor => tensor.Key));
    }

    [Theory]
    [InlineData("BatchNormNet", "batchNorm", 6)]
    [InlineData("BatchNormNetOfImages", "z", 24)]
    public void Running_averages_are_kept(string name, string layer, int n)
    {
        Recording recording = new(name);
        Model<double> net = Nets[name].Make();
        net.Load(recording.PathOf(".safetensors"));
        double[] before = net.States[1].Values.ToArray();
        Nets[name].Gradients(net, recording);

        // PyTorch's running variance has the variance over n − 1.
        double[] variances = [.. recording.State($"{layer}.v").Select((v, i) => (.9 * before[i]) + ((v - (.9 * before[i])) * (n - 1) / n))];
        Close(recording.State($"{layer}.m"), net.States[0].Values.ToArray(), "m");
        Close(variances, net.States[1].Values.ToArray(), "v");
    }

    public static TheoryData<string, string> Steps
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (string name in Nets.Keys)
            {
                all.Add(name, "SGD");
                all.Add(name, "AdamW");
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Five_steps_end_at_the_file_of_PyTorch(string name, string optimizer)
    {
        (Func<Model<double>> make, Call gradients, _, _) = Nets[name];
        Recording recording = new(name);
        Model<double> net = make();
        net.Load(recording.PathOf(".safetensors"));
        Model<double> before = make();
        before.Load(recording.PathOf(".safetensors"));
        Optimizer training = optimizer == "SGD" ? new SGD(.1) : new AdamW();
        training.Add(net);
        double[] losses = new double[5];
        for (int step = 0; step < losses.Length; step++)
        {
            losses[step] = gradients(net, recording);
            training.Step();
        }

        Model<double> expected = make();
        expected.Load(recording.PathOf($".{optimizer}.safetensors"));
        Close(recording.Losses(optimizer), losses, "losses");
        Dictionary<string, double[]> first = recording.Gradients().ToDictionary(gradient => gradient.Parameter, gradient => gradient.Values);
        foreach (ModelParameter<double> parameter in expected.Parameters)
        {
            // Gradients of 1e-15 are 0 but for rounding, in which no two programs agree: AdamW divides them by ε, lr·g/ε a step for each.
            double[] gradient = first[parameter.Name];
            double[] weights = [.. net[parameter.Name].Weights.ToArray().Select((weight, i) => optimizer == "AdamW" && Math.Abs(gradient[i]) < 1e-14 && Math.Abs(weight - parameter.Weights[i]) < 5e-9 ? parameter.Weights[i] : weight)];
            Close(parameter.Weights.ToArray(), weights, parameter.Name);
        }

        for (int i = 0; i < net.States.Count; i++)
        {
            // What PyTorch takes over n − 1 is over n here, but for what is left of the first value.
            int n = recording.Elements / net.States[i].Shape[0];
            double left = Math.Pow(.9, losses.Length);
            double[] values = net.States[i].Name.EndsWith(".v", StringComparison.Ordinal)
                ? [.. expected.States[i].Values.ToArray().Select((v, c) => (left * before.States[i].Values[c]) + ((v - (left * before.States[i].Values[c])) * (n - 1) / n))]
                : expected.States[i].Values.ToArray();
            Close(values, net.States[i].Values.ToArray(), net.States[i].Name);
        }
    }

    /// <summary>What was trained and saved here loads in PyTorch, and predicts the same there.</summary>
    [PyTorchFact]
    public void PyTorch_loads_what_is_saved()
    {
        List<(string Name, byte[] File, JsonElement Data)> cases = [];
        List<double[]> predictions = [];
        foreach ((string name, (Func<Model<double>> make, Call gradients, _, Result predict)) in Nets)
        {
            Recording recording = new(name);
            Model<double> net = make();
            net.Load(recording.PathOf(".safetensors"));
            AdamW adam = new(.01);
            adam.Add(net);
            for (int step = 0; step < 3; step++)
            {
                gradients(net, recording);
                adam.Step();
            }

            using MemoryStream saved = new();
            net.Save(saved);
            cases.Add((name, saved.ToArray(), recording.Input));
            predictions.Add(predict(net, recording));
        }

        double[][] there = PyTorch.Predict(cases);
        for (int i = 0; i < cases.Count; i++)
        {
            Close(there[i], predictions[i], cases[i].Name);
        }
    }

    private static void Close(double[] expected, double[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance * scale, $"{what}, element {i}: expected {expected[i]}, found {actual[i]}");
        }
    }

    /// <summary>Shape and bytes of each tensor of a file.</summary>
    private static Dictionary<string, string> Tensors(byte[] file)
    {
        int start = 8 + (int)BitConverter.ToInt64(file);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, start - 8));
        return header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__").ToDictionary(
            entry => entry.Name,
            entry =>
            {
                int[] offsets = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(number => number.GetInt32())];
                return $"{entry.Value.GetProperty("dtype")} {entry.Value.GetProperty("shape")} {Convert.ToHexString(file.AsSpan(start + offsets[0], offsets[1] - offsets[0]))}".Replace(" ", "", StringComparison.Ordinal);
            });
    }
}
