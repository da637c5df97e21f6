using System.Globalization;
using System.Text.Json;
using OptGen.Compiler.Declarations;
using OptGen.Compiler.Models.Binding;
using OptGen.Compiler.Models.Gradients;
using OptGen.Compiler.Models.Graph;
using OptGen.Compiler.Text;
using OptGen.Generator.Tests.Models.Reference;

namespace OptGen.Generator.Tests.Models.Recordings;

/// <summary>A model with what PyTorch computes of it; see tests/OptGen.Tests/Models/Recordings.</summary>
internal sealed class Recording(JsonElement root)
{
    /// <summary>
    /// Both compute in double, in other orders. The longest chains here are some thousand roundings of 1.1e-16 of values of about 1; the greatest quotient that a cancellation
    /// leaves in these nets is about 1e3.
    /// </summary>
    private const double Tolerance = 1e-12;

    /// <summary>
    /// PyTorch's derivative of digamma is an asymptotic series from 6 on whose first missing term is 1/(30·x⁸) of the value: 2e-8 at 6. Ours is held against mpmath
    /// in tests/OptGen.Tests/Elementary.
    /// </summary>
    private const double ToleranceOfTrigamma = 2e-8;

    private readonly Dictionary<string, double[]> _data = Tensors(root.GetProperty("data"));
    private readonly Dictionary<string, double[]> _parameters = Tensors(root.GetProperty("parameters"));
    private Dictionary<string, double[]> _states = Tensors(root.GetProperty("states"));

    public static Recording Read(string path) => new(JsonDocument.Parse(File.ReadAllText(path)).RootElement);

    /// <summary>The classes; the last is the model.</summary>
    public IReadOnlyList<ModelClass> Classes =>
        [.. root.GetProperty("declarations").EnumerateArray().Select(declaration => new ModelClass(declaration.GetProperty("class").GetString()!, declaration.GetProperty("text").GetString()!, declaration.GetProperty("constructor").GetString(), IsDouble: true))];

    /// <summary>The model, with its loops written out for the recorded arguments.</summary>
    public ModelDeclaration Declaration => Classes[^1].Declare(Classes) with
    {
        Unrolled = new EquatableArray<UnrolledLength>(root.GetProperty("arguments").EnumerateObject()
            .Where(argument => argument.Value.ValueKind == JsonValueKind.Number && argument.Value.TryGetInt64(out _))
            .Select(argument => new UnrolledLength(argument.Name, argument.Value.GetInt64()))),
    };

    /// <summary>Layers of the package that it calls.</summary>
    public bool NeedsBox => root.GetProperty("box").GetArrayLength() > 0;

    /// <summary>Where a bound model computes other than PyTorch did.</summary>
    public IEnumerable<string> Differences(BoundModel model) =>
    [
        .. Names(model),
        .. Evaluation(model, root.GetProperty("evaluation"), "evaluation"),
        .. Training(model, root.GetProperty("training")),
        .. root.TryGetProperty("evaluation_after_training", out JsonElement after) ? Evaluation(model, after, "evaluation after training") : [],
    ];

    private IEnumerable<string> Names(BoundModel model)
    {
        string Listed(IEnumerable<string> names) => string.Join(" ", names.Order(StringComparer.Ordinal));
        string Recorded(string entry) => Listed(root.GetProperty(entry).EnumerateArray().Select(tensor =>
            $"{tensor.GetProperty("name").GetString()}[{string.Join(",", tensor.GetProperty("shape").EnumerateArray().Select(length => length.GetInt64()))}]{(entry == "data" && tensor.GetProperty("type").GetString() == "int" ? "int" : "")}"));
        string Lengths(IEnumerable<OptGen.Compiler.Models.Axes.Axis> axes) => string.Join(",", axes.Select(axis => (long)axis.Length.Evaluate(LengthOf)));
        (string Entry, IEnumerable<string> Own)[] all =
        [
            ("data", model.Data.Select(data => $"{data.Name}[{Lengths(data.Axes)}]{(data.Kind == ElementKind.Integer ? "int" : "")}")),
            ("parameters", model.Parameters.Select(parameter => $"{parameter.Name}[{Lengths(parameter.Axes)}]")),
            ("states", model.States.Select(state => $"{state.Name}[{Lengths(state.Axes)}]")),
        ];
        return all.Where(item => Listed(item.Own) != Recorded(item.Entry)).Select(item => $"{item.Entry}: {Listed(item.Own)} instead of {Recorded(item.Entry)}");
    }

    private IEnumerable<string> Evaluation(BoundModel model, JsonElement recorded, string what)
    {
        TensorEvaluator evaluator = new(new TensorInputs(LengthOf, Leaf));
        List<string> wrong = [.. Pass(evaluator, model.Evaluation, recorded, what)];
        if (recorded.TryGetProperty("prediction", out JsonElement prediction) && prediction.ValueKind == JsonValueKind.Object)
        {
            wrong.AddRange(model.Evaluation.Result is { } result
                ? Compared($"prediction of {what}", evaluator.Evaluate(result), Values(prediction))
                : [$"no prediction of {what}"]);
        }

        return wrong;
    }

    private static IEnumerable<string> Pass(TensorEvaluator evaluator, ModelPass pass, JsonElement recorded, string what)
    {
        if (recorded.TryGetProperty("loss", out JsonElement loss) && loss.ValueKind == JsonValueKind.Number)
        {
            foreach (string wrong in pass.Loss is { } own ? Compared($"loss of {what}", evaluator.Evaluate(own), [loss.GetDouble()]) : [$"no loss of {what}"])
            {
                yield return wrong;
            }
        }

        foreach (JsonProperty number in recorded.GetProperty("numbers").EnumerateObject())
        {
            Tensor? own = pass.Values.FirstOrDefault(value => value.Name == number.Name).Value;
            foreach (string wrong in own is null ? [$"no {number.Name} of {what}"] : Compared($"{number.Name} of {what}", evaluator.Evaluate(own), [number.Value.GetDouble()]))
            {
                yield return wrong;
            }
        }
    }

