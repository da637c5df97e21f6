using System.Globalization;
using System.Text.Json;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Text;

namespace OptGen.Generator.Tests.Models.Recordings;

/// <summary>A model with what PyTorch computes of it; see tests/OptGen.Tests/Models/Recordings.</summary>
internal sealed class Recording
{
    private static readonly string Folder = Path.Combine(Snapshot.ProjectDirectory, "../OptGen.Tests/Models/Recordings/Data");

    private readonly JsonElement _root;

    private Recording(string name, JsonElement root)
    {
        (Name, _root) = (name, root);
        Data = RecordedTensor.All(root.GetProperty("data"));
        Parameters = RecordedTensor.All(root.GetProperty("parameters"));
        States = RecordedTensor.All(root.GetProperty("states"));
    }

    /// <summary>All recordings but those of the library's own layers, which tests/OptGen.Tests/Models/Box has.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. File.ReadAllLines(Path.Combine(Folder, "recordings.txt")).Where(name => name.Length > 0 && !name.StartsWith("box/", StringComparison.Ordinal))];

    /// <summary>Recorded models with the noise that what is recorded does without. What PyTorch made of them is not known.</summary>
    public static IReadOnlyList<Recording> Noisy { get; } =
    [
        Read("examples/DeepWithoutDrops").With("noisy/Deep", text => text.Replace("Dense(x, 5))), 0)", "Dense(x, 5))), .25)", StringComparison.Ordinal)),
        Read("examples/DropConnectNet").With("noisy/DropConnect", text => text.Replace("keep: 1", "keep: .6", StringComparison.Ordinal)),
        Read("examples/Vae").With(
            "noisy/Vae",
            _ => """
                x[N, k]; h = relu(Dense(x, 5)); m[N, q] = Dense(h, 2); s[N, q] = Dense(h, 2); r = Dense(relu(Dense(m + exp(s/2)*normal(), 5)), k)
                loss = mean(sum(softplus(r) - x*r, k) + sum(exp(s) + m² - 1 - s, q)/2); sigmoid(r)
                """,
            without: "n"),
    ];

    /// <summary>Folder and class.</summary>
    public string Name { get; }

    /// <summary>The classes; the last is the model.</summary>
    public IReadOnlyList<ModelClass> Classes =>
        [.. _root.GetProperty("box").EnumerateArray().Select(layer => layer.GetString() == Layer.Name ? Layer : throw new InvalidDataException($"{layer} is not known.")),
            .. _root.GetProperty("declarations").EnumerateArray().Select(declaration => new ModelClass(declaration.GetProperty("class").GetString()!, declaration.GetProperty("text").GetString()!, declaration.GetProperty("constructor").GetString(), IsDouble: true))
            .Select((model, i) => i == _root.GetProperty("declarations").GetArrayLength() - 1 ? model with { Text = Change(model.Text) } : model)];

    /// <summary>The model, with its loops written out for the recorded arguments.</summary>
    public ModelDeclaration Declaration => Classes[^1].Declare(Classes) with
    {
        Unrolled = new EquatableArray<UnrolledLength>(Arguments.EnumerateObject()
            .Where(argument => argument.Value.ValueKind == JsonValueKind.Number && argument.Value.TryGetInt64(out _))
            .Select(argument => new UnrolledLength(argument.Name, argument.Value.GetInt64()))),
    };

    /// <summary>The layer of the library that these models call.</summary>
    private static ModelClass Layer { get; } = new(
        "Conv",
        "x[N, H, W, C]; weight[k, k, C/groups, F] ~ he; bias[F] ~ 0; conv(x, weight, stride: stride, pad: pad, dilate: dilate, groups: groups) + bias",
        "int F, int k, int stride = 1, int pad = 0, int dilate = 1, int groups = 1",
        IsDouble: true);

    /// <summary>What is another in the text of the model than PyTorch's.</summary>
    private Func<string, string> Change { get; init; } = text => text;

    public JsonElement Arguments => _root.GetProperty("arguments");

    public IReadOnlyList<RecordedTensor> Data { get; private init; }

    public IReadOnlyList<RecordedTensor> Parameters { get; }

    public IReadOnlyList<RecordedTensor> States { get; }

    public ComputedCall Evaluation => Call(_root.GetProperty("evaluation"));

    public ComputedCall Training => Call(_root.GetProperty("training"));

    /// <summary>Null where the model has no states.</summary>
    public ComputedCall? EvaluationAfterTraining => _root.TryGetProperty("evaluation_after_training", out JsonElement after) ? Call(after) : null;

    /// <summary>The optimizers that made five steps.</summary>
    public IEnumerable<string> Optimizers => _root.TryGetProperty("steps", out JsonElement steps) ? steps.EnumerateObject().Select(entry => entry.Name) : [];

    public static Recording Read(string name) => new(name, JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement);

    public ComputedSteps Steps(string optimizer)
    {
        JsonElement steps = _root.GetProperty("steps").GetProperty(optimizer);
        return new(RecordedTensor.Numbers(steps.GetProperty("losses")), RecordedTensor.ByName(steps.GetProperty("parameters")), RecordedTensor.ByName(steps.GetProperty("states")));
    }

