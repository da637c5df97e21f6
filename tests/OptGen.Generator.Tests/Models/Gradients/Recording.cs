using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OptGen.Compiler.Models.Axes;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Graph;
using OptGen.Generator.Tests.Models.Reference;

namespace OptGen.Generator.Tests.Models.Gradients;

/// <summary>A model that PyTorch has computed; see the page beside the recordings.</summary>
internal sealed class Recording
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Snapshot.ProjectDirectory, "..", "OptGen.Tests", "Models", "Recordings", "Data"));

    private readonly JsonElement _root;

    private Recording(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")));
        _root = document.RootElement.Clone();
        Dictionary<string, string> arguments = _root.GetProperty("arguments").EnumerateObject().ToDictionary(argument => argument.Name, argument => argument.Value.ToString());
        ModelClass[] classes = [.. _root.GetProperty("declarations").EnumerateArray().Select(declaration => new ModelClass(
            declaration.GetProperty("class").GetString()!,
            declaration.GetProperty("text").GetString()!,
            declaration.GetProperty("constructor").GetString(),
            IsDouble: true))];
        Others = classes[..^1];
        Model = classes[^1] with { Constructor = classes[^1].Constructor is { } constructor ? Given(constructor, arguments) : null };
        Arguments = arguments;
    }

    public static IReadOnlyList<string> Names { get; } = [.. File.ReadLines(Path.Combine(Folder, "recordings.txt")).Where(line => line.Length > 0)];

    /// <summary>The model; the numbers that are given for its constructor are the defaults, because loops are written out for these.</summary>
    public ModelClass Model { get; }

    public IReadOnlyList<ModelClass> Others { get; }

    public IReadOnlyDictionary<string, string> Arguments { get; }

    public double TrainingLoss => _root.GetProperty("training").GetProperty("loss").GetDouble();

    public static Recording Read(string name) => new(name);

    public double[] Gradient(string parameter) => Numbers(_root.GetProperty("training").GetProperty("gradients").GetProperty(parameter));

    /// <summary>The lengths and values of the training call.</summary>
    public TensorInputs Inputs(BoundModel model)
    {
        JsonElement[] tensors = [.. new[] { "data", "parameters", "states" }.SelectMany(kind => _root.GetProperty(kind).EnumerateArray())];
        Dictionary<string, double[]> values = tensors.ToDictionary(tensor => tensor.GetProperty("name").GetString()!, tensor => Numbers(tensor.GetProperty("values")));
        Dictionary<LengthSymbol, long> lengths = [];
        foreach ((string name, IReadOnlyList<Axis> axes) in model.Data.Select(data => (data.Name, data.Axes)).Concat(model.Parameters.Concat(model.States).Select(variable => (variable.Name, variable.Axes))))
        {
            long[] shape = [.. tensors.Single(tensor => tensor.GetProperty("name").GetString() == name).GetProperty("shape").EnumerateArray().Select(length => length.GetInt64())];
            for (int i = 0; i < axes.Count; i++)
            {
                if (axes[i].Length.Symbols.ToArray() is [LengthSymbol symbol] && axes[i].Length.Equals(Length.Of(symbol)))
                {
                    lengths[symbol] = shape[i];
                }
            }
        }

        double Constructed(string name) => double.Parse(
            Arguments.TryGetValue(name, out string? given) ? given : model.Constructor.Single(parameter => parameter.Name == name).Default!,
            CultureInfo.InvariantCulture);
        return new TensorInputs(
            symbol => lengths.TryGetValue(symbol, out long length) ? length : (long)Constructed(symbol.Name),
            (leaf, i) => leaf.Operation switch
            {
                TensorOperation.Hyperparameter => Constructed(leaf.Content.Name),

                // Recorded are models that leave nothing out.
                TensorOperation.Uniform => 0.5,
                _ => values[leaf.Content.Name][i],
            });
    }

    private static string Given(string constructor, Dictionary<string, string> arguments) => string.Join(", ", constructor.Split(", ").Select(parameter =>
        Regex.Match(parameter, @"^(\w+ (\w+))( = .*)?$") is { Success: true } match && arguments.TryGetValue(match.Groups[2].Value, out string? value) && !value.StartsWith("new", StringComparison.Ordinal)
            ? $"{match.Groups[1].Value} = {value}"
            : parameter));

    private static double[] Numbers(JsonElement element) => [.. Flat(element)];

    private static IEnumerable<double> Flat(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Flat),
        JsonValueKind.Object => Flat(element.GetProperty("values")),
        JsonValueKind.String => [double.Parse(element.GetString()!, CultureInfo.InvariantCulture)],
        _ => [element.GetDouble()],
    };
}