    private IEnumerable<string> Training(BoundModel model, JsonElement recorded)
    {
        Tensor[] parameters = [.. model.Parameters.Select(parameter => model.Graph.Leaf(TensorOperation.Parameter, parameter.Name, parameter.Axes))];
        IReadOnlyList<Tensor?> gradients = model.Training.Loss is { } loss ? Adjoint.Of(model.Graph, loss, parameters) : [];
        TensorEvaluator evaluator = new(new TensorInputs(LengthOf, Leaf));
        List<string> wrong = [.. Pass(evaluator, model.Training, recorded, "training")];
        Dictionary<string, double[]> expected = Tensors(recorded.GetProperty("gradients"));
        for (int i = 0; i < parameters.Length && expected.TryGetValue(model.Parameters[i].Name, out double[]? gradient); i++)
        {
            double[] derived = gradients[i] is { } own ? evaluator.Evaluate(own) : new double[gradient.Length];
            wrong.AddRange(Compared($"∂{model.Parameters[i].Name}", derived, gradient, Classes[^1].Text.Contains("digamma", StringComparison.Ordinal) ? ToleranceOfTrigamma : Tolerance));
        }

        Dictionary<string, double[]> after = Tensors(recorded.GetProperty("states"));
        foreach ((string name, Tensor value) in model.Training.Updates.Where(update => after.ContainsKey(update.State)))
        {
            wrong.AddRange(Compared(name, evaluator.Evaluate(value), after[name]));
        }

        _states = after;
        return wrong;
    }

    private static IEnumerable<string> Compared(string what, double[] own, double[] expected, double tolerance = Tolerance)
    {
        double size = Math.Max(1, expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max());
        int place = own.Length == expected.Length ? Enumerable.Range(0, own.Length).FirstOrDefault(i => !(own[i].Equals(expected[i]) || Math.Abs(own[i] - expected[i]) <= tolerance * size), -1) : 0;
        if (own.Length != expected.Length || place >= 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{what}: {own.Length} numbers instead of {expected.Length}, at {place} {own.ElementAtOrDefault(place):R} instead of {expected.ElementAtOrDefault(place):R}");
        }
    }

    private long LengthOf(OptGen.Compiler.Models.Axes.LengthSymbol symbol)
    {
        foreach (string entry in (string[])["data", "parameters", "states"])
        {
            foreach (JsonElement tensor in root.GetProperty(entry).EnumerateArray())
            {
                int place = tensor.GetProperty("axes").EnumerateArray().Select(axis => axis.GetString()).ToList().IndexOf(symbol.Name);
                if (symbol.IsOfData && place >= 0)
                {
                    return tensor.GetProperty("shape")[place].GetInt64();
                }
            }
        }

        return (long)Number(symbol.Name);
    }

    private double Number(string name)
    {
        if (root.GetProperty("arguments").TryGetProperty(name, out JsonElement argument))
        {
            return argument.GetDouble();
        }

        string[] path = name.Split('.');
        if (path.Length == 2)
        {
            // new Generator(d: 2, k: 3)
            string made = root.GetProperty("arguments").GetProperty(path[0]).GetString()!;
            return double.Parse(made.Split('(', ',', ')').Select(part => part.Split(':')).Single(part => part[0].Trim() == path[1])[1], CultureInfo.InvariantCulture);
        }

        ModelClass model = Classes[^1];
        string text = model.Constructor ?? model.Text.Replace(":=", "=", StringComparison.Ordinal).Replace(';', ',').Replace('\n', ',');
        string value = text.Split(',').Select(part => part.Split('=')).First(part => part.Length == 2 && part[0].Trim().Split(' ')[^1] == name)[1];
        return value.Split('/').Select(factor => double.Parse(factor.Trim(), CultureInfo.InvariantCulture)).Aggregate((a, b) => a / b);
    }

    private double Leaf(Tensor tensor, int place) => tensor.Operation switch
    {
        TensorOperation.Hyperparameter => Number(tensor.Content.Name),
        TensorOperation.Data => _data[tensor.Content.Name][place],
        TensorOperation.Parameter => _parameters[tensor.Content.Name][place],
        TensorOperation.State => _states[tensor.Content.Name][place],

        // What is recorded drops nothing, and adds no noise.
        TensorOperation.Uniform => 0.5,
        _ => 0,
    };

    private static Dictionary<string, double[]> Tensors(JsonElement tensors) => tensors.ValueKind == JsonValueKind.Object
        ? tensors.EnumerateObject().ToDictionary(tensor => tensor.Name, tensor => Values(tensor.Value))
        : tensors.EnumerateArray().ToDictionary(tensor => tensor.GetProperty("name").GetString()!, Values);

    private static double[] Values(JsonElement tensor) => Flat(tensor.ValueKind == JsonValueKind.Object ? tensor.GetProperty("values") : tensor);

    private static double[] Flat(JsonElement values) => values.ValueKind switch
    {
        JsonValueKind.Array => [.. values.EnumerateArray().SelectMany(Flat)],
        JsonValueKind.String => [Special(values.GetString()!)],
        JsonValueKind.True => [1],
        JsonValueKind.False => [0],
        _ => [values.GetDouble()],
    };

    private static double Special(string text) => text switch { "inf" or "Infinity" => double.PositiveInfinity, "-inf" or "-Infinity" => double.NegativeInfinity, _ => double.NaN };
}