    public double Hyperparameter(string optimizer, string name, int place = 0) => RecordedTensor.Numbers(_root.GetProperty("steps").GetProperty(optimizer).GetProperty("hyperparameters").GetProperty(name))[place];

    /// <summary>The first data with axes: along its first axis batches pick rows, of all data that have it first.</summary>
    public RecordedTensor Examples => Data.First(data => data.Axes.Length > 0);

    /// <summary>The same model with these examples. What PyTorch made of them is not known.</summary>
    public Recording WithRows(int[] rows) => new(Name, _root)
    {
        Change = Change,
        Data = [.. Data.Select(data => data.Axes.Length > 0 && data.Axes[0] == Examples.Axes[0] ? data.Pick(rows) : data)],
    };

    private Recording With(string name, Func<string, string> change, string? without = null) => new(name, _root) { Change = change, Data = [.. Data.Where(data => data.Name != without)] };

    /// <summary>The names of a variable in all rounds of the loops that it belongs to.</summary>
    public IReadOnlyList<string> NamesOf(ModelVariable variable) => [.. variable.Rounds.Aggregate((IEnumerable<string>)[variable.Name], (names, rounds) => names.SelectMany(name => Enumerable
        .Range((int)rounds.From.Evaluate(LengthOf), (int)rounds.Axis.Length.Evaluate(LengthOf))
        .Select(round => name.Replace($"{{{rounds.Symbol}}}", $"{round}", StringComparison.Ordinal))))];

    /// <summary>Where a bound model has other data, parameters and states.</summary>
    public IEnumerable<string> NameDifferences(BoundModel model)
    {
        string Listed(IEnumerable<string> names) => string.Join(" ", names.Order(StringComparer.Ordinal));
        string Recorded(IEnumerable<RecordedTensor> tensors) => Listed(tensors.Select(tensor => $"{tensor.Name}[{string.Join(",", tensor.Shape)}]{(tensor.IsInteger ? "int" : "")}"));
        string Lengths(IEnumerable<Axis> axes) => string.Join(",", axes.Select(axis => (long)axis.Length.Evaluate(LengthOf)));
        (string Entry, IEnumerable<string> Own, IEnumerable<RecordedTensor> Recorded)[] all =
        [
            ("data", model.Data.Select(data => $"{data.Name}[{Lengths(data.Axes)}]{(data.Kind == ElementKind.Integer ? "int" : "")}"), Data),
            ("parameters", model.Parameters.SelectMany(parameter => NamesOf(parameter).Select(name => $"{name}[{Lengths(parameter.Axes)}]")), Parameters),
            ("states", model.States.SelectMany(state => NamesOf(state).Select(name => $"{name}[{Lengths(state.Axes)}]")), States),
        ];
        return all.Where(item => Listed(item.Own) != Recorded(item.Recorded)).Select(item => $"{item.Entry}: {Listed(item.Own)} instead of {Recorded(item.Recorded)}");
    }

    /// <summary>A length of the data by the name of its axis.</summary>
    public int LengthOf(string axis) => Data.Concat(Parameters).Concat(States).Where(tensor => tensor.Axes.Contains(axis)).Select(tensor => tensor.Shape[Array.IndexOf(tensor.Axes, axis)]).First();

    public long LengthOf(LengthSymbol symbol) => symbol.IsOfData ? LengthOf(symbol.Name) : (long)Number(symbol.Name);

    /// <summary>What the constructor is given, or has by default.</summary>
    public double Number(string name)
    {
        if (Arguments.TryGetProperty(name, out JsonElement argument))
        {
            return argument.GetDouble();
        }

        string[] path = name.Split('.');
        if (path.Length == 2)
        {
            // new Generator(d: 2, k: 3)
            string made = Arguments.GetProperty(path[0]).GetString()!;
            return double.Parse(made.Split('(', ',', ')').Select(part => part.Split(':')).Single(part => part[0].Trim() == path[1])[1], CultureInfo.InvariantCulture);
        }

        ModelClass model = Classes[^1];
        string text = model.Constructor ?? model.Text.Replace(":=", "=", StringComparison.Ordinal).Replace(';', ',').Replace('\n', ',');
        string value = text.Split(',').Select(part => part.Split('=')).First(part => part.Length == 2 && part[0].Trim().Split(' ')[^1] == name)[1];
        return value.Split('/').Select(factor => double.Parse(factor.Trim(), CultureInfo.InvariantCulture)).Aggregate((a, b) => a / b);
    }

    private static ComputedCall Call(JsonElement call) => new()
    {
        Loss = call.TryGetProperty("loss", out JsonElement loss) && loss.ValueKind == JsonValueKind.Number ? loss.GetDouble() : null,
        Prediction = call.TryGetProperty("prediction", out JsonElement prediction) && prediction.ValueKind == JsonValueKind.Object ? RecordedTensor.Numbers(prediction) : null,
        Numbers = call.GetProperty("numbers").EnumerateObject().ToDictionary(number => number.Name, number => number.Value.GetDouble()),
        Gradients = call.TryGetProperty("gradients", out JsonElement gradients) ? RecordedTensor.ByName(gradients) : new Dictionary<string, double[]>(),
        States = call.TryGetProperty("states", out JsonElement states) ? RecordedTensor.ByName(states) : new Dictionary<string, double[]>(),
    };
}
